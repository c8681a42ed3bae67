// What listens to what? Everything that the page does starts here.

const listenToCards = () => {
  for (const map of maps) {
    map.cards.forEach((card, skill) => {
      card.setAttribute('role', 'button');
      card.querySelector('title').remove();  // the button's name is what is seen on it
      card.addEventListener('click', () => { if (travelled <= 4) selectSkill(skill, {focus: true}); });
      card.addEventListener('focus', () => { reachable(skill); map.reveal(skill); });
    });
    map.svg.addEventListener('keydown', (event) => {
      const card = event.target.closest('.step');
      if (!card || event.ctrlKey || event.metaKey || event.altKey) return;
      const skill = numberOf.get(card.dataset.step);
      if (event.key === 'Enter' || event.key === ' ') selectSkill(skill, {focus: true});
      else if (event.key === 'k' || event.key === 'K') toggleMark(skill);
      else if (event.key === '+') map.zoom(1.4);
      else if (event.key === '-') map.zoom(1 / 1.4);
      else if (/^(Arrow|Home$|End$)/.test(event.key)) {
        const next = neighbour(map, skill, event.key);
        if (next !== undefined) focusCard(next);
      } else return;
      event.preventDefault();
    });
  }
  reachable(data.steps[0].id);
};

const listenToDetail = () => detail.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  if (button.id === 'close') closeCard();
  else if (button.id === 'mark') toggleMark(selected);
  else if (button.dataset.go) selectSkill(numberOf.get(button.dataset.go), {focus: true});
});

const THEMES = ['auto', 'light', 'dark'];
const setTheme = (theme) => {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  document.getElementById('theme').textContent = `Theme: ${theme}`;
};
let theme = kept(THEME_KEY) ?? document.documentElement.dataset.theme ?? 'auto';
if (!THEMES.includes(theme)) theme = 'auto';
setTheme(theme);
document.getElementById('theme').addEventListener('click', () => {
  theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
  setTheme(theme);
  keep(THEME_KEY, theme);
});

document.getElementById('print').addEventListener('click', () => window.print());
document.getElementById('reset').addEventListener('click', forgetMarks);
document.addEventListener('keydown', (event) => { if (event.key === 'Escape') closeCard(); });

const find = document.getElementById('find');
find.addEventListener('input', () => search(find.value));
find.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') { find.value = ''; search(''); }
  if (event.key !== 'Enter') return;
  const [first] = search(find.value);
  if (first !== undefined && maps.length) selectSkill(first, {focus: true});
});

for (const row of document.querySelectorAll('.row')) {
  const skill = numberOf.get(row.dataset.step);
  row.querySelector('input').addEventListener('change', () => toggleMark(skill));
}

document.getElementById('copy')?.addEventListener('click', async () => {
  const command = document.getElementById('command');
  try {
    await navigator.clipboard.writeText(command.textContent);
    document.getElementById('told').textContent = 'The command is copied.';
  } catch {
    getSelection().selectAllChildren(command);
  }
});

if (maps.length) {
  listenToMap();
  listenToCards();
  listenToDetail();
}
repaint();

// Which skills are meant by what somebody types? Those whose name, area or spelling holds it, in any case, without accents.

const folded = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const haystacks = new Map(data.steps.map((step) =>
  [step.id, folded([step.name, idOf(step.id), step.area, ...step.spellings].join('\n'))]));

const search = (typed) => {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  const hits = data.steps.map((step) => step.id).filter((skill) => words.every((word) => haystacks.get(skill).includes(word)));
  const fits = new Set(hits);
  for (const map of maps) {
    map.svg.classList.toggle('searched', words.length > 0);
    map.cards.forEach((card, skill) => card.classList.toggle('hit', words.length > 0 && fits.has(skill)));
  }
  for (const row of document.querySelectorAll('.row')) row.hidden = !fits.has(numberOf.get(row.dataset.step));
  for (const part of document.querySelectorAll('.milestone')) part.hidden = !part.querySelector('.row:not([hidden])');
  document.getElementById('found').textContent = words.length ? `${hits.length} of ${data.steps.length} skills` : '';
  if (words.length && hits.length && maps.length) shownMap().reveal(hits[0]);
  return hits;
};

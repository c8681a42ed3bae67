// What changes when a skill is marked as known? Match, hours, the next step, and what is open. Marks are kept.

const KEY = `pathfinder marks ${data.key}`;
const THEME_KEY = 'pathfinder theme';
const kept = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
const keep = (key, value) => { try { localStorage.setItem(key, value); } catch { /* no storage: nothing to keep */ } };

const readMarks = () => {
  try {
    return new Set(JSON.parse(kept(KEY) ?? '[]').map((id) => numberOf.get(id)).filter((skill) => stepOf.has(skill)));
  } catch { return new Set(); }
};
const marks = readMarks();

const STATES = {known: '✓ known', next: '▶ next', spare: 'no longer needed', later: ''};

const paintCard = (card, state) => {
  const ground = card.querySelector('rect'), texts = card.querySelectorAll('text'), last = texts[texts.length - 1];
  last.dataset.text ??= last.textContent === 'start here' ? '' : last.textContent;
  ground.setAttribute('class', {known: 'goodcard s-good', next: 'nowcard s-now'}[state] ?? 'card s-line');
  last.textContent = {known: '✓ you know this', next: 'start here', spare: 'no longer needed'}[state] ?? last.dataset.text;
  last.setAttribute('class', {known: 'good b', next: 'now b'}[state] ?? 'quiet');
  card.classList.toggle('spare', state === 'spare');
};

const paintRow = (row, {state, match}) => {
  row.querySelector('input').checked = state === 'known';
  const told = row.querySelector('.state');
  told.textContent = STATES[state];
  told.hidden = !STATES[state];
  row.dataset.state = state;
  const after = row.querySelector('.after');
  after.dataset.text ??= after.textContent;
  after.textContent = match === undefined ? '–' : match === null ? after.dataset.text : percentText(match);
};

const drawCurve = (walked) => {
  const svg = document.getElementById('curve'), frame = data.curve, note = document.getElementById('curve-note');
  let line = svg.querySelector('.mine');
  note.hidden = marks.size === 0 || walked.start === null;
  if (!line) {
    line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    line.setAttribute('class', 'none s-good mine');
    svg.append(line);
  }
  if (note.hidden) { line.setAttribute('d', ''); return; }
  const x = (hours) => frame.left + (frame.right - frame.left) * (frame.hours ? hours / frame.hours : 0);
  const y = (match) => frame.floor - (frame.floor - frame.ceiling) * Math.min(1, match / frame.highest);
  const rises = [...walked.rows.values()].filter((row) => row.hours !== undefined)
    .map((row) => `H${x(row.hours).toFixed(1)}V${y(row.match).toFixed(1)}`);
  line.setAttribute('d', `M${x(0)} ${y(walked.start).toFixed(1)}${rises.join('')}`);
};

const repaint = () => {
  const walked = walk(marks);
  for (const map of maps) map.cards.forEach((card, skill) => paintCard(card, walked.rows.get(skill).state));
  for (const row of document.querySelectorAll('.row')) paintRow(row, walked.rows.get(numberOf.get(row.dataset.step)));
  if (walked.start !== null) document.getElementById('now-match').textContent = percentText(walked.start);
  document.getElementById('left-hours').textContent = hoursText(walked.hours);
  document.getElementById('left-steps').textContent = String(walked.left);
  document.getElementById('reset').hidden = marks.size === 0;
  drawCurve(walked);
  showCommand();
  if (selected !== null) fillCard(selected);
  return walked;
};

const showCommand = () => {
  const command = document.getElementById('command');
  if (!command) return;
  const have = [...new Set([...data.have, ...[...marks].map(idOf)])];
  const role = data.roles ? ` --role ${data.roles}` : '';
  command.textContent = `pathfinder plan${role}${have.length ? ` --have ${have.join(',')}` : ''}`;
};

// Say what a mark did: match and hours now, and what it opened.
const tell = (skill, before, walked) => {
  const opened = openedBy(before, knownWith(marks)).map(nameOf);
  const many = opened.length > 5 ? [...opened.slice(0, 4), `${opened.length - 4} more`] : opened;
  const what = marks.has(skill) ? `You know ${nameOf(skill)}.` : `${nameOf(skill)} is to be learned again.`;
  const numbers = walked.start === null ? '' : ` Match today ${percentText(walked.start)},`;
  const opens = many.length ? ` It opens ${listText(many)}.` : '';
  document.getElementById('told').textContent = `${what}${numbers} ${hoursText(walked.hours)} left.${opens}`;
};

// A step that is known only because another one brings it can be unmarked by unmarking that one.
const toggleMark = (skill) => {
  const before = knownWith(marks);
  if (marks.has(skill)) marks.delete(skill);
  else if (before.has(skill)) [...marks].filter((each) => withAssumed([each]).has(skill)).forEach((each) => marks.delete(each));
  else marks.add(skill);
  keep(KEY, JSON.stringify([...marks].map(idOf)));
  const inCard = document.activeElement?.id === 'mark';
  tell(skill, before, repaint());
  if (inCard) document.getElementById('mark').focus();
};

const forgetMarks = () => {
  marks.clear();
  keep(KEY, '[]');
  repaint();
  document.getElementById('told').textContent = 'Your marks are forgotten.';
};

// What is known, what is ready, and what is the match? The same rules as the planner's, on the embedded data.

const data = JSON.parse(document.getElementById('data').textContent);
const NAME = 0, NEEDS = 1, ANY = 2;
const numberOf = new Map(data.ids.map((id, number) => [id, number]));
const stepOf = new Map(data.steps.map((step, place) => [step.id, place]));
const idOf = (number) => data.ids[number];
const nameOf = (number) => data.skills[number][NAME];

// A known skill brings its plain prerequisites, recursively, unless the plan was asked to assume nothing.
const withAssumed = (numbers) => {
  const known = new Set();
  const waiting = [...numbers];
  while (waiting.length) {
    const skill = waiting.pop();
    if (known.has(skill)) continue;
    known.add(skill);
    if (!data.exact) waiting.push(...data.skills[skill][NEEDS]);
  }
  return known;
};

const knownWith = (marked) => new Set([...data.known, ...withAssumed(marked)]);

const isReady = (skill, known) =>
  data.skills[skill][NEEDS].every((needed) => known.has(needed)) &&
  data.skills[skill][ANY].every((group) => group.some((member) => known.has(member)));

// The skills that are not ready with the one set and are with the other.
const openedBy = (before, after) =>
  data.skills.map((_, skill) => skill)
    .filter((skill) => !after.has(skill) && !isReady(skill, before) && isReady(skill, after));

const matchOf = (known) => data.requirements === null ? null : data.requirements.reduce(
  (sum, [weight, ...skills]) => skills.some((skill) => known.has(skill)) ? sum + weight : sum, 0);

// Walk the steps that are left, in the plan's order: match and hours after each, and whether it is still needed.
const walk = (marked) => {
  const known = knownWith(marked);
  const rows = new Map();
  let match = matchOf(known), hours = 0, left = 0, next = null;
  const start = match;
  let reached = data.target !== null && match !== null && match >= data.target - 1e-12;
  for (const step of data.steps) {
    if (known.has(step.id)) { rows.set(step.id, {state: 'known'}); continue; }
    if (reached) { rows.set(step.id, {state: 'spare'}); continue; }
    known.add(step.id);
    hours += step.hours;
    left += 1;
    match = matchOf(known);
    rows.set(step.id, {state: next === null ? 'next' : 'later', match, hours});
    if (next === null) next = step.id;
    reached = data.target !== null && match !== null && match >= data.target - 1e-12;
  }
  return {rows, hours, left, start, end: match};
};

// As Python rounds: halves to the even digit.
const rounded = (value, digits) => {
  const scaled = value * 10 ** digits, nearest = Math.round(scaled);
  const isHalf = Math.abs(scaled - Math.trunc(scaled)) === 0.5;
  return ((isHalf && nearest % 2 ? nearest - 1 : nearest) / 10 ** digits).toFixed(digits);
};
const percentText = (value) => {
  if (value > 0 && value < 0.0005) return '<.1 %';
  return `${rounded(value * 100, value >= 0.0995 || value === 0 ? 0 : 1)} %`;
};
const hoursText = (value) => `${value.toLocaleString('en', {maximumFractionDigits: 1})} h`;
const listText = (names) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;

// Build an element from text only: nothing that comes from data is ever read as markup.
const make = (tag, attributes = {}, ...inside) => {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
};

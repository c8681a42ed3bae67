// What does the card of a skill say? Why, share with interval, hours, what it needs and opens, where to learn it.

const detail = document.getElementById('detail');
let selected = null;

const shareBlock = (share) => {
  if (!share) return make('p', {class: 'faint'}, 'Its demand was not measured.');
  const [value, low, high, effective] = share;
  const bar = make('div', {class: 'bar', 'aria-hidden': 'true'});
  for (const [kind, from, to] of [['unsure', 0, high], ['sure', 0, low], ['tick', value, value]]) {
    const part = make('span', {class: kind});
    part.style.left = `${from * 100}%`;
    part.style.width = kind === 'tick' ? '2px' : `${(to - from) * 100}%`;
    bar.append(part);
  }
  const told = `${percentText(value)} of listings, 95 % interval ` +
    `${rounded(low * 100, 0)}–${rounded(high * 100, 0)} %, from ${Math.round(effective).toLocaleString('en')} listings (effective)`;
  return make('div', {}, bar, make('p', {}, told));
};

const skillItem = (skill, because) => {
  const place = stepOf.get(skill);
  const name = make('bdi', {}, nameOf(skill));
  const known = knownWith(marks).has(skill);
  const shown = place === undefined ? name : make('button', {type: 'button', class: 'link', 'data-go': idOf(skill)}, name);
  const item = make('li', {}, shown);
  if (known) item.append(' ', make('span', {class: 'tick-mark'}, '✓ known'));
  if (because) item.append(make('span', {class: 'faint', dir: 'auto'}, ` – ${because}`));
  return item;
};

const part = (title, ...inside) => [make('h4', {}, title), ...inside];
const skillList = (title, skills) =>
  skills.length ? part(title, make('ul', {}, ...skills.map(([skill, because]) => skillItem(skill, because)))) : [];

const learnList = (learn) => learn.length ? part('Learn it from', make('ul', {}, ...learn.map(([title, url, kind, hours, cost]) => {
  const facts = [kind, hours ? hoursText(hours) : '', cost].filter(Boolean).join(', ');
  const shown = /^https?:\/\//i.test(url)
    ? make('a', {href: url, target: '_blank', rel: 'noopener noreferrer', dir: 'auto'}, title)
    : make('bdi', {}, title);
  return make('li', {}, shown, ...(facts ? [make('span', {class: 'faint'}, ` ${facts}`)] : []));
}))) : [];

const rangeText = ([low, likely, high]) => low === high ? hoursText(likely) : `${hoursText(low)} to ${hoursText(high)}, likely ${hoursText(likely)}`;

const fillCard = (skill) => {
  const place = stepOf.get(skill), step = data.steps[place];
  const isMarked = marks.has(skill), known = knownWith(marks);
  const mark = make('button', {type: 'button', id: 'mark', 'aria-pressed': String(isMarked), class: 'strong'},
    isMarked ? '✓ You know this' : 'I know this');
  const turn = (to, label, id) => {
    const button = make('button', {type: 'button', id, 'aria-label': label}, id === 'previous' ? '←' : '→');
    if (data.steps[to]) button.dataset.go = idOf(data.steps[to].id); else button.disabled = true;
    return button;
  };
  const opened = isMarked
    ? openedBy(knownWith([...marks].filter((each) => each !== skill)), known)
    : openedBy(known, knownWith([...marks, skill]));
  const facts = [`step ${place + 1} of ${data.steps.length}`, step.area, ...(step.dates ? [step.dates.join(' to ')] : [])];
  detail.replaceChildren(
    make('div', {class: 'detail-head'},
      make('p', {class: 'faint', dir: 'auto'}, facts.filter(Boolean).join(' · ')),
      make('button', {type: 'button', id: 'close', 'aria-label': 'Close the card'}, '×')),
    make('h3', {id: 'detail-name', dir: 'auto'}, step.name),
    ...(step.summary ? [make('p', {dir: 'auto'}, step.summary)] : []),
    make('p', {class: 'actions'}, mark, turn(place - 1, 'Step before', 'previous'), turn(place + 1, 'Step after', 'following')),
    ...part('Why', make('p', {dir: 'auto'}, step.why)),
    ...part('Demand', shareBlock(step.share)),
    ...part('Hours', make('p', {}, rangeText(step.range), step.hours === step.range[1] ? '' : `; ${hoursText(step.hours)} for you`)),
    ...skillList('Needs', step.needs),
    ...(opened.length ? skillList(isMarked ? 'Knowing it opened' : 'Knowing it opens', opened.map((each) => [each, ''])) : part('Opens', make('p', {class: 'faint'}, 'Nothing that is not open already.'))),
    ...skillList('Chosen before', step.over.map((each) => [each, ''])),
    ...learnList(step.learn),
  );
};

const selectSkill = (skill, {focus = false} = {}) => {
  selected = skill;
  fillCard(skill);
  detail.hidden = false;
  document.body.classList.add('with-detail');
  for (const map of maps) {
    map.svg.classList.add('chosen');
    map.cards.forEach((card, each) => card.classList.toggle('selected', each === skill));
    for (const need of map.needs) need.classList.toggle('on', [need.dataset.from, need.dataset.to].includes(idOf(skill)));
  }
  reachable(skill);
  requestAnimationFrame(() => shownMap().reveal(skill));
  if (focus) detail.focus({preventScroll: true});
};

const closeCard = () => {
  if (detail.hidden) return;
  const within = detail.contains(document.activeElement);
  detail.hidden = true;
  document.body.classList.remove('with-detail');
  for (const map of maps) {
    map.svg.classList.remove('chosen');
    map.cards.forEach((card) => card.classList.remove('selected'));
    map.needs.forEach((need) => need.classList.remove('on'));
  }
  if (within) focusCard(selected);
  selected = null;
};

// How is the map moved, zoomed and walked through? By changing the part of the drawing that is shown (its viewBox).

const viewport = document.getElementById('viewport');
const CLOSEST = 3;

class DrawnMap {
  constructor(svg) {
    this.svg = svg;
    const [, , width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
    this.size = {width, height};
    this.cards = new Map([...svg.querySelectorAll('.step')].map((card) => [numberOf.get(card.dataset.step), card]));
    this.needs = [...svg.querySelectorAll('.need')];
    this.view = null;
  }

  get box() { return this.svg.getBoundingClientRect(); }
  get isShown() { return this.box.width > 0; }

  // One unit of the drawing is `scale` pixels; the view's height follows from the shape of the viewport.
  scaleFor(width) { return this.box.width / width; }
  show(x, y, width) {
    const box = this.box;
    if (!box.width) return;
    const least = box.width / CLOSEST;
    const whole = Math.max(this.size.width, this.size.height * box.width / box.height);
    const wide = Math.min(Math.max(width, least), whole);
    const high = wide * box.height / box.width;
    const within = (value, size, room) => room >= size ? (size - room) / 2 : Math.min(Math.max(value, 0), size - room);
    this.pixels = box.width;
    this.view = {x: within(x, this.size.width, wide), y: within(y, this.size.height, high), width: wide, height: high};
    if (high >= this.size.height) this.view.y = 0;
    const {x: left, y: top} = this.view;
    this.svg.setAttribute('viewBox', `${left} ${top} ${wide} ${high}`);
  }
  start() { this.show(0, 0, this.size.width); }
  // After a change of the viewport's size things keep their size; room beyond the drawing's sides makes them larger.
  resettle() {
    if (!this.isShown) return;
    if (!this.view) { this.start(); return; }
    const kept = this.view.width * this.box.width / this.pixels;
    this.show(this.view.x, this.view.y, Math.min(kept, Math.max(this.size.width, this.view.width)));
  }
  fit() { this.show(0, 0, Infinity); }
  move(dx, dy) { this.show(this.view.x + dx, this.view.y + dy, this.view.width); }
  zoom(factor, atX, atY) {
    const {x, y, width, height} = this.view, box = this.box;
    const partX = atX === undefined ? 0.5 : (atX - box.left) / box.width;
    const partY = atY === undefined ? 0.5 : (atY - box.top) / box.height;
    const wide = Math.min(Math.max(width / factor, box.width / CLOSEST),
      Math.max(this.size.width, this.size.height * box.width / box.height));
    this.show(x + (width - wide) * partX, y + (height - height * wide / width) * partY, wide);
  }
  // Bring a card into view, with some room around it.
  reveal(skill) {
    const card = this.cards.get(skill);
    if (!card || !this.view) return;
    this.resettle();
    const {x, y, width, height} = card.getBBox(), room = 40, view = this.view;
    const nearest = (from, size, at, length) =>
      at - room < from ? at - room : at + length + room > from + size ? at + length + room - size : from;
    this.show(nearest(view.x, view.width, x, width), nearest(view.y, view.height, y, height), view.width);
  }
}

const maps = viewport ? [...viewport.querySelectorAll('svg.graph')].map((svg) => new DrawnMap(svg)) : [];
const shownMap = () => maps.find((map) => map.isShown) ?? maps[0];

// Dragging with one pointer moves the map, two pointers zoom it. A drag that goes nowhere is a click on a card.
const pointers = new Map();
let travelled = 0;
const spread = () => {
  const [a, b] = [...pointers.values()];
  return Math.hypot(a.x - b.x, a.y - b.y);
};
const onPointerMove = (event) => {
  const before = pointers.get(event.pointerId);
  if (!before) return;
  const map = shownMap(), gap = pointers.size === 2 ? spread() : 0;
  const now = {x: event.clientX, y: event.clientY};
  pointers.set(event.pointerId, now);
  travelled += Math.hypot(now.x - before.x, now.y - before.y);
  if (travelled > 4 && !viewport.hasPointerCapture(event.pointerId)) viewport.setPointerCapture(event.pointerId);
  if (pointers.size === 2) {
    const [a, b] = [...pointers.values()];
    map.zoom(spread() / (gap || 1), (a.x + b.x) / 2, (a.y + b.y) / 2);
  } else {
    const scale = map.scaleFor(map.view.width);
    map.move((before.x - now.x) / scale, (before.y - now.y) / scale);
  }
};
const onPointerEnd = (event) => pointers.delete(event.pointerId);

const listenToMap = () => {
  viewport.addEventListener('pointerdown', (event) => {
    if (event.button > 0) return;
    if (pointers.size === 0) travelled = 0;
    pointers.set(event.pointerId, {x: event.clientX, y: event.clientY});
  });
  viewport.addEventListener('pointermove', onPointerMove);
  for (const end of ['pointerup', 'pointercancel', 'lostpointercapture']) viewport.addEventListener(end, onPointerEnd);
  viewport.addEventListener('pointerleave', onPointerEnd);
  viewport.addEventListener('wheel', (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    shownMap().zoom(Math.exp(-event.deltaY / 300), event.clientX, event.clientY);
  }, {passive: false});
  viewport.addEventListener('scroll', () => viewport.scrollTo(0, 0));
  document.getElementById('zoom-in').addEventListener('click', () => shownMap().zoom(1.4));
  document.getElementById('zoom-out').addEventListener('click', () => shownMap().zoom(1 / 1.4));
  document.getElementById('zoom-fit').addEventListener('click', () => shownMap().fit());
  const settle = () => maps.forEach((map) => map.resettle());
  new ResizeObserver(settle).observe(viewport);
  settle();
};

// One card of the map is in the tab order at a time; arrows move on from it.
const reachable = (skill) => maps.forEach((map) => map.cards.forEach((card, each) =>
  card.setAttribute('tabindex', each === skill ? '0' : '-1')));

const neighbour = (map, skill, key) => {
  const order = data.steps.map((step) => step.id), place = order.indexOf(skill);
  if (key === 'ArrowRight') return order[place + 1];
  if (key === 'ArrowLeft') return order[place - 1];
  if (key === 'Home') return order[0];
  if (key === 'End') return order[order.length - 1];
  const here = map.cards.get(skill).getBBox(), down = key === 'ArrowDown' ? 1 : -1;
  const rows = order.map((each) => [each, map.cards.get(each).getBBox()])
    .filter(([, box]) => (box.y - here.y) * down > 1)
    .map(([each, box]) => [each, Math.abs(box.y - here.y) * 4 + Math.abs(box.x - here.x)]);
  return rows.sort((a, b) => a[1] - b[1])[0]?.[0];
};

const focusCard = (skill) => {
  const map = shownMap();
  reachable(skill);
  map.reveal(skill);
  map.cards.get(skill).focus({preventScroll: true});
};

// Whether everything can be done from the keyboard. Unlike the other scripts
// this one keeps notes on the page, in __keyboard, between two presses of Tab.

const finishMotion = () => {
  for (const motion of document.getAnimations()) {
    try { motion.finish(); } catch { motion.cancel(); } // an endless one cannot finish
  }
};

const ring = (el, pseudo) => {
  const style = getComputedStyle(el, pseudo);
  const clear = /rgba\(.*, 0\)|transparent/.test(style.outlineColor) && style.outlineStyle !== 'auto';
  const outline = style.outlineStyle === 'none' || parseFloat(style.outlineWidth) === 0 || clear ? '' : style.outline;
  return { outline, shadow: style.boxShadow === 'none' ? '' : style.boxShadow };
};

// rings are the outlines and shadows of all that may show the focus: the
// element, its label (drawn radio buttons), what is drawn before and after.
const rings = (el) => [el, ...(el.labels ?? [])].flatMap((part) => [ring(part), ring(part, '::before'), ring(part, '::after')]);

const gained = (before, after) => after.some((now, i) =>
  now.outline && now.outline !== before[i].outline || now.shadow && now.shadow !== before[i].shadow);

// Inside these, Tab enters once and arrows do the rest.
const composite = '[role=tablist], [role=radiogroup], [role=menu], [role=menubar], [role=toolbar], [role=listbox],' +
  '[role=grid], [role=tree]';

const group = (el) => {
  if (el.matches('input[type=radio]') && el.name) return `radio ${el.name} ${el.form?.id ?? ''}`;
  return el.closest(composite) ?? el;
};

// keyboardStart notes what Tab should reach, and puts the focus at the top.
const keyboardStart = () => {
  const root = [...document.querySelectorAll(':modal')].pop() ?? document;
  const wanted = [...root.querySelectorAll(`${interactive}, [contenteditable=""], [contenteditable=true]`)].filter(alive);
  document.activeElement?.blur();
  finishMotion();
  const before = new Map([...document.querySelectorAll('*')].filter((el) => el.matches(interactive) || el.tabIndex >= 0)
    .map((el) => [el, rings(el)]));
  globalThis.__keyboard = { wanted, before, seen: [] };
  const top = root === document ? document.body : root; // the page behind a dialog cannot have it
  const own = top.getAttribute('tabindex');
  top.tabIndex = -1;
  top.focus();
  if (own === null) top.removeAttribute('tabindex');
  else top.setAttribute('tabindex', own);
  return wanted.length;
};

// buried is true when no part of the element is on top: a sticky header hides it.
const buried = (el) => {
  const box = el.getBoundingClientRect();
  const points = [[0.5, 0.5], [0.1, 0.1], [0.9, 0.1], [0.1, 0.9], [0.9, 0.9]];
  return points.every(([x, y]) => {
    const hit = document.elementFromPoint(box.x + box.width * x, box.y + box.height * y);
    return hit && !el.contains(hit) && !hit.contains(el) && ![...(el.labels ?? [])].some((label) => label.contains(hit));
  });
};

// These have several places for Tab within themselves.
const manyStops = 'input[type=date], input[type=time], input[type=datetime-local], input[type=month], input[type=week],' +
  'audio, video';

// keyboardStep says where Tab has arrived.
const keyboardStep = () => {
  const notes = globalThis.__keyboard, el = document.activeElement;
  if (!el || el === document.body || el === document.documentElement) return { outside: true };
  finishMotion();
  const at = notes.seen.indexOf(el);
  if (at < 0) notes.seen.push(el);
  return {
    outside: false, first: at < 0, again: at === notes.seen.length - 1, start: at === 0, many: el.matches(manyStops),
    html: describe(el), ring: gained(notes.before.get(el) ?? rings(el).map(() => ({})), rings(el)), buried: buried(el),
  };
};

// keyboardEnd lists what Tab never reached.
const keyboardEnd = () => {
  const { wanted, seen } = globalThis.__keyboard;
  delete globalThis.__keyboard;
  document.activeElement?.blur();
  const reached = new Set(seen.map(group));
  return wanted.filter((el) => !reached.has(group(el))).map((el) => ({ html: describe(el), note: 'Tab never reaches it' }));
};

// What a person finds on a page. The functions are sent with each question, so
// they work in any document, with or without the page's own scripts, and leave
// nothing behind.

// tidy makes spaces of every kind (no-break, narrow, new lines) one plain space.
const tidy = (text) => (text ?? '').replace(/[\u00ad\u200b]/g, '').replace(/\s+/g, ' ').trim();

const ready = () => document.readyState === 'complete';

const describe = (el) => {
  const html = tidy(el.outerHTML);
  return html.length > 160 ? html.slice(0, 160) + '…' : html;
};

// shown is false for what is not rendered, and for what is rendered in one
// pixel for screen readers only.
const shown = (el) => {
  if (!el.checkVisibility({ visibilityProperty: true })) return false;
  const box = el.getBoundingClientRect();
  return box.width > 1 && box.height > 1 && getComputedStyle(el).clipPath !== 'inset(50%)';
};

// said is the accessible name as the browser computes it.
const said = (el) => {
  if (el.computedName === undefined) throw new Error('this browser does not tell accessible names (computedName)');
  if (el.matches('label, summary')) return tidy(el.innerText);
  return tidy(el.computedName);
};

const names = (el) => [said(el), ...[...(el.labels ?? [])].map((label) => tidy(label.innerText))];

const kinds = {
  click: {
    words: 'link, button or label',
    selector: 'a[href], button, summary, label, input[type=submit], input[type=button], input[type=reset],' +
      'input[type=image], [role=button], [role=link], [role=tab], [role=menuitem], [role=option]',
  },
  field: {
    words: 'field',
    selector: 'input:not([type=radio], [type=checkbox], [type=submit], [type=button], [type=reset], [type=image],' +
      '[type=file], [type=hidden]), textarea, [role=textbox], [role=searchbox], [role=combobox]:not(select),' +
      '[contenteditable=""], [contenteditable=true]',
  },
  choice: {
    words: 'radio button or checkbox',
    selector: 'input[type=radio], input[type=checkbox], [role=radio], [role=checkbox], [role=switch]',
  },
  list: { words: 'drop-down list', selector: 'select' },
  file: { words: 'file field', selector: 'input[type=file]' },
  value: { words: 'field', selector: 'input:not([type=hidden]), select, textarea, [role=textbox], [contenteditable=true]' },
};

// A radio button is often drawn by its label, and itself invisible.
const reachable = (el) => shown(el) || [...(el.labels ?? [])].some(shown);

// Two links with one name and one destination are the same to a person.
const sameThing = (a, b) => a.href !== undefined && a.href === b.href || a.control && a.control === b.control;

const distinct = (list) => list.filter((el, i) => !list.slice(0, i).some((other) => sameThing(el, other)));

const quoted = (list) => [...new Set(list)].filter(Boolean).slice(0, 40).map((name) => `“${name}”`).join(', ');

// region gives every part of the page that can be called by name: [name, element].
const regions = (root) => [
  ...[...root.querySelectorAll('[aria-label], [aria-labelledby]')].map((el) => [said(el), el]),
  ...[...root.querySelectorAll('legend, caption, figcaption')].map((el) => [tidy(el.innerText), el.parentElement]),
  ...[...root.querySelectorAll('summary')].map((el) => [tidy(el.innerText), el.parentElement]),
  ...[...root.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((el) =>
    [tidy(el.innerText), el.closest('section, article, li, td, fieldset, form, dialog, aside, main, body')]),
  ...[...root.querySelectorAll('th, tr > td:first-child')].map((el) => [tidy(el.innerText), el.closest('tr')]),
];

// inside follows region names from the outermost to the innermost.
const inside = (scope) => scope.reduce((root, name) => {
  const found = [...new Set(regions(root).filter(([text, el]) => text === tidy(name) && shown(el)).map(([, el]) => el))];
  const inner = found.filter((el) => !found.some((other) => other !== el && el.contains(other)));
  if (inner.length === 1) return inner[0];
  throw new Error(inner.length === 0
    ? `no part of the page is named “${name}”; it has: ${quoted(regions(root).map(([text]) => text))}`
    : `${inner.length} parts of the page are named “${name}”`);
}, document);

const visibleText = (root) => tidy((root.body ?? root).innerText);

// pick gives the one element of a kind with that name, or throws what is wrong.
const pick = (scope, kind, label) => {
  const { words, selector } = kinds[kind];
  const all = [...inside(scope).querySelectorAll(selector)];
  const same = all.filter((el) => names(el).includes(tidy(label)));
  const found = distinct(same.filter((el) => kind === 'file' || reachable(el)));
  if (found.length > 1) {
    throw new Error(`${found.length} different things are named “${label}”, say which with Inside:\n  ` +
      found.map(describe).join('\n  '));
  }
  if (found.length === 1) return found[0];
  throw new Error(same.length > 0
    ? `the ${words} “${label}” is not visible: ${describe(same[0])}`
    : `no ${words} is named “${label}”; the page offers: ${quoted(all.filter(reachable).map((el) => names(el)[0]))}`);
};

const usable = (el) => {
  if (el.matches(':disabled, [aria-disabled=true]')) throw new Error(`it is disabled: ${describe(el)}`);
  return el;
};

// answer turns what was thrown into a sentence for the test.
// A page that is still coming moves: its scripts have not run, nor brought
// what they show first into view.
const answer = (work) => {
  if (!ready()) return { problem: 'the page is still coming' };
  try {
    return { problem: '', ...work() };
  } catch (e) {
    return { problem: e.message };
  }
};

// aim scrolls to the element and gives the point to click, unless something
// else would receive the click.
const aim = (el) => {
  el.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  const box = el.getClientRects()[0];
  const x = box.x + box.width / 2, y = box.y + box.height / 2;
  const hit = document.elementFromPoint(x, y);
  const own = hit && (el.contains(hit) || [...(el.labels ?? [])].some((label) => label.contains(hit)));
  if (!own) throw new Error(`something covers ${describe(el)}: ${hit ? describe(hit) : 'it is off the screen'}`);
  return { x, y };
};

const target = (scope, label) => answer(() => aim(usable(pick(scope, 'click', label))));

const isChecked = (el) => el.checked ?? el.getAttribute('aria-checked') === 'true';

// choice gives the state, and where to click to change it.
const choice = (scope, label) => answer(() => {
  const el = usable(pick(scope, 'choice', label));
  const place = [el, ...(el.labels ?? [])].filter(shown)[0];
  return { checked: isChecked(el), ...aim(place) };
});

const checked = (scope, label) => answer(() => ({ checked: isChecked(pick(scope, 'choice', label)) }));

const setNatively = (el, value) => {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(el), 'value').set.call(el, value);
  el.dispatchEvent(new Event('input', { bubbles: true }));
  el.dispatchEvent(new Event('change', { bubbles: true }));
};

// field selects what a field holds, so that typing replaces it. Fields that
// have a picker in place of text (dates, colours) take their value at once.
const field = (scope, label, value) => answer(() => {
  const el = usable(pick(scope, 'field', label));
  if (el.readOnly) throw new Error(`it is read-only: ${describe(el)}`);
  el.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  el.focus();
  if (el.matches('[type=date], [type=time], [type=datetime-local], [type=month], [type=week], [type=color], [type=range]')) {
    setNatively(el, value);
    return { done: true };
  }
  if (el.select) el.select();
  else getSelection().selectAllChildren(el);
  return { done: false };
});

const shownValue = (el) => {
  if (el.matches('select')) return [...el.selectedOptions].map((option) => tidy(option.text)).join(', ');
  return el.value ?? el.innerText;
};

const value = (scope, label) => answer(() => ({ value: shownValue(pick(scope, 'value', label)) }));

const select = (scope, label, wanted) => answer(() => {
  const el = usable(pick(scope, 'list', label));
  const option = [...el.options].find((o) => tidy(o.text) === tidy(wanted));
  if (!option) throw new Error(`the list “${label}” has no “${wanted}”, but: ${quoted([...el.options].map((o) => tidy(o.text)))}`);
  if (option.matches(':disabled')) throw new Error(`“${wanted}” is disabled in the list “${label}”`);
  el.focus();
  option.selected = true;
  el.dispatchEvent(new Event('input', { bubbles: true }));
  el.dispatchEvent(new Event('change', { bubbles: true }));
  return {};
});

const file = (scope, label) => answer(() => (usable(pick(scope, 'file', label)), {}));

const text = (scope, selector) => answer(() => {
  const el = inside(scope).querySelector(selector);
  if (!el) throw new Error(`nothing matches ${selector}`);
  return { value: tidy(el.innerText) };
});

const sees = (scope, wanted) => answer(() => ({ done: visibleText(inside(scope)).includes(tidy(wanted)) }));

const count = (scope, selector) => answer(() => ({ count: inside(scope).querySelectorAll(selector).length }));

const place = (scope, selector) => {
  const el = inside(scope).querySelector(selector), box = el.getBoundingClientRect();
  return { left: box.left + scrollX, top: box.top + scrollY, width: box.width, height: box.height, inner: el.scrollWidth };
};

const here = () => ({
  title: tidy(document.title), address: location.href, text: tidy(document.body?.innerText).slice(0, 700),
});

// Whether the page fits the screen and the finger.

// scrolls is true when an ancestor other than the page itself has its own
// horizontal scroll, or cuts what is too wide.
const scrolls = (el) => {
  for (let up = el.parentElement; up && up !== document.body; up = up.parentElement) {
    if (getComputedStyle(up).overflowX !== 'visible') return true;
  }
  return false;
};

const tooWide = (width) => {
  const wide = [...document.body.querySelectorAll('*')].filter((el) =>
    shown(el) && el.getBoundingClientRect().right + scrollX > width + 1 && !scrolls(el));
  const innermost = wide.filter((el) => ![...el.children].some((child) => wide.includes(child)));
  return innermost.slice(0, 8).map((el) => ({
    html: describe(el), note: `reaches ${Math.round(el.getBoundingClientRect().right + scrollX)} px`,
  }));
};

// reflow lists what makes the page scroll sideways, or what a page that
// forbids scrolling cuts off.
const reflow = () => {
  const root = document.documentElement;
  if (!document.querySelector('meta[name=viewport][content*="width=device-width"]')) {
    return [{ html: '<head>', note: 'no <meta name="viewport" content="width=device-width">: phones show the page tiny' }];
  }
  const cut = [root, document.body].some((el) => ['hidden', 'clip'].includes(getComputedStyle(el).overflowX));
  if (root.scrollWidth <= root.clientWidth && !cut) return [];
  const culprits = tooWide(root.clientWidth);
  if (culprits.length > 0 || root.scrollWidth <= root.clientWidth) return culprits;
  return [{ html: '<html>', note: `is ${root.scrollWidth} px wide` }];
};

const interactive = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link],' +
  '[role=checkbox], [role=radio], [role=switch], [role=tab], [role=menuitem], [role=option], [tabindex]:not([tabindex="-1"])';

const alive = (el) => reachable(el) && !el.matches(':disabled') && !el.closest('[inert]');

// touchBox is where a finger may land: the element, what it holds, its labels.
const touchBox = (el) => {
  const parts = [el, ...(el.labels ?? [])];
  if (getComputedStyle(el).display === 'inline') parts.push(...el.children);
  const boxes = parts.filter(shown).map((part) => part.getBoundingClientRect());
  const left = Math.min(...boxes.map((b) => b.left)), right = Math.max(...boxes.map((b) => b.right));
  const top = Math.min(...boxes.map((b) => b.top)), bottom = Math.max(...boxes.map((b) => b.bottom));
  return { left, right, top, bottom, width: right - left, height: bottom - top, x: (left + right) / 2, y: (top + bottom) / 2 };
};

// inSentence is true for a link with other words around it on its line: its
// height is the line's, and WCAG 2.5.8 lets it be.
const inSentence = (el) => {
  if (getComputedStyle(el).display !== 'inline') return false;
  let block = el.parentElement;
  while (block !== document.body && getComputedStyle(block).display === 'inline') block = block.parentElement;
  let around = block.innerText ?? '';
  for (const other of block.querySelectorAll(interactive)) around = around.replace(other.innerText, ' ');
  return /[\p{L}\p{N}]{2,}/u.test(around);
};

const small = (box) => box.width < 23.5 || box.height < 23.5; // half a pixel of rounding

const distanceTo = (box, x, y) =>
  Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));

// crowds is true when a circle of 24 px on the first target touches the second.
const crowds = (a, b) => small(b.box) ? Math.hypot(a.box.x - b.box.x, a.box.y - b.box.y) < 24
  : distanceTo(b.box, a.box.x, a.box.y) < 12;

// targets lists what is under 24 by 24 px and too near another target to be
// hit safely (the spacing exception of WCAG 2.5.8).
const targets = () => {
  const all = [...document.querySelectorAll(interactive)].filter(alive).map((el) => ({ el, box: touchBox(el) }));
  const nested = (a, b) => a.el.contains(b.el) || b.el.contains(a.el);
  return all.filter((a) => small(a.box) && !inSentence(a.el) && all.some((b) => a !== b && !nested(a, b) && crowds(a, b)))
    .map((a) => ({ html: describe(a.el), note: `${Math.round(a.box.width)} × ${Math.round(a.box.height)} px` }));
};

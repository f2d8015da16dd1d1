// A page that comes back with problems, or with good news, says so first.
export function focusNotice(root) {
  root.querySelector("[data-focus]")?.focus();
}

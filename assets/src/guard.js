// Leaving a page asks first when something was typed and not sent.
export function guardForms(root, page) {
  let typed = false;
  for (const form of root.querySelectorAll("main form[method=post]")) {
    form.addEventListener("input", () => (typed = true));
    form.addEventListener("submit", () => (typed = false));
  }
  page.addEventListener("beforeunload", (event) => {
    if (typed) event.preventDefault();
  });
}

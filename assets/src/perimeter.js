// Perimeters are searched while the person types: what was found and what is
// chosen is asked anew from the server, which also adds up the inhabitants.
// Without this script the search button does the same with the whole form.
const pause = 250; // milliseconds after the last key

export function searchPerimeters(root) {
  for (const field of root.querySelectorAll("[data-perimeters]")) watch(field);
}

function watch(field) {
  const words = field.querySelector("input[type=search]");
  const button = field.querySelector("button");
  const place = field.querySelector("[data-perimeters-found]");
  const status = field.querySelector("[data-perimeters-status]");
  let timer, asked;

  async function refresh(telling) {
    clearTimeout(timer);
    asked?.abort();
    const request = (asked = new AbortController());
    try {
      const answer = await fetch(address(field, words, place), { signal: request.signal });
      if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
      replace(place, await answer.text());
      status.textContent = place.querySelector(telling)?.textContent ?? "";
    } catch (error) {
      if (error.name !== "AbortError") submit(button);
    }
  }
  const found = () => refresh("[data-perimeters-result]");

  button.type = "button"; // Enter elsewhere in the form saves it
  button.addEventListener("click", found);
  words.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    found();
  });
  words.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(found, pause);
  });
  place.addEventListener("change", () => refresh("[data-perimeters-total] p"));
}

function address(field, words, place) {
  const asked = new URLSearchParams({ [words.name]: words.value });
  for (const box of place.querySelectorAll("input:checked")) asked.append(box.name, box.value);
  return `${field.dataset.perimeters}?${asked}`;
}

// The focus stays on the box that had it.
function replace(place, html) {
  const id = place.contains(document.activeElement) ? document.activeElement.id : "";
  place.innerHTML = html;
  if (id) document.getElementById(id)?.focus();
}

// When the server does not answer, or has ended the session, the form is sent
// as it would be without a script: nothing typed is lost.
function submit(button) {
  button.type = "submit";
  button.form.requestSubmit(button);
}

// The items of a draft agenda are put elsewhere by dragging their handle, or
// with the arrows when it has the focus. The buttons of each item do the same
// without a script.
const handleLabel = (item, place) => `Déplacer ${item.querySelector("strong").textContent.trim()}, place ${place}`;

export function orderItems(root, window) {
  for (const list of root.querySelectorAll("[data-order]")) addHandles(list, window);
}

function addHandles(list, window) {
  const items = [...list.querySelectorAll(":scope > [data-place]")];
  if (items.length < 2) return;
  const send = (item, position) => place(list, item, position, window);
  items.forEach((item, n) => {
    const handle = list.ownerDocument.createElement("button");
    handle.type = "button";
    handle.className = "order__handle";
    handle.setAttribute("aria-label", handleLabel(item, `${n + 1} sur ${items.length}`));
    handle.addEventListener("keydown", (event) => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!step || n + step < 0 || n + step >= items.length) return;
      event.preventDefault();
      send(item, n + 1 + step);
    });
    handle.addEventListener("pointerdown", (event) => drag(event, handle, item, list, send));
    item.prepend(handle);
  });
  const moved = /^#point-(\d+)$/.exec(window.location.hash);
  if (moved && window.sessionStorage.getItem("order") === window.location.pathname) {
    items[moved[1] - 1]?.querySelector(".order__handle").focus();
  }
  window.sessionStorage.removeItem("order");
}

// While it is held, the item goes where the pointer is; let go, it is sent. The
// whole page listens: an item that changes place loses the pointer's capture.
function drag(event, handle, item, list, send) {
  if (event.button !== 0) return;
  event.preventDefault();
  handle.focus();
  const page = list.ownerDocument;
  item.classList.add("order__held");
  const before = position(list, item);
  const move = ({ clientY }) => {
    const over = [...list.querySelectorAll(":scope > [data-place]")].find((other) => {
      const box = other.getBoundingClientRect();
      return other !== item && clientY >= box.top && clientY <= box.bottom;
    });
    if (!over) return;
    const box = over.getBoundingClientRect();
    if (clientY > box.top + box.height / 2) over.after(item);
    else over.before(item);
  };
  const end = (released) => {
    page.removeEventListener("pointermove", move);
    page.removeEventListener("pointerup", end);
    page.removeEventListener("pointercancel", end);
    item.classList.remove("order__held");
    const after = position(list, item);
    if (released.type === "pointerup" && after !== before) send(item, after);
  };
  page.addEventListener("pointermove", move);
  page.addEventListener("pointerup", end);
  page.addEventListener("pointercancel", end);
}

const position = (list, item) => [...list.querySelectorAll(":scope > [data-place]")].indexOf(item) + 1;

// The place is sent as a form of its own, with the key of the item's forms.
function place(list, item, to, window) {
  const form = list.ownerDocument.createElement("form");
  form.method = "post";
  form.action = item.dataset.place;
  for (const [name, value] of [["cle", item.querySelector("[name=cle]").value], ["position", to]]) {
    const field = list.ownerDocument.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    form.append(field);
  }
  window.sessionStorage.setItem("order", window.location.pathname);
  list.ownerDocument.body.append(form);
  form.submit();
}

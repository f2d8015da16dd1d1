// The room of a meeting follows what others do: every few seconds the parts
// marked data-live are read again. What someone is using stays as it is.
const pause = 5000;

export function followRoom(root, page) {
  const room = root.querySelector("[data-room]");
  if (room) page.setInterval(() => refresh(root, page, room.dataset.room), pause);
}

async function refresh(root, page, address) {
  if (root.hidden) return;
  try {
    const answer = await page.fetch(address);
    if (!answer.ok || answer.redirected) return;
    merge(root, new page.DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch {
    // The network is away: the next try may find it.
  }
}

export function merge(root, fresh) {
  for (const part of root.querySelectorAll("[data-live]")) {
    const next = fresh.getElementById(part.id);
    const used = part.contains(root.activeElement) && root.activeElement !== root.body;
    if (!next || used || same(part, next)) continue;
    part.className = next.className;
    part.hidden = next.hidden;
    part.replaceChildren(...next.childNodes);
    part.classList.add("changed");
  }
}

// The keys of forms change at each reading, and say nothing to anybody.
function same(part, next) {
  return part.textContent === next.textContent && part.className.replace(" changed", "") === next.className;
}

// A page with data-follow is read again when something that it shows changes.
// The server tells what kind of thing changed, as a stream of events, or by
// answers that wait where a proxy holds streams back. A page that nobody looks
// at is not followed.
const apart = 300; // ms between two readings of the page
const silence = 6000; // ms after which a stream that never spoke is held back
const rest = 5000; // ms before trying again
const passage = 3000; // ms given to the next page to take the place of this one

export function followChanges(root, page) {
  const mark = root.querySelector("[data-follow]");
  if (mark) new Follower(root, page, mark).watch();
}

class Follower {
  constructor(root, page, mark) {
    Object.assign(this, { root, page, mark, after: mark.dataset.after });
    this.kinds = mark.dataset.kinds.split(" "); // none named: all of them
  }

  watch() {
    this.root.addEventListener("visibilitychange", () => (this.root.hidden ? this.stop() : this.begin()));
    this.page.addEventListener("beforeunload", () => (this.left = Date.now()));
    this.page.addEventListener("offline", () => this.stop(this.show(false)));
    this.page.addEventListener("online", () => this.root.hidden || this.begin());
    this.root.addEventListener("focusout", () => this.page.setTimeout(() => this.fresh && merge(this.root, this.fresh)));
    if (!this.root.hidden) this.begin();
  }

  begin() {
    this.stop();
    this.source = new this.page.EventSource(`${this.mark.dataset.follow}?apres=${this.after}`);
    this.timer = this.page.setTimeout(() => this.poll(), silence);
    this.source.addEventListener("alive", () => this.alive());
    this.source.addEventListener("change", (e) => this.heard(e.lastEventId, e.data));
    this.source.addEventListener("error", () => this.broken());
  }

  stop() {
    this.source?.close();
    this.wait?.abort();
    this.page.clearTimeout(this.timer);
  }

  alive() {
    this.page.clearTimeout(this.timer);
    this.show(true);
  }

  // The browser connects again by itself, unless something refused the stream:
  // what refuses streams may let answers through.
  broken() {
    this.show(false);
    if (this.source.readyState !== 2) return;
    this.page.clearTimeout(this.timer);
    this.timer = this.page.setTimeout(() => this.poll(), rest);
  }

  async poll() {
    this.source.close();
    const wait = (this.wait = new this.page.AbortController());
    while (!wait.signal.aborted) {
      try {
        const answer = await this.page.fetch(`${this.mark.dataset.follow}?apres=${this.after}&attente=1`, { signal: wait.signal });
        if (!answer.ok || answer.redirected) throw new Error(answer.status);
        const { head, kinds } = await answer.json();
        this.show(true);
        if (String(head) !== String(this.after)) this.heard(head, kinds.join(" "));
      } catch {
        if (wait.signal.aborted) return;
        this.show(false);
        await new Promise((done) => this.page.setTimeout(done, rest));
      }
    }
  }

  heard(head, kinds) {
    this.alive();
    this.after = head;
    const all = !kinds || !this.mark.dataset.kinds;
    if (all || kinds.split(" ").some((kind) => this.kinds.includes(kind))) this.soon();
  }

  // Many changes at once are read as one.
  soon() {
    this.again = true;
    this.reading ??= this.read().finally(() => (this.reading = undefined));
  }

  async read() {
    while (this.again) {
      await this.gone();
      this.again = false;
      try {
        const answer = await this.page.fetch(this.page.location.href, { headers: { "X-Ctin-Follow": "1" } });
        if (!answer.ok || answer.redirected) return this.show(false);
        const fresh = new this.page.DOMParser().parseFromString(await answer.text(), "text/html");
        if (this.leaves()) this.again = true;
        else merge(this.root, (this.fresh = fresh));
      } catch {
        this.again = true; // the network is away
        this.show(false);
        await new Promise((done) => this.page.setTimeout(done, rest));
      }
      await new Promise((done) => this.page.setTimeout(done, apart));
    }
  }

  // A page that is about to be replaced stays as it is: what someone presses on
  // it would be lost.
  leaves() {
    return Date.now() - this.left < passage;
  }

  async gone() {
    while (this.leaves()) await new Promise((done) => this.page.setTimeout(done, apart));
  }

  show(on) {
    for (const word of this.mark.querySelectorAll("[data-state]")) word.hidden = (word.dataset.state === "on") !== on;
  }
}

// merge brings what changed into the page. What someone is using stays as it is,
// but the parts with an id around it still follow.
export function merge(root, fresh) {
  for (const part of root.querySelectorAll("[data-live]")) {
    const next = fresh.getElementById(part.id);
    if (!next || same(part, next)) continue;
    if (!used(root, part)) renew(part, next);
    else for (const inner of part.querySelectorAll("[id]")) {
      const twin = fresh.getElementById(inner.id);
      if (twin && !used(root, inner) && !same(inner, twin)) renew(inner, twin);
    }
  }
}

function used(root, part) {
  return part.contains(root.activeElement) && root.activeElement !== root.body;
}

function renew(part, next) {
  const before = new Map([...part.querySelectorAll("[id]")].map((e) => [e.id, e.textContent]));
  part.className = next.className;
  part.hidden = next.hidden;
  part.replaceChildren(...next.cloneNode(true).childNodes);
  const changed = [...part.querySelectorAll("[id]")].filter((e) => before.has(e.id) && before.get(e.id) !== e.textContent);
  for (const e of changed.length ? changed.filter((e) => !changed.some((o) => o !== e && e.contains(o))) : [part]) e.classList.add("changed");
}

// The keys of forms change at each reading, and say nothing to anybody.
function same(part, next) {
  return part.textContent === next.textContent && part.className.replace(" changed", "") === next.className && part.hidden === next.hidden;
}

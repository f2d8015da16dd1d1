// The room of a meeting goes on while the network is away. What is sent from a
// form with data-keep waits in this browser, with the hour at which it
// happened, under the name of the person and of the meeting. It leaves in
// order when the network is back; the server takes each of them once. What it
// refuses stays on the page with its reason.
const every = 15000; // ms between two attempts
const patience = 5000; // ms given to the server to say that it is there
const double = 1500; // ms within which the same thing twice is a double click

export function keepOffline(root, page) {
  const mark = root.querySelector("[data-queue]");
  if (mark) new Queue(root, page, mark).begin();
}

class Queue {
  constructor(root, page, mark) {
    Object.assign(this, { root, page, mark, name: `ctin.queue.${mark.dataset.queue}`, sent: 0 });
    this.ahead = Date.parse(mark.dataset.now) - Date.now(); // of the server's clock on this one
    this.away = !page.navigator.onLine;
  }

  begin() {
    if (this.mark.dataset.keeps) {
      this.root.addEventListener("submit", (e) => this.submitted(e), true);
      this.root.addEventListener("click", (e) => this.followed(e), true);
    }
    this.mark.addEventListener("click", (e) => this.dropped(e));
    this.page.addEventListener("online", () => this.back());
    this.page.addEventListener("offline", () => this.show((this.away = true)));
    this.page.addEventListener("storage", (e) => e.key === this.name && this.show());
    this.page.addEventListener("beforeunload", (e) => this.away && this.read().waiting.length && e.preventDefault());
    this.page.setInterval(() => this.send(), every);
    this.show();
    this.send();
  }

  back() {
    this.away = false;
    this.send();
  }

  // What waits, and what was refused.
  read() {
    try {
      return { waiting: [], refused: [], ...JSON.parse(this.page.localStorage.getItem(this.name)) };
    } catch {
      return { waiting: [], refused: [] };
    }
  }

  write(lists) {
    const empty = !lists.waiting.length && !lists.refused.length;
    if (empty) this.page.localStorage.removeItem(this.name);
    else this.page.localStorage.setItem(this.name, JSON.stringify(lists));
    this.show();
  }

  // What cannot wait goes as ever, unless the network is known to be away. What
  // can is asked about first; whatever is done meanwhile waits its turn.
  async submitted(event) {
    const form = event.target;
    if (form.getAttribute("method") !== "post" || !form.closest("main") || form === this.passing) return;
    const entry = this.entry(form, event.submitter);
    if (!entry.keep && !this.away && this.page.navigator.onLine) return;
    event.preventDefault();
    if (!entry.keep) return this.tell("needs");
    if (this.asking) return this.asking.says !== entry.says && this.keep(form, entry);
    this.asking = entry;
    const there = (await this.reach()) && !this.read().waiting.length;
    this.page.setTimeout(() => (this.asking = undefined), there ? patience : 0); // the page is about to go
    if (there) this.pass(form, event.submitter, entry);
    else this.keep(form, entry);
  }

  // The form goes as it would have, or its twin if the page was read again
  // meanwhile: what is no longer on a page cannot be sent.
  pass(form, submitter, entry) {
    const there = form.isConnected && submitter?.form === form;
    this.passing = there ? form : this.twin(entry);
    this.passing.requestSubmit(there ? submitter : undefined);
    this.passing = undefined;
  }

  twin(entry) {
    const form = this.page.document.createElement("form");
    Object.assign(form, { method: "post", action: entry.path, hidden: true });
    for (const [name, value] of entry.fields) {
      form.append(Object.assign(this.page.document.createElement("input"), { type: "hidden", name, value }));
    }
    this.root.querySelector("main").append(form);
    return form;
  }

  async reach() {
    if (!this.page.navigator.onLine) return false;
    try {
      const answer = await this.page.fetch(this.mark.dataset.alive, { cache: "no-store", signal: this.page.AbortSignal.timeout(patience) });
      this.away = !answer.ok;
    } catch {
      this.away = true;
    }
    this.show();
    return !this.away;
  }

  entry(form, submitter) {
    const at = new Date(Date.now() + this.ahead).toISOString();
    const data = new this.page.FormData(form, submitter);
    data.set("cle", this.page.crypto.getRandomValues(new Uint32Array(4)).join("-"));
    const hour = form.dataset.keep;
    if (hour && !data.get(hour)) data.set(hour, at);
    const path = new URL(submitter?.getAttribute("formaction") || form.getAttribute("action") || "", this.page.location.href).pathname;
    return { keep: "keep" in form.dataset, at, path, fields: [...data], says: says(form, submitter) };
  }

  keep(form, entry) {
    const lists = this.read();
    const last = lists.waiting.at(-1);
    const twice = last && last.says === entry.says && Date.parse(entry.at) - Date.parse(last.at) < double;
    if (!twice) lists.waiting.push(entry);
    lists.waiting.sort((a, b) => (a.at < b.at ? -1 : 1)); // what was asked about comes before what followed
    try {
      this.write(lists);
    } catch {
      return this.tell("full");
    }
    this.tell("kept");
    for (const field of form.querySelectorAll("textarea, input:not([type=hidden])")) field.value = "";
    this.send();
  }

  followed(event) {
    const link = event.target.closest("a[href]");
    if (!link || !this.away || link.getAttribute("href").startsWith("#")) return;
    event.preventDefault();
    this.tell("needs");
  }

  // Whoever typed takes back what was not sent, or lays aside what was refused.
  dropped(event) {
    const button = event.target.closest("button[data-drop]");
    if (!button) return;
    const lists = this.read();
    for (const list of ["waiting", "refused"]) {
      lists[list] = lists[list].filter((e) => keyOf(e) !== button.dataset.drop);
    }
    this.write(lists);
  }

  async send() {
    if (this.sending || !this.read().waiting.length || !this.page.navigator.onLine) return;
    this.sending = true;
    try {
      while (await this.sendFirst());
    } finally {
      this.sending = false;
      this.show();
    }
  }

  // The first leaves; it says whether the next may.
  async sendFirst() {
    const [entry] = this.read().waiting;
    if (!entry) return false;
    let answer;
    try {
      answer = await this.page.fetch(entry.path, {
        method: "POST",
        headers: { "X-Ctin-Queue": this.mark.dataset.person },
        body: new URLSearchParams(entry.fields),
        redirect: "manual",
      });
    } catch {
      this.away = true;
      return false;
    }
    this.away = false;
    const why = answer.status === 204 ? "" : await reasons(answer);
    this.expired = answer.status === 401 ? why : "";
    const later = [0, 401, 429].includes(answer.status) || answer.status >= 500;
    if (!later) this.settle(entry, why);
    return !later;
  }

  settle(entry, why) {
    const lists = this.read();
    lists.waiting = lists.waiting.filter((e) => keyOf(e) !== keyOf(entry));
    if (why) lists.refused.push({ ...entry, why });
    else this.sent++;
    this.write(lists);
  }

  tell(what) {
    this.told = what;
    this.show();
  }

  show() {
    const { waiting, refused } = this.read();
    const words = {
      away: this.away,
      needs: this.told === "needs" && this.away,
      full: this.told === "full",
      some: waiting.length,
      refused: refused.length,
      done: this.sent && !waiting.length,
      login: this.expired && waiting.length,
    };
    for (const part of this.mark.querySelectorAll("[data-when]")) part.hidden = !words[part.dataset.when];
    const count = this.mark.querySelector("[data-count]");
    count.textContent = `${waiting.length} ${waiting.length > 1 ? count.dataset.many : count.dataset.one}`;
    this.mark.querySelector("[data-why]").textContent = this.expired || "";
    this.list("waiting", waiting);
    this.list("refused", refused);
  }

  list(name, entries) {
    const list = this.mark.querySelector(`[data-list=${name}]`);
    const line = this.mark.querySelector(`template[data-line=${name}]`);
    list.replaceChildren(...entries.map((e) => this.line(line, e)));
  }

  line(template, entry) {
    const line = template.content.cloneNode(true);
    const hour = new Date(entry.at).toLocaleTimeString("fr-FR", { hour: "2-digit", minute: "2-digit", timeZone: this.mark.dataset.zone });
    line.querySelector("[data-at]").textContent = hour.replace(":", "\u00a0h\u00a0");
    line.querySelector("[data-says]").textContent = entry.says;
    const why = line.querySelector("[data-reason]");
    if (why) why.textContent = entry.why;
    line.querySelector("button").dataset.drop = keyOf(entry);
    line.querySelector("button span").textContent = ` (${entry.says})`;
    return line;
  }
}

function keyOf(entry) {
  return entry.fields.find(([name]) => name === "cle")[1];
}

async function reasons(answer) {
  try {
    return (await answer.json()).reasons.join(" ");
  } catch {
    return String(answer.status);
  }
}

// What a form says: its button, then each field that was filled, by its label.
function says(form, submitter) {
  const words = [text(submitter)];
  for (const field of form.querySelectorAll("input:not([type=hidden]), select, textarea")) {
    const off = ["checkbox", "radio"].includes(field.type) && !field.checked;
    if (off || !field.value || !field.labels?.length) continue;
    const value = field.selectedOptions ? text(field.selectedOptions[0]) : field.value;
    words.push(`${text(field.labels[0])}\u00a0: ${value}`);
  }
  return words.join(" – ");
}

function text(element) {
  return element?.textContent.replace(/\s+/g, " ").trim() ?? "";
}

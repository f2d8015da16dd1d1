// Shown as cards on a phone, a table would lose its meaning for some screen
// readers, which drop the roles of elements whose display changes.
const roles = {
  thead: "rowgroup", tbody: "rowgroup", tfoot: "rowgroup", tr: "row", td: "cell",
};

export function keepTableRoles(root) {
  for (const table of root.querySelectorAll("table.table")) {
    table.setAttribute("role", "table");
    for (const [name, role] of Object.entries(roles)) {
      for (const element of table.querySelectorAll(name)) element.setAttribute("role", role);
    }
    for (const th of table.querySelectorAll("th")) {
      th.setAttribute("role", th.scope === "row" ? "rowheader" : "columnheader");
    }
  }
}

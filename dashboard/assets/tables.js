// Tables are sorted where they stand: a heading that is followed keeps its place on the screen, and the focus. What
// Mantine leaves out of a table is added: what a heading is of, how its column is sorted, and where its cells lead.
(() => {
  "use strict";

  const ORDERS = { rising: "ascending", falling: "descending" };
  let followed = null; // the table and the column whose heading was followed last

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a.sort, a.led");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const sorts = link.matches(".sort");
    if (sorts) followed = { table: link.closest("table").id, column: link.closest("th").cellIndex };
    history.pushState({}, "", link.href);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    // As Dash does, which would do it where a table is sorted too.
    if (!sorts) scrollTo(0, 0);
  }, true);

  const mark = (heading) => {
    if (heading.scope !== "col") heading.scope = "col";
    const order = Object.keys(ORDERS).find((name) => heading.querySelector(`a.sort.${name}`));
    if (heading.ariaSort !== (ORDERS[order] ?? null)) heading.ariaSort = ORDERS[order] ?? null;
  };

  // A cell that was drawn anew is text alone.
  const linked = new WeakMap();
  const lead = (table) => {
    const { links = [] } = window.dash_component_api?.getLayout(table.id)?.props.data ?? {};
    const [body] = table.tBodies;
    if (!body || (linked.get(table) === links && body.getElementsByClassName("led").length === links.length)) return;
    linked.set(table, links);
    for (const [row, column, href] of links) {
      const cell = body.rows[row]?.cells[column];
      const [link] = cell?.getElementsByClassName("led") ?? [];
      if (link) link.setAttribute("href", href);
      else if (cell) cell.replaceChildren(Object.assign(document.createElement("a"), {
        href, className: "led", textContent: cell.textContent,
      }));
    }
  };

  // A heading that was drawn anew has lost the focus.
  const refocus = () => {
    if (!followed || document.activeElement !== document.body) return;
    const headings = document.querySelectorAll(`[id="${followed.table}"] thead th`);
    headings[followed.column]?.querySelector("a.sort")?.focus({ preventScroll: true });
  };

  new MutationObserver(() => {
    document.querySelectorAll("#page .numbers thead th").forEach(mark);
    document.querySelectorAll("#react-entry-point table.numbers[id]:not(.plain)").forEach(lead);
    refocus();
  }).observe(document.getElementById("react-entry-point"), { childList: true, characterData: true, subtree: true });

  document.addEventListener("focusin", ({ target }) => {
    if (followed && !target.closest(`[id="${followed.table}"]`)) followed = null;
  });
})();

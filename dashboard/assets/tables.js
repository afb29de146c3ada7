// Tables are sorted where they stand: a heading that is followed keeps its place on the screen, and the focus. What
// Mantine leaves out of a table is added: what a heading is of, and how its column is sorted.
(() => {
  "use strict";

  const ORDERS = { rising: "ascending", falling: "descending" };
  let followed = null; // the table and the column whose heading was followed last

  // Dash would go to the top of the page, as for a link to another.
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a.sort");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    followed = { table: link.closest("table").id, column: link.closest("th").cellIndex };
    history.pushState({}, "", link.href);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  }, true);

  const mark = (heading) => {
    if (heading.scope !== "col") heading.scope = "col";
    const order = Object.keys(ORDERS).find((name) => heading.querySelector(`a.sort.${name}`));
    if (heading.ariaSort !== (ORDERS[order] ?? null)) heading.ariaSort = ORDERS[order] ?? null;
  };

  // A heading that was drawn anew has lost the focus.
  const refocus = () => {
    if (!followed || document.activeElement !== document.body) return;
    const headings = document.querySelectorAll(`[id="${followed.table}"] thead th`);
    headings[followed.column]?.querySelector("a.sort")?.focus({ preventScroll: true });
  };

  new MutationObserver(() => {
    document.querySelectorAll("#page .numbers thead th").forEach(mark);
    refocus();
  }).observe(document.getElementById("react-entry-point"), { childList: true, characterData: true, subtree: true });

  document.addEventListener("focusin", ({ target }) => {
    if (followed && !target.closest(`[id="${followed.table}"]`)) followed = null;
  });
})();

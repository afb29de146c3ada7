// A list is in the page while it is open, no longer. Two things are seen to here that Mantine does for lists that are
// always there: an arrow opens one at the option that is chosen, and the control says which list is its own. And Enter
// takes the option that is marked: Mantine counts which one that is a moment after the list opens, and where letters come
// faster than that it counts the options of before.
(() => {
  "use strict";

  const ARROWS = ["ArrowDown", "ArrowUp"];

  const controlOf = (target) => target instanceof Element && target.closest("[aria-haspopup=listbox]");
  const listOf = (control) => document.querySelector(`[role=listbox][aria-labelledby="${control.id}-label"]`);
  const isOpen = (control) => "expanded" in control.dataset;

  // Draws the control anew, with its list kept in the page or not.
  const draw = (control, keepMounted) => {
    window.dash_clientside.set_props(control.id, { comboboxProps: { keepMounted } });
  };

  // An arrow looks for the chosen option at once: it is held back until the list is made, and let go of as it opens.
  const open = (control, { key, code }) => {
    if (!listOf(control)) return requestAnimationFrame(() => open(control, { key, code }));
    control.dispatchEvent(new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true }));
    draw(control, false);
  };
  document.addEventListener("keydown", (event) => {
    const control = controlOf(event.target);
    if (!control || !ARROWS.includes(event.code) || isOpen(control) || listOf(control)) return;
    event.preventDefault();
    event.stopPropagation();
    draw(control, true);
    open(control, event);
  }, true);

  document.addEventListener("keydown", (event) => {
    const control = controlOf(event.target);
    if (!control || event.key !== "Enter" || event.isComposing || !isOpen(control)) return;
    const marked = listOf(control)?.querySelector("[data-combobox-selected]");
    if (!marked) return;
    event.preventDefault();
    event.stopPropagation();
    marked.click();
  }, true);

  // A control that opens a list is drawn before the list is there to be named.
  const name = (control) => {
    const named = document.getElementById(control.getAttribute("aria-controls"));
    if (isOpen(control) && listOf(control) && !named) draw(control, false);
  };
  for (const kind of ["focusin", "click", "keydown"]) {
    document.addEventListener(kind, ({ target }) => {
      const control = controlOf(target);
      if (control) requestAnimationFrame(() => name(control));
    });
  }
})();

// What is typed into a control is looked for in the names of its options and of their groups: each of its words, in any
// order. What the control holds stands in it as text, which is selected, so that typing takes its place.
(() => {
  "use strict";

  const split = (text) => text.toLowerCase().split(/\s+/).filter(Boolean);
  const hold = (text, words) => words.every((word) => text.toLowerCase().includes(word));
  const list = (options) => options.flatMap((option) => option.items ?? [option]);

  const findWords = ({ options, search }) => {
    // The text that stands there before anything is typed is no search.
    if (list(options).some(({ label }) => label === search)) return options;
    const words = split(search);
    return options.flatMap((option) => {
      if (!option.items) return hold(option.label, words) ? [option] : [];
      const items = option.items.filter(({ label }) => hold(`${option.group} ${label}`, words));
      return items.length ? [{ ...option, items }] : [];
    });
  };

  window.dashMantineFunctions = Object.assign({}, window.dashMantineFunctions, { findWords });

  const select = ({ target }) => {
    const typed = target instanceof HTMLInputElement && target.matches("[aria-haspopup=listbox]:not([readonly])");
    // To select text is to take the focus, which may have gone on by then.
    if (typed) requestAnimationFrame(() => target === document.activeElement && target.select());
  };
  document.addEventListener("focusin", select);
  document.addEventListener("click", select);
})();

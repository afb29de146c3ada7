// A chart is as wide as the window that it was drawn for: on paper it is made smaller, whole. Paper is light: what follows
// the scheme by its style is, and print.css turns the colours of a chart that was drawn for the dark.
(() => {
  "use strict";

  const PAPER = 700; // what there is of the narrower of the usual papers, upright, between its margins
  const SCHEME = "data-mantine-color-scheme";

  const root = document.documentElement;
  const list = () => document.querySelectorAll("#page .chart");
  window.addEventListener("beforeprint", () => {
    root.dataset.drawn ??= root.getAttribute(SCHEME);
    root.setAttribute(SCHEME, "light");
    list().forEach((chart) => {
      const width = chart.offsetWidth;
      Object.assign(chart.style, { width: `${width}px`, zoom: Math.min(1, PAPER / width) });
    });
  });
  window.addEventListener("afterprint", () => {
    list().forEach((chart) => {
      Object.assign(chart.style, { width: "", zoom: "" });
    });
    root.setAttribute(SCHEME, root.dataset.drawn);
    delete root.dataset.drawn;
  });
})();

// A chart is as wide as the window that it was drawn for: on paper it is made smaller, whole.
(() => {
  "use strict";

  const PAPER = 700; // what there is of the narrower of the usual papers, upright, between its margins

  const list = () => document.querySelectorAll("#page .chart");
  window.addEventListener("beforeprint", () => list().forEach((chart) => {
    const width = chart.offsetWidth;
    Object.assign(chart.style, { width: `${width}px`, zoom: Math.min(1, PAPER / width) });
  }));
  window.addEventListener("afterprint", () => list().forEach((chart) => {
    Object.assign(chart.style, { width: "", zoom: "" });
  }));
})();

// The first page stays until the application has drawn its own, which then takes its place at once. The picture stays
// over the chart until plotly.js, which is large and comes last, has drawn that.
(() => {
  "use strict";

  const root = document.documentElement;
  const entry = document.getElementById("react-entry-point");
  const first = document.getElementById("first");
  const pictures = first.querySelector(".pictures");
  const opened = location.href;

  const chart = () => entry.querySelector(".chart");
  const isThere = () => entry.querySelector("#page h1") && (!pictures || chart());
  const isDrawn = () => !pictures || chart()?.querySelector(".main-svg .cartesianlayer");

  const take = () => {
    // What was unfolded stays open.
    for (const name of [".menu", ".drawer", ".share"]) {
      if (first.querySelector(`${name}[open]`)) entry.querySelector(name).open = true;
    }
    const focused = first.contains(document.activeElement) && document.activeElement.id;
    if (!isDrawn()) {
      // Until there is a chart nothing else keeps its height free.
      chart().style.minHeight = `${pictures.offsetHeight}px`;
      chart().append(pictures);
    }
    root.classList.remove("starting");
    first.remove();
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  };

  const end = () => {
    pictures?.parentElement?.style.removeProperty("min-height");
    pictures?.remove();
  };

  // What was put into the page now is painted with the next frame.
  const follow = () => requestAnimationFrame(() => {
    if (root.classList.contains("starting") && isThere()) take();
    if (root.classList.contains("starting")) return;
    // Another view or page than the picture is of has another chart.
    if (!isDrawn() && location.href === opened) return;
    watch.disconnect();
    end();
  });
  const watch = new MutationObserver(follow);
  watch.observe(entry, { childList: true, subtree: true });
})();

// Runs the application, and asks for what its chart will need, once the page that the server drew is on the screen: run
// at once, from a browser's cache, the scripts would keep the first frame waiting.
(() => {
  "use strict";

  // `src`: paths of the application's scripts, in order. `fetch`: what the chart waits for. `early`: run it before.
  const list = (paths) => paths.split(" ").filter(Boolean);
  const { src, fetch, early } = document.currentScript.dataset;

  const ask = (path) => {
    const link = Object.assign(document.createElement("link"), { rel: "preload", as: "script", href: path });
    link.fetchPriority = "low";
    document.head.append(link);
  };
  const load = (path) => new Promise((done) => {
    const script = Object.assign(document.createElement("script"), { src: path, async: false, onload: done });
    document.body.append(script);
  });
  // Dash comes with what old browsers lack, and puts its own reading of texts and numbers, which is slow, in place of any
  // browser's. A chart reads thousands.
  const { trim } = String.prototype;
  const { parseFloat, parseInt } = window;
  const restore = () => {
    String.prototype.trim = trim;
    for (const holder of [window, Number]) Object.assign(holder, { parseFloat, parseInt });
  };

  const start = async () => {
    list(fetch).forEach(ask);
    await Promise.all(list(src).map(load));
    restore();
    new window.DashRenderer();
    list(early).forEach(load);
  };

  // A page that is not on the screen gets no frame.
  if (document.hidden) start();
  else requestAnimationFrame(() => setTimeout(start));
})();

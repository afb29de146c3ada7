// Runs the application, and asks for what its chart will need, once the page that the server drew is on the screen: run
// at once, from a browser's cache, the scripts would keep the first frame waiting.
(() => {
  "use strict";

  // `src`: paths of the application's scripts, in order. `answers`: what these ask of the server first. `fetch`: scripts
  // that the chart waits for. `early`: those of them that are run before.
  const list = (paths) => paths.split(" ").filter(Boolean);
  const { src, answers, fetch, early } = document.currentScript.dataset;

  const ask = (href, how) => {
    document.head.append(Object.assign(document.createElement("link"), { rel: "preload", href, ...how }));
  };
  const load = (path) => new Promise((done) => {
    const script = Object.assign(document.createElement("script"), { src: path, async: false, onload: done });
    document.body.append(script);
  });
  const start = async () => {
    list(answers).forEach((path) => ask(path, { as: "fetch", crossOrigin: "anonymous" }));
    list(fetch).forEach((path) => ask(path, { as: "script", fetchPriority: "low" }));
    await Promise.all(list(src).map(load));
    new window.DashRenderer();
    list(early).forEach(load);
  };

  // A page that is not on the screen gets no frame.
  if (document.hidden) start();
  else requestAnimationFrame(() => setTimeout(start));
})();

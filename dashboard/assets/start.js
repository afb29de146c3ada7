// Runs the application, and asks for what its chart will need, once the page that the server drew is on the screen: run
// at once, from a browser's cache, the scripts would keep the first frame waiting.
(() => {
  "use strict";

  // `src`: paths of the application's scripts, in order. `answers`: what these ask of the server first. `fetch`: scripts
  // that the chart waits for.
  const list = (paths) => paths.split(" ").filter(Boolean);
  const { src, answers, fetch } = document.currentScript.dataset;

  const ask = (href, how) => {
    document.head.append(Object.assign(document.createElement("link"), { rel: "preload", href, ...how }));
  };
  const load = (path) => new Promise((done) => {
    const script = Object.assign(document.createElement("script"), { src: path, async: false, onload: done });
    document.body.append(script);
  });
  // Once the file is there, though it may not have run.
  const come = (path) => new Promise((done) => {
    const { href } = new URL(path, document.baseURI);
    const watch = new PerformanceObserver((entries) => {
      if (!entries.getEntriesByName(href).length) return;
      watch.disconnect();
      done();
    });
    watch.observe({ type: "resource", buffered: true });
  });

  const start = async () => {
    list(answers).forEach((path) => ask(path, { as: "fetch", crossOrigin: "anonymous" }));
    // The last is the largest: until it is there it has the line for itself.
    come(list(src).at(-1)).then(() => list(fetch).forEach((path) => ask(path, { as: "script" })));
    await Promise.all(list(src).map(load));
    new window.DashRenderer();
  };

  // A page that is not on the screen gets no frame.
  if (document.hidden) start();
  else requestAnimationFrame(() => setTimeout(start));
})();

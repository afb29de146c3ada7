// Tells the server of the reader's screen by two cookies, before anything is drawn: `scheme` (light, dark) and `width`
// (narrow, wide). The server draws charts for them, so when one changes the page is asked to draw anew.
(() => {
  "use strict";

  const DARK = window.matchMedia("(prefers-color-scheme: dark)");
  const NARROW = window.matchMedia("(max-width: 767.98px)");
  const A_YEAR = 365 * 24 * 3600;

  const chosen = () => {
    try {
      return window.localStorage.getItem("scheme");
    } catch {
      return null; // storage is switched off
    }
  };
  const choose = (scheme) => {
    try {
      window.localStorage.setItem("scheme", scheme);
    } catch {
      // storage is switched off: the choice holds for as long as the cookie
    }
  };

  let scheme = ["light", "dark"].includes(chosen()) ? chosen() : DARK.matches ? "dark" : "light";

  const tell = () => {
    const width = NARROW.matches ? "narrow" : "wide";
    for (const [name, value] of Object.entries({ scheme, width })) {
      document.cookie = `${name}=${value}; path=/; max-age=${A_YEAR}; SameSite=Lax`;
    }
    document.documentElement.setAttribute("data-mantine-color-scheme", scheme);
    return { scheme, width };
  };

  const redraw = () => {
    const screen = tell();
    // A page without a chart looks the same on every screen.
    const page = document.querySelector("[data-page] .chart")?.closest("[data-page]");
    window.dash_clientside.set_props("mantine", { forceColorScheme: scheme });
    if (page) window.dash_clientside.set_props(`${page.dataset.page}-screen`, { data: screen });
  };

  tell();
  // Until the application has drawn, what the server drew is shown; without scripts, for good.
  document.documentElement.classList.add("starting");
  NARROW.addEventListener("change", redraw);
  DARK.addEventListener("change", () => {
    if (chosen()) return;
    scheme = DARK.matches ? "dark" : "light";
    redraw();
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("#scheme")) return;
    scheme = scheme === "dark" ? "light" : "dark";
    choose(scheme);
    redraw();
  });

  // Dash asks for plotly.js at a path without a version; the document names one that a browser may keep for good.
  const { plotly } = document.currentScript.dataset;
  Object.defineProperty(window, "_dashPlotlyJSURL", { get: () => plotly, set: () => {} });
})();

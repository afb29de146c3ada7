// The navigation follows the address: its links keep the release that is pinned, and name the page that is shown.
(() => {
  "use strict";

  let shown = null;

  // The page that shows a path: its own, or that of a page which has a word of its view behind it.
  const hold = (path, pathname) => pathname === path || (path !== "/" && pathname.startsWith(`${path}/`));

  // Where another page is to be shown; one that is shown follows what stands in its path by itself.
  const leave = (pathname) => {
    const path = document.querySelector("#react-entry-point [data-path]")?.dataset.path;
    return path && hold(path, pathname) ? window.dash_clientside.no_update : pathname;
  };

  const navigation = (pathname, search) => {
    const pin = new URLSearchParams(search).get("as_of");
    const query = pin === null ? "" : `?${new URLSearchParams({ as_of: pin })}`;
    const links = [...document.querySelectorAll("#react-entry-point a[id^=nav-]")];
    for (const link of links) {
      if (hold(link.pathname, pathname)) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    const page = links.find((link) => hold(link.pathname, pathname))?.pathname ?? pathname;
    if (shown !== null && shown !== page) {
      document.querySelector("#react-entry-point .menu").open = false;
      document.getElementById("main").focus({ preventScroll: true });
    }
    shown = page;
    return links.map((link) => link.pathname + query);
  };

  // The pin that the address names, where it is another than before: the server says what that means.
  const pin = (search, before) => {
    const word = new URLSearchParams(search).get("as_of") ?? "latest";
    return word === before ? window.dash_clientside.no_update : word;
  };

  // Where a mark, an area or a name of a chart leads that was pressed: to the address that it has as its own, or to that of
  // its trace, in which its own word has a place.
  const leadOn = (point) => {
    const [word] = [point?.customdata].flat();
    const { meta } = document.querySelector("#page .js-plotly-plot")?.data?.[point?.curveNumber] ?? {};
    return word && meta ? meta.replace("{}", word) : word;
  };
  const follow = (click, press) => {
    const [pressed] = window.dash_clientside.callback_context.triggered;
    const named = pressed?.prop_id.endsWith(".clickAnnotationData");
    const place = named ? press?.annotation?.name : leadOn(click?.points?.[0]);
    return place ?? window.dash_clientside.no_update;
  };

  window.dash_clientside = Object.assign({}, window.dash_clientside, { shell: { navigation, pin, leave, follow } });

  // What a link leads to is drawn after the browser has looked for it.
  let reached = "";
  window.addEventListener("hashchange", () => { reached = location.hash; });

  const reach = () => {
    const target = location.hash !== reached && document.getElementById(location.hash.slice(1));
    if (!target) return;
    reached = location.hash;
    target.scrollIntoView();
  };

  // The title of the window is the finding that the page shows.
  new MutationObserver(() => {
    reach();
    const heading = document.querySelector("#page h1");
    const title = heading && `${heading.textContent} – Burden Sharing`;
    if (title && document.title !== title) document.title = title;
  }).observe(document.getElementById("react-entry-point"), { childList: true, characterData: true, subtree: true });
})();

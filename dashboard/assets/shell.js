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

  // Where on the screen was pressed last, and by what. A finger shows what a point says before it follows it.
  let at = {};
  document.addEventListener("pointerdown", ({ clientX, clientY, pointerType }) => {
    at = { x: clientX, y: clientY, byTouch: pointerType === "touch" };
  }, true);

  const REACH = 10; // pixels around a mark that are the mark
  const isOn = ({ bbox }, plot) => {
    if (!bbox) return true;
    const { left, top } = plot.getBoundingClientRect();
    return Math.hypot((bbox.x0 + bbox.x1) / 2 + left - at.x, (bbox.y0 + bbox.y1) / 2 + top - at.y) <= REACH;
  };

  // The address of a trace with the year and the word of a point in it; none where it needs a word that the point lacks.
  const fill = (address, { x, customdata }) => {
    const [word] = [customdata].flat();
    if (!address || (address.includes("{}") && !word)) return undefined;
    return keepPin(address.replaceAll("{x}", x).replace("{}", word));
  };
  const keepPin = (address) => {
    const pin = location.search.slice(1).split("&").find((pair) => pair.startsWith("as_of="));
    return !pin || address.includes("as_of=") ? address : address.replace("?", `?${pin}&`);
  };

  // Where a mark, an area or a name of a chart leads that was pressed: to the address that it has as its own, or to one of
  // its trace: that of its mark, or the one beside it.
  let touched = { place: "", at };
  const leadOn = (point, id) => {
    const plot = document.querySelector("#page .js-plotly-plot");
    const { meta } = plot?.data?.[point?.curveNumber] ?? {};
    if (!meta) return [point?.customdata].flat()[0];
    const place = fill(meta.beside && !isOn(point, plot) ? meta.beside : meta.mark, point);
    // One touch may be told of twice.
    if (!at.byTouch || !place || (place === touched.place && at !== touched.at)) return place;
    touched = { place, at };
    // A press on the same point again is another only where this one is forgotten.
    window.dash_clientside.set_props(id, { clickData: null });
    return undefined;
  };
  const follow = (click, press) => {
    const [pressed] = window.dash_clientside.callback_context.triggered;
    const [id, kind] = pressed?.prop_id.split(".") ?? [];
    const place = kind === "clickAnnotationData" ? press?.annotation?.name : click && leadOn(click.points[0], id);
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

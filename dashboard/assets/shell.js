// The navigation follows the address: its links keep the release that is pinned, and name the page that is shown.
(() => {
  "use strict";

  let shown = null;

  const navigation = (pathname, search) => {
    const pin = new URLSearchParams(search).get("as_of");
    const query = pin === null ? "" : `?${new URLSearchParams({ as_of: pin })}`;
    const links = [...document.querySelectorAll(".shell-header nav a")];
    for (const link of links) {
      if (link.pathname === pathname) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    if (shown !== null && shown !== pathname) document.getElementById("main").focus({ preventScroll: true });
    shown = pathname;
    return links.map((link) => link.pathname + query);
  };

  // The pin of the header and the address say the same; the page that is shown follows the address.
  const NEWEST = "latest";
  const DAY = /^\d{4}-\d{2}-\d{2}$/;

  const pinned = (search, word) => {
    const rest = search.replace(/^\?/, "").split("&").filter((pair) => pair && !pair.startsWith("as_of="));
    const all = word === NEWEST ? rest : [`as_of=${word}`, ...rest];
    return all.length ? `?${all.join("&")}` : "";
  };

  const inWords = (day) =>
    new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

  const isDay = (text) => DAY.test(text ?? "") && !Number.isNaN(Date.parse(text));

  const pin = (chosen, day, search, options) => {
    const none = window.dash_clientside.no_update;
    const by = window.dash_clientside.callback_context.triggered.map((one) => one.prop_id.split(".")[0])[0];
    const there = new URLSearchParams(search).get("as_of") ?? NEWEST;
    const word = { "pin-release": chosen ?? NEWEST, "pin-date": isDay(day) ? day : there }[by] ?? there;
    const dated = DAY.test(word);
    const known = options.filter((option) => !DAY.test(option.value ?? ""));
    const offered = dated ? [known[0], { value: word, label: inWords(word) }, ...known.slice(1)] : known;
    const changed = JSON.stringify(offered) !== JSON.stringify(options);
    return [
      word === there ? none : pinned(search, word),
      word === chosen ? none : word,
      changed ? offered : none,
      (dated ? word : "") === (day ?? "") ? none : dated ? word : "",
    ];
  };

  window.dash_clientside = Object.assign({}, window.dash_clientside, { shell: { navigation, pin } });

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

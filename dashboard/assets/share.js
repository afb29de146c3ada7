// The dialogue of what is taken along: it copies, and is closed as readers expect. It opens without this.
(() => {
  "use strict";

  const list = () => document.querySelectorAll(".share[open]");

  // Addresses are whole where the server knows its own; the browser knows it always.
  const complete = (share) => {
    const paths = share.dataset.paths?.split(" ") ?? [];
    for (const text of paths.length ? share.querySelectorAll("pre") : []) {
      const found = text.textContent;
      const path = paths.find((each) => found.includes(each) && !found.includes(location.origin));
      if (path) text.textContent = found.replace(path, location.origin + path);
    }
  };

  // Where a page may not write to the clipboard, as over plain http, the browser copies what is selected.
  const copy = async (text) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text.textContent).then(() => true, () => false);
    getSelection().selectAllChildren(text);
    return document.execCommand("copy");
  };

  const tell = (share, said) => {
    const told = share.querySelector(".share-told");
    // Said again where it was said before.
    told.textContent = "";
    requestAnimationFrame(() => { told.textContent = said; });
  };

  const press = async (button) => {
    const text = button.parentElement.querySelector("pre");
    const done = await copy(text);
    if (!done) getSelection().selectAllChildren(text);
    tell(button.closest(".share"), done ? "Copied" : "Selected: press Ctrl and C to copy it");
  };

  // A link to what is shown is a link to nowhere else: pressed, it is copied. Without the clipboard it stays a link.
  const copyLink = async (link) => {
    const told = link.nextElementSibling;
    told.textContent = "";
    await navigator.clipboard.writeText(link.href).then(
      () => { told.textContent = "Link copied"; },
      () => { location.href = link.href; },
    );
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-copied]");
    if (link && navigator.clipboard && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      copyLink(link);
    }
    const button = event.target.closest(".share-text button");
    if (button) press(button);
    for (const share of list()) if (!share.contains(event.target)) share.open = false;
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const share of list()) {
      share.open = false;
      share.querySelector("summary").focus();
    }
  });

  // It does not bubble, but is seen on its way down.
  document.addEventListener("toggle", (event) => {
    if (event.target.matches(".share[open]")) complete(event.target);
  }, true);
})();

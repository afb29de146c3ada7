// A claim that was typed is answered on the page by the application; before it has taken over, the form is sent.
(() => {
  "use strict";

  document.addEventListener("submit", (event) => {
    if (event.target.matches(".sentence") && !event.target.closest("#first")) event.preventDefault();
  });
})();

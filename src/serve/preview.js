(function () {
  "use strict";
  const mine = document.currentScript.dataset;
  const list = document.getElementById("gs-err");
  const button = document.querySelector("#gs-bar button");
  const scroll = "guongsang:scroll:" + location.pathname;
  const hidden = "guongsang:hidden";

  // Storage may be forbidden; then the page starts at its top and the list is shown again.
  function remember(key, value) {
    try { sessionStorage.setItem(key, value); } catch (e) { /* as above */ }
  }
  function recall(key) {
    try { return sessionStorage.getItem(key); } catch (e) { return null; }
  }

  function reload() {
    remember(scroll, scrollX + " " + scrollY);
    location.reload();
  }
  const at = recall(scroll);
  if (at) {
    try { sessionStorage.removeItem(scroll); } catch (e) { /* as above */ }
    scrollTo(...at.split(" ").map(Number));
  }

  // An event names the newest build. Only if that build shows this page otherwise is it loaded again.
  function news(event) {
    if (event.data === mine.build) return;
    fetch(location.origin + "/_/hash?path=" + encodeURIComponent(location.pathname), { cache: "no-store" })
      .then((answer) => answer.ok ? answer.text() : Promise.reject(answer.status))
      .then((hash) => { if (hash === mine.hash) mine.build = event.data; else reload(); })
      .catch(() => { /* the stream connects again and asks again */ });
  }

  // A browser keeps few connections to one server: pages that nobody sees give theirs back.
  let stream = null;
  function listen() {
    if (stream || document.hidden) return;
    stream = new EventSource(location.origin + "/_/events");
    stream.onmessage = news;
  }
  function rest() {
    if (stream) stream.close();
    stream = null;
  }
  document.addEventListener("visibilitychange", () => document.hidden ? rest() : listen());
  addEventListener("pagehide", rest);
  addEventListener("pageshow", listen);
  listen();

  if (!list || !button) return;
  function show(visible) {
    list.hidden = !visible;
    button.textContent = visible ? button.dataset.hide : button.dataset.show;
    remember(hidden, visible ? "" : mine.problems);
    if (visible) list.focus({ preventScroll: true });
  }
  button.addEventListener("click", () => show(list.hidden));
  addEventListener("keydown", (event) => { if (event.key === "Escape" && !list.hidden) show(false); });
  if (!list.hidden) show(recall(hidden) !== mine.problems);
})();

(function () {
  "use strict";
  const mine = document.currentScript.dataset;
  const root = document.getElementById("gs-preview");
  const scroll = "guongsang:scroll:" + location.pathname;
  const find = (id) => document.getElementById("gs-" + id);

  // Storage may be forbidden; then the page starts at its top and what was hidden is shown again.
  function remember(key, value) {
    try { sessionStorage.setItem("guongsang:" + key, value); } catch (e) { /* as above */ }
  }
  function recall(key) {
    try { return sessionStorage.getItem("guongsang:" + key); } catch (e) { return null; }
  }

  function ask(path) {
    return fetch(location.origin + path, { headers: { "x-guongsang": mine.token }, cache: "no-store" });
  }

  function reload() {
    try { sessionStorage.setItem(scroll, scrollX + " " + scrollY); } catch (e) { /* as above */ }
    location.reload();
  }
  try {
    const at = sessionStorage.getItem(scroll);
    sessionStorage.removeItem(scroll);
    if (at) scrollTo(...at.split(" ").map(Number));
  } catch (e) { /* as above */ }

  // An event names the newest build. Only if that build shows this page otherwise is it loaded again; other problems and
  // other styles are put in their places. One question at a time, so that no answer overtakes a later one.
  let asking = false, again = false;
  function news(event) {
    if (event.data !== mine.build) look();
  }
  function look() {
    again = asking;
    if (asking) return;
    asking = true;
    ask("/_/state?path=" + encodeURIComponent(location.pathname))
      // What is no page any more is loaded again to show what it is.
      .then((answer) => answer.ok ? answer.json() : answer.status === 404 ? {} : Promise.reject(answer.status))
      .then(take)
      // A stream that is cut asks when it is there again.
      .catch(() => setTimeout(() => { if (stream && stream.readyState === EventSource.OPEN) look(); }, 1000))
      .finally(() => {
        asking = false;
        if (again) look();
      });
  }
  function take(now) {
    if (now.page !== mine.page) return reload();
    if (older(now.build, mine.build)) return;
    if (now.styles !== mine.styles) restyle(now.styles);
    if (now.mark !== mine.mark) replace(now);
    mine.build = now.build;
  }
  // Builds of another run are not compared: after a restart the numbers begin again.
  function older(one, other) {
    const [run, number] = one.split("."), [mine, last] = other.split(".");
    return run === mine && Number(number) < Number(last);
  }

  // The new sheet stands beside the old one until it is there: no moment without styles, and nobody's place is lost. Of two
  // that come quickly the later one takes the place of both.
  function restyle(version) {
    mine.styles = version;
    for (const old of document.querySelectorAll("link[rel~=stylesheet]:not([data-gs-old])")) {
      const address = new URL(old.href);
      if (address.origin !== location.origin) continue;
      address.searchParams.set("v", mine.build + "." + version);
      const fresh = old.cloneNode();
      fresh.href = address.href;
      fresh.onload = fresh.onerror = () => {
        for (const gone of document.querySelectorAll("link[data-gs-old]")) {
          if (new URL(gone.href).pathname === address.pathname && Number(gone.dataset.gsOld) <= Number(version)) gone.remove();
        }
      };
      old.dataset.gsOld = version;
      old.after(fresh);
    }
  }

  function replace(now) {
    const seen = find("err") && !find("err").hidden;
    const open = find("own") && find("own").open;
    const held = root.contains(document.activeElement);
    mine.problems = now.problems;
    mine.mark = now.mark;
    root.innerHTML = now.block;
    if (find("own")) find("own").open = open;
    dress(!seen);
    if (held && document.activeElement === document.body) root.querySelector("button, a")?.focus({ preventScroll: true });
  }

  // What was hidden stays hidden until there are other problems.
  function dress(fresh) {
    const list = find("err"), bar = find("bar"), toggle = root.querySelector("[data-do=list]");
    if (list && toggle && !list.hidden) show(recall("list") !== mine.problems, fresh);
    if (bar && recall("bar") === mine.problems) fold(true);
  }
  function show(visible, focus) {
    const list = find("err"), toggle = root.querySelector("[data-do=list]");
    list.hidden = !visible;
    toggle.textContent = visible ? toggle.dataset.hide : toggle.dataset.show;
    if (visible && focus) list.focus({ preventScroll: true });
  }
  function fold(hidden) {
    find("bar").hidden = hidden;
    find("back").hidden = !hidden;
  }
  function toggleList() {
    const visible = find("err").hidden;
    remember("list", visible ? "" : mine.problems);
    show(visible, true);
  }

  function open(button) {
    const file = button.dataset.open, say = find("say");
    ask("/_/open?file=" + encodeURIComponent(file))
      .then((answer) => answer.ok ? "" : answer.status === 501 ? mine.failed + " " + file : mine.gone + " " + file)
      .catch(() => mine.gone + " " + file)
      .then((words) => { if (say) say.textContent = words; else if (words) button.after(" " + words); });
  }

  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("button");
    if (!button) return;
    if (button.dataset.open) open(button);
    if (!root.contains(button)) return;
    if (button.dataset.do === "list") toggleList();
    if (button.dataset.do === "bar") {
      const hidden = !find("bar").hidden;
      remember("bar", hidden ? mine.problems : "");
      fold(hidden);
      (hidden ? find("back") : find("bar").querySelector("[data-do=bar]")).focus({ preventScroll: true });
    }
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const own = find("own"), list = find("err");
    if (own && own.open) {
      own.open = false;
      own.querySelector("summary").focus({ preventScroll: true });
    } else if (list && !list.hidden && root.querySelector("[data-do=list]")) toggleList();
  });

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
  dress(true);
})();

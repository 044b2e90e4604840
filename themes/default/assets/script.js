// guongsang: text size, sharing and printing. Every page reads without it.
(function () {
  var page = document.documentElement, key = "guongsang-size", most = 2, size = 0;
  var each = function (selector, work) { Array.prototype.forEach.call(document.querySelectorAll(selector), work); };

  function resize(by) {
    size = Math.max(0, Math.min(most, size + by));
    page.setAttribute("data-size", size);
    each("[data-do=smaller]", function (button) { button.disabled = size === 0; });
    each("[data-do=larger]", function (button) { button.disabled = size === most; });
  }

  function share(button) {
    var canonical = document.querySelector("link[rel=canonical]");
    var address = canonical ? canonical.href : location.href;
    if (navigator.share) return navigator.share({ title: document.title, url: address }).catch(function () {});
    navigator.clipboard.writeText(address).then(function () {
      button.lastElementChild.textContent = button.getAttribute("data-done");
    }, function () { button.remove(); });
  }

  // Before anything is drawn: text must not change its size under the reader's eyes.
  try { size = Number(localStorage.getItem(key)) || 0; } catch (e) {}
  resize(0);

  document.addEventListener("DOMContentLoaded", function () {
    if (!navigator.share && !navigator.clipboard) each("[data-do=share]", function (button) { button.remove(); });
    each("[data-script]", function (part) { part.hidden = false; });
    resize(0);
  });
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-do]"), action = button && button.getAttribute("data-do");
    if (action === "print") print();
    else if (action === "share") share(button);
    else if (action) {
      resize(action === "larger" ? 1 : -1);
      try { localStorage.setItem(key, size); } catch (e) {}
    }
  });
})();

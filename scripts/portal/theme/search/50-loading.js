/* Loads scripts of the index. */
var FOLDER = "assets/search/", PATIENCE = 8000;
var waiting = {};

function given(data) { return data !== null && data !== undefined; }

function part(name, data) { if (has(waiting, name)) { waiting[name](data); } }

/** What one script of the index holds; null where it can't be loaded or is cut short, undefined where
    the server does not answer. */
function load(src, name) {
  return new Promise(function (resolve) {
    var script = document.createElement("script"), timer = 0, before = waiting[name];
    function cut(event) {
      /* A script that ends in the middle is an error of its own: it is told by the result. */
      if (event.filename === script.src) { event.preventDefault(); }
    }
    function done(data) {
      window.clearTimeout(timer);
      if (before) { before(data); }
      if (waiting[name] === done) { delete waiting[name]; }
      window.removeEventListener("error", cut);
      if (script.parentNode) { script.parentNode.removeChild(script); }
      resolve(data);
    }
    waiting[name] = done;
    script.src = src;
    script.async = true;
    script.onerror = function () { done(null); };
    script.onload = function () { if (waiting[name] === done) { done(null); } };
    timer = window.setTimeout(function () { done(undefined); }, PATIENCE);
    window.addEventListener("error", cut);
    document.head.appendChild(script);
  });
}

function unavailable(lang) {
  var error = new Error("The search index of " + lang + " could not be loaded.");
  error.code = "unavailable";
  return error;
}

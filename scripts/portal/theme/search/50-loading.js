/* Loads one script of the index. */
var PATIENCE = 20000;
var waiting = {};

function part(name, data) { if (has(waiting, name)) { waiting[name](data); } }

/** One script of the index; null where it can't be loaded, is cut short or does not answer. */
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
    timer = window.setTimeout(function () { done(null); }, PATIENCE);
    window.addEventListener("error", cut);
    document.head.appendChild(script);
  });
}

function unavailable() {
  var error = new Error("The search index of " + this.lang + " could not be loaded.");
  error.code = "unavailable";
  return error;
}

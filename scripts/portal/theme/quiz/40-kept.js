  /** What is kept on the device under a name; null where it is missing or no JSON. */
  function kept(name) {
    try { return JSON.parse(Portal.store.get(name)); } catch (error) { return null; }
  }

  function keep(name, value) {
    Portal.store.set(name, value === null ? null : JSON.stringify(value));
  }

  function seen() {
    var met = kept("seen");
    return Array.isArray(met) ? met : [];
  }

  /** The wrong answers: by question how often it was right since. */
  function mistakes() {
    var found = kept("play-mistakes");
    var result = {};
    if (found && typeof found === "object" && !Array.isArray(found)) {
      Object.keys(found).forEach(function (id) { if (found[id] >= 0) { result[id] = Number(found[id]); } });
    }
    return result;
  }

  /** Met lately; and among the mistakes, until it was right twice. */
  function remember(item, right) {
    var met = seen().filter(function (id) { return id !== item.id; });
    var wrong = mistakes();
    var counted = Object.prototype.hasOwnProperty.call(wrong, item.id);
    met.push(item.id);
    keep("seen", met.slice(-SEEN));
    if (right && !counted) { return; }
    wrong[item.id] = right ? wrong[item.id] + 1 : 0;
    if (wrong[item.id] >= RIGHTS) { delete wrong[item.id]; }
    keep("play-mistakes", Object.keys(wrong).length ? wrong : null);
  }

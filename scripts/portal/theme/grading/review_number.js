/* Which sheet one is: the letter of its version and its serial, as they are printed on it. */
window.shiliuReview.number = function (say) {
  "use strict";

  const review = window.shiliuReview;
  const find = review.find;
  const show = review.show;
  let version = null;

  function draw(item) {
    const box = find("versions");
    const possible = item.fixed ? [item.version] : review.data.versions;
    box.textContent = "";
    possible.forEach(function (name) {
      box.appendChild(review.button(name, false, function () { pick(name); }));
    });
    pick(possible.length === 1 ? possible[0] : item.answer ? item.answer.version : null);
    find("serial").value = item.answer ? item.answer.serial : "";
    show("same", item.same);
    show("wrong", false);
    show("taken", false);
  }

  function pick(name) {
    version = name;
    choices().forEach(function (one) {
      one.setAttribute("aria-pressed", String(one.textContent === name));
    });
  }

  function choices() { return Array.from(find("versions").children); }

  function canPick(name) {
    return choices().some(function (one) { return one.textContent === name; });
  }

  function save(item) {
    const number = review.numberIn(find("serial").value);
    if (number && number.version && canPick(number.version)) { pick(number.version); }
    const right = number && version !== null && (!number.version || number.version === version);
    show("wrong", !right);
    show("taken", false);
    if (right) { say(item, { version: version, serial: number.serial }); }
  }

  /* By keys: the letter of its version, and digits, which go on into the field. Whether the key was
     one of them. */
  function type(event, letter) {
    if (find("number").hidden) { return false; }
    if (canPick(letter)) {
      pick(letter);
      event.preventDefault();
    } else if (!/^\d$/.test(letter)) {
      return false;
    }
    find("serial").focus();
    find("serial").select();
    return true;
  }

  return { draw: draw, save: save, type: type };
};

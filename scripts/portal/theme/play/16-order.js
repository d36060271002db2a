  /* Putting in order: by two buttons in each row, or by dragging it at its grip. */
  var order = {
    build: function (item, seed) {
      var box = make("ol", { "class": "options" });
      var status = make("p", { "class": "sr-only", role: "status" });
      /* The others go round the row: one that leaves the page for a moment loses its finger. */
      function move(row, place) {
        var at = rows(box).indexOf(row);
        for (; at < place; at += 1) { box.insertBefore(row.nextSibling, row); }
        for (; at > place; at -= 1) { box.insertBefore(row.previousSibling, row.nextSibling); }
        mend(box);
        status.textContent = fill(words.moved, { item: row.answer, place: rows(box).indexOf(row) + 1 });
        changed(box);
      }
      function button(row, step, label, sign) {
        var control = make("button", {
          type: "button", "aria-label": fill(label, { item: row.answer }), text: sign
        });
        control.addEventListener("click", function () {
          move(row, rows(box).indexOf(row) + step);
          (control.disabled ? (step < 0 ? row.down : row.up) : control).focus();
        });
        return row.appendChild(control);
      }
      function drag(row, grip) {
        var upright = document.documentElement.hasAttribute("data-writing");
        draggable(grip, function (event) {
          var other = rowUnder(box, event, "order-row");
          row.classList.add("is-dragged");
          if (!other || other === row) { return; }
          var area = other.getBoundingClientRect();
          var after = upright ? event.clientX > (area.left + area.right) / 2
            : event.clientY > (area.top + area.bottom) / 2;
          var place = rows(box).indexOf(other);
          if (after === (place > rows(box).indexOf(row))) { move(row, place); }
        }, function () { row.classList.remove("is-dragged"); });
      }
      disordered(list(item.answer), seed).forEach(function (text) {
        var grip = make("i", { "class": "order-grip", "aria-hidden": "true" });
        var row = make("li", { "class": "order-row", dir: item.dir }, [
          grip, make("span", { text: text })
        ]);
        row.answer = text;
        row.up = button(row, -1, words.up, "↑");
        row.down = button(row, 1, words.down, "↓");
        drag(row, grip);
        box.appendChild(row);
      });
      mend(box);
      return make("div", {}, [box, status]);
    },
    read: function (box) { return rows(box).map(function (row) { return row.answer; }); },
    restore: function (box, answer) {
      var there = rows(box);
      answer.forEach(function (text) {
        there.forEach(function (row) { if (row.answer === text) { row.parentNode.appendChild(row); } });
      });
      mend(there[0].parentNode);
    },
    fits: function (item, answer) { return Array.isArray(answer) && sameSet(answer, list(item.answer)); },
    whole: function () { return true; },
    judge: function (item, answer) {
      return list(item.answer).every(function (text, i) { return text === answer[i]; });
    },
    say: function (item, answer) { return answer.join(words.arrow); },
    reveal: function (box, item) {
      disable(box);
      rows(box).forEach(function (row, i) {
        marked(row, row.answer === item.answer[i], row);
      });
    }
  };

  function rows(box) { return all(box, ".order-row"); }

  function mend(box) {
    rows(box).forEach(function (row, i, every) {
      row.up.disabled = i === 0;
      row.down.disabled = i === every.length - 1;
    });
  }

  types.match = match;
  types.order = order;

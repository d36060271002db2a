  /* Matching: a menu in each row for keyboards and screen readers; for fingers the same answers lie
     below as cards, to be dragged to a row, or tapped before the row is. */
  var match = {
    build: function (item, seed) {
      var rights = shuffled(item.answer.map(function (pair) { return pair[1]; }), seed);
      var picked = null;
      var rows = item.answer.map(function (pair) {
        var select = make("select", { "aria-label": pair[0] },
          [make("option", { value: "", text: words.choose_pair })].concat(rights.map(function (right) {
            return make("option", { value: right, text: right });
          })));
        return make("div", { "class": "pair-row", dir: item.dir }, [
          make("span", { text: pair[0] }), select
        ]);
      });
      var tray = make("div", { "class": "chips pair-tray", "aria-hidden": "true" });
      var box = make("div", { "class": "options" }, rows.concat(tray));

      function pick(card) {
        picked = card;
        all(tray, "button").forEach(function (other) {
          other.classList[other === card ? "add" : "remove"]("is-picked");
        });
        box.classList[card ? "add" : "remove"]("is-placing");
      }
      function place(card, row) {
        var select = row.lastChild;
        all(box, "select").forEach(function (other) {
          if (other.value === card.textContent) { other.value = ""; }
        });
        select.value = card.textContent;
        pick(null);
        changed(select);
      }
      rights.forEach(function (right) {
        var card = make("button", {
          type: "button", "class": "chip pair-card", tabindex: "-1", text: right, dir: item.dir
        });
        draggable(card, function (event, x, y) {
          card.style.transform = "translate(" + x + "px, " + y + "px)";
        }, function (event) {
          var row = event && rowUnder(box, event, "pair-row");
          card.style.transform = "";
          if (row) { place(card, row); }
        });
        card.addEventListener("click", function () { pick(picked === card ? null : card); });
        tray.appendChild(card);
      });
      rows.forEach(function (row) {
        row.addEventListener("click", function () { if (picked) { place(picked, row); } });
      });
      box.addEventListener("change", function () { used(box); });
      return box;
    },
    read: function (box) { return all(box, "select").map(function (select) { return select.value; }); },
    restore: function (box, answer) {
      all(box, "select").forEach(function (select, i) { select.value = answer[i]; });
      used(box);
    },
    fits: function (item, answer) {
      return Array.isArray(answer) && answer.length === item.answer.length &&
        answer.every(function (right) {
          return right === "" || item.answer.some(function (pair) { return pair[1] === right; });
        });
    },
    whole: function (answer) { return answer.every(Boolean); },
    judge: function (item, answer) {
      return item.answer.every(function (pair, i) { return pair[1] === answer[i]; });
    },
    say: function (item, answer) {
      return item.answer.map(function (pair, i) {
        return pair[0] + words.arrow + (Array.isArray(answer[i]) ? answer[i][1] : answer[i] || "…");
      }).join(words.comma);
    },
    reveal: function (box, item) {
      disable(box);
      all(box, "select").forEach(function (select, i) {
        marked(select, select.value === item.answer[i][1], select.parentNode);
      });
    }
  };

  /** Mark a part of an answer in colour, and with a sign and a word in its `row`. */
  function marked(element, right, row) {
    element.classList.add(right ? "option-right" : "option-wrong");
    row.appendChild(make("b", {
      "class": "option-mark", lang: html.lang, text: right ? "✓ " + words.this_is_right : "✗ " + said.not_so
    }));
  }

  /** Mark the cards that stand in a row already. */
  function used(box) {
    var there = match.read(box);
    all(box, ".pair-card").forEach(function (card) {
      card.classList[there.indexOf(card.textContent) >= 0 ? "add" : "remove"]("is-used");
    });
  }

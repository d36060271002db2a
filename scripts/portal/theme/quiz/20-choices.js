  /* One object for each type of question: `build` gives what is answered with, `read` what stands
     there, `restore` puts it back, `fits` says whether something kept can be an answer, `whole`
     whether it is one already, `judge` whether it is right, `say` gives it in words, and `reveal`
     marks it in place. */
  var counter = 0;

  function choice(kind, optionsOf) {
    function inputs(box) { return all(box, "input"); }
    return {
      build: function (item) {
        counter += 1;
        var name = "answer-" + counter;
        return make("div", { "class": "options" }, optionsOf(item).map(function (option) {
          var input = make("input", { type: kind, name: name });
          input.answer = option.value;
          /* The row has the direction, not the text: digits and Latin in it keep their places. */
          return make("label", { "class": "option", dir: item.dir }, [
            input, make("span", { text: option.text }), make("span", { "class": "option-mark" })
          ]);
        }));
      },
      read: function (box) {
        return inputs(box).filter(function (input) { return input.checked; })
          .map(function (input) { return input.answer; });
      },
      restore: function (box, answer) {
        inputs(box).forEach(function (input) { input.checked = answer.indexOf(input.answer) >= 0; });
      },
      fits: function (item, answer) {
        var values = optionsOf(item).map(function (option) { return option.value; });
        return Array.isArray(answer) && answer.every(function (one) { return values.indexOf(one) >= 0; });
      },
      whole: function (answer) { return answer.length > 0; },
      judge: function (item, answer) { return sameSet(answer, list(item.answer)); },
      say: function (item, answer) {
        return list(answer).map(function (value) {
          return value === true ? words["true"] : value === false ? words["false"] : value;
        }).join(words.comma);
      },
      reveal: function (box, item) {
        var right = list(item.answer);
        inputs(box).forEach(function (input) {
          var isRight = right.indexOf(input.answer) >= 0;
          var label = input.parentNode;
          input.disabled = true;
          if (isRight) { label.className += " option-right"; }
          else if (input.checked) { label.className += " option-wrong"; }
          if (isRight || input.checked) {
            label.lastChild.textContent = isRight ? "✓ " + words.this_is_right : "✗ " + words.you_chose;
          }
        });
      }
    };
  }

  function plainOptions(item) {
    return item.options.map(function (text) { return { value: text, text: text }; });
  }

  function trueOrFalse() {
    return [{ value: true, text: words["true"] }, { value: false, text: words["false"] }];
  }

  /* The script of the quiz's pages adds the other types. */
  var types = {
    single: choice("radio", plainOptions),
    multiple: choice("checkbox", plainOptions),
    true_false: choice("radio", trueOrFalse)
  };

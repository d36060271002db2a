  /** Ask again before something is lost: `question` with two buttons takes the place of `control`. */
  function sure(control, question, yes, done) {
    var place = control.parentNode;
    var text = make("p", { tabindex: "-1", text: question });
    function back() {
      place.replaceChild(control, asked);
      control.focus();
    }
    var asked = make("div", { "class": "play-sure", role: "group" }, [text, make("div", { "class": "play-steps" }, [
      button(said.no, back), full(yes, function () {
        place.replaceChild(control, asked);
        done();
      })
    ])]);
    place.replaceChild(asked, control);
    text.focus();
  }

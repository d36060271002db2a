/* A question as it is shown: its options under letters, the same in every language, and its answer. */
(function (Host) {
  "use strict";

  const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const Questions = Host.questions = {};

  function list(value) { return Array.isArray(value) ? value : [value]; }

  function letter(place) { return LETTERS[place] || String(place + 1); }

  /** The places in an order that the question's id decides, never the one they have. */
  function mixed(id, count) {
    const places = Array.from({ length: count }, (_, place) => place);
    const turned = Host.shuffled(places, Host.chanceOf(id));
    const same = turned.every((place, i) => place === i);
    return same && count > 1 ? turned.slice(1).concat(turned[0]) : turned;
  }

  /** The places of the right options among those of a text. */
  function rightPlaces(text) {
    return list(text.answer).map((answer) => text.options.indexOf(answer)).sort((a, b) => a - b);
  }

  /** The languages of `codes` whose options stand in the order of the first one's: a pack says which
      these are (`alike`), of other questions those count where the right ones are at the same places. */
  function alike(question, codes) {
    const first = question.texts[codes[0]];
    const known = question.alike && !question.alike.includes(codes[0]) ? [codes[0]] : question.alike || codes;
    return codes.filter((code) => {
      const text = question.texts[code];
      return known.includes(code) && text.options.length === first.options.length
        && String(rightPlaces(text)) === String(rightPlaces(first));
    });
  }

  function told(question, codes, read) {
    return Host.distinct(codes.map((code) => ({ code, text: read(question.texts[code]) })).filter((one) => one.text));
  }

  function choices(question, codes) {
    const same = alike(question, codes);
    const right = rightPlaces(question.texts[codes[0]]);
    const options = question.texts[codes[0]].options.map((_, place) => ({
      letter: letter(place), right: right.includes(place),
      text: told(question, same, (text) => text.options[place])
    }));
    const letters = options.filter((option) => option.right).map((option) => option.letter).join(" ");
    // where there are several, their letters say enough
    return { options, letters, answer: question.type === "multiple" ? [] : told(question, same, (text) => text.answer) };
  }

  function trueFalse(question, codes, words) {
    const answer = question.texts[codes[0]].answer;
    const options = [true, false].map((value, place) => ({
      letter: letter(place), right: answer === value,
      text: codes.map((code) => ({ code, text: words(code, value ? "quiz.true" : "quiz.false") }))
    }));
    const [right] = options.filter((option) => option.right);
    return { options, letters: right ? right.letter : "", answer: right ? right.text : [] };
  }

  /** The parts of an answer as options in another order, each as `pick` reads it; their `places`; and
      `read(place, pick)`, what one of them says. */
  function parts(question, codes, pick) {
    const count = (code) => list(question.texts[code].answer).length;
    const same = codes.filter((code) => count(code) === count(codes[0]));
    const read = (place, from) => told(question, same, (text) => from(list(text.answer)[place]));
    const places = mixed(question.id, count(codes[0]));
    const options = places.map((place, i) => ({ letter: letter(i), right: null, text: read(place, pick) }));
    return { options, places, read };
  }

  function inOrder(question, codes) {
    const { options, places } = parts(question, codes, (part) => part);
    return { options, letters: places.map((_, place) => letter(places.indexOf(place))).join(" → "), answer: [] };
  }

  function pairs(question, codes) {
    const { options, places, read } = parts(question, codes, (pair) => pair[1]);
    const left = places.map((_, place) => ({ letter: String(place + 1), text: read(place, (pair) => pair[0]) }));
    const letters = left.map((one, place) => one.letter + "–" + letter(places.indexOf(place))).join("  ");
    return { options, left, letters, answer: [] };
  }

  function written(question, codes) {
    const read = (pick) => told(question, codes, (text) => pick(list(text.answer)));
    return { options: [], letters: "", answer: read((all) => all[0]), accepted: read((all) => all.join(" / ")) };
  }

  const KINDS = {
    single: choices, multiple: choices, true_false: trueFalse, order: inOrder, match: pairs,
    blank: written, short: written
  };

  /** {stem, options: [{letter, text, right}], left, letters, answer, accepted, explanation, source};
      `accepted` is all that is right of what is written; every text is a list of {code, text}. `codes`
      are the languages wanted, `words(code, key)` says words. */
  Questions.shown = function (question, codes, words) {
    const there = codes.filter((code) => question.texts[code]);
    const spoken = there.length ? there : Object.keys(question.texts).slice(0, 1);
    const made = KINDS[question.type](question, spoken, words);
    return Object.assign({
      type: question.type, left: [],
      stem: told(question, spoken, (text) => text.stem),
      explanation: told(question, spoken, (text) => text.explanation),
      source: told(question, spoken, (text) => text.source)
    }, made);
  };
})(PortalHost);

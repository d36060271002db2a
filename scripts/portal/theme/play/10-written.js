  /* Written answers are compared without what does not matter: case, width, spaces, marks around
     them, and how a number or a date is written (see portal/quiz/numerals.py). */
  var DIGITS = "零一二三四五六七八九";
  var SIZES = { "十": 10, "百": 100, "千": 1000, "万": 1e4, "亿": 1e8 };
  var AROUND = "[\"'“”‘’「」『』《》〈〉()\\[\\]。，、,.;:!?…·،؛؟᠂᠃᠄]+";

  /** The number that Han numerals say, digits before a size among them (3万5千); as they stand where
      they say none, and two alone are rather "three to five". */
  function numeral(text) {
    var signs = text.replace(/〇/g, "零").replace(/两/g, "二");
    if (!/[十百千万亿]/.test(signs)) {
      return signs.length === 2 || /[\d.]/.test(signs) ? text
        : signs.replace(/./g, function (sign) { return DIGITS.indexOf(sign); });
    }
    var tokens = signs.match(/\d+(?:\.\d+)?|[^\d.]/g);
    var high = 0;
    var low = 0;
    var section = 0;
    var digit = null;
    var place = 1;
    for (var i = 0; i < tokens.length; i += 1) {
      var token = tokens[i];
      var size = SIZES[token];
      if (!size) {
        if (digit) { return text; }
        /* Right behind a size one digit counts tenths of it: 一百二 is 120. */
        place = token.length === 1 && i ? Math.max(1, (SIZES[tokens[i - 1]] || 1) / 10) : 1;
        digit = /\d/.test(token) ? Number(token) : DIGITS.indexOf(token);
        continue;
      }
      if (size < 1e4) {
        section += (digit || 1) * size;
      } else {
        var sum = section + (digit || 0);
        if (size === 1e4) { low += sum * size; }
        else {
          high += (low + sum) * size;
          low = 0;
        }
        section = 0;
      }
      digit = null;
    }
    return String(Number((high + low + section + (digit || 0) * place).toFixed(6)));
  }

  /** Digits of other scripts and full-width letters as ASCII, where the browser knows no NFKC too. */
  function narrow(text) {
    var folded = text.normalize ? text.normalize("NFKC") : text;
    return folded.replace(/[\uff01-\uff5e]/g, function (c) {
      return String.fromCharCode(c.charCodeAt(0) - 0xfee0);
    }).replace(/[\u0660-\u0669\u06f0-\u06f9\u1810-\u1819]/g, function (c) {
      return String(c.charCodeAt(0) % 16);
    });
  }

  /** A written answer as answers are compared. */
  function plain(text) {
    return narrow(String(text)).toLowerCase()
      .replace(/[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g, "")
      .replace(/[“”《》«»]/g, "")
      .replace(new RegExp("^" + AROUND + "|" + AROUND + "$", "g"), "")
      .replace(/百分之([\d.点〇零一二两三四五六七八九十百千万亿]+)/g, "$1%")
      .replace(/([〇零一二两三四五六七八九十百千]+)点([〇零一二三四五六七八九]+)/g, function (found, whole, rest) {
        return numeral(whole) + "." + rest.replace(/〇/g, "零").replace(/./g, function (sign) {
          return DIGITS.indexOf(sign);
        });
      })
      .replace(/(\d)点(?=\d)/g, "$1.")
      .replace(/(\d),(?=\d{3}(?!\d))/g, "$1")
      .replace(/[\d.〇零一二两三四五六七八九十百千万亿]+/g, function (found) {
        return /^[\d.]+$/.test(found) ? found : numeral(found);
      })
      .replace(/(\d{4})[年\-\/.](\d{1,2})[月\-\/.](\d{1,2})(?!\d)[日号]?/g, function (found, y, m, d) {
        return y + "年" + Number(m) + "月" + Number(d) + "日";
      })
      .replace(/(^|\D)0?(\d{1,2})月0?(\d{1,2})[日号]/g, "$1$2月$3日");
  }

  var written = {
    build: function (item) {
      return make("div", {}, [make("input", {
        "class": "quiz-field", type: "text", autocomplete: "off", autocapitalize: "off",
        "aria-label": words.hints[item.type], dir: "auto"
      })]);
    },
    read: function (box) { return all(box, "input")[0].value; },
    restore: function (box, answer) { all(box, "input")[0].value = answer; },
    fits: function (item, answer) { return typeof answer === "string"; },
    whole: function (answer) { return Boolean(answer.trim()); },
    judge: function (item, answer) {
      return list(item.answer).some(function (accepted) { return plain(accepted) === plain(answer); });
    },
    say: function (item, answer) { return String(list(answer)[0]); },
    reveal: disable
  };

  function disable(box) {
    all(box, "input, select, button").forEach(function (control) { control.disabled = true; });
  }

  types.blank = written;
  types.short = written;

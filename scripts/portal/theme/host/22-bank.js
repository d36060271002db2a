/* The practice bank of the site, for a contest without a pack. Its files are scripts that call
   PortalQuiz.bank([…]), so that they load from a folder of files too. */
(function (Host) {
  "use strict";

  const Bank = Host.bank = {};

  function loadScript(address) {
    return new Promise((resolve) => {
      const script = document.createElement("script");
      let items = null;
      // as scripts run one after another, what is called belongs to the one that ends
      window.PortalQuiz = Object.assign(window.PortalQuiz || {}, { bank: (found) => { items = found; } });
      script.src = document.documentElement.dataset.root + address;
      script.onload = () => { script.remove(); resolve(items); };
      script.onerror = () => { script.remove(); resolve(null); };
      document.head.appendChild(script);
    });
  }

  /** The questions in all languages that the site has them in, each with its texts by language.
      A language that cannot be loaded is left out. */
  Bank.load = async function () {
    const { banks } = Host.site;
    const byId = new Map();
    for (const code of Object.keys(banks)) {
      const items = await loadScript(banks[code]) || [];
      items.filter((item) => item.lang === code).forEach((item) => {
        if (!byId.has(item.id)) {
          byId.set(item.id, {
            id: item.id, type: item.type, topic: item.topic, difficulty: item.difficulty, section: 0,
            facts: (item.facts || []).map((fact) => code + fact), texts: {}
          });
        }
        byId.get(item.id).texts[code] = {
          topic: item.topic, stem: item.stem, options: item.options || [], answer: item.answer,
          explanation: item.explanation || "", source: item.source ? item.source.text : ""
        };
      });
    }
    return Array.from(byId.values()).filter(Host.pack.isQuestion);
  };

  /** `count` of the questions of the wanted `topics` and `difficulties`, by chance, no two of which
      ask for one fact; `chance` gives numbers from 0 up to 1. */
  Bank.pick = function (items, wanted, count, chance) {
    const facts = new Set();
    const fitting = items.filter((item) => (!wanted.topics.length || wanted.topics.includes(item.topic))
      && (!wanted.difficulties.length || wanted.difficulties.includes(item.difficulty)));
    return Host.shuffled(fitting, chance).filter((item) => {
      if (item.facts.some((fact) => facts.has(fact))) { return false; }
      item.facts.forEach((fact) => facts.add(fact));
      return true;
    }).slice(0, count);
  };

  /** The items in an order of chance. */
  Host.shuffled = function (items, chance) {
    const result = items.slice();
    for (let i = result.length - 1; i > 0; i -= 1) {
      const j = Math.floor(chance() * (i + 1));
      [result[i], result[j]] = [result[j], result[i]];
    }
    return result;
  };

  /** Numbers from 0 up to 1 that a text decides: the same text, the same numbers. */
  Host.chanceOf = function (text) {
    let state = 2166136261;
    for (const sign of text) { state = Math.imul(state ^ sign.codePointAt(0), 16777619); }
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
  };
})(PortalHost);

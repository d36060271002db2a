/* A pack of questions, sealed until show time: read, opened with its passphrase, checked. Whatever
   is wrong with it is an Error whose message is the key of a line that says so. The form of the file
   is told in scripts/portal/quiz/hall/seal.py. */
(function (Host) {
  "use strict";

  const SEALED = "shiliu-pack";
  const OPENED = "shiliu-pack-1";
  const MOST_TURNS = 10000000;  // a hostile file must not keep the page busy for hours
  const KINDS = ["required", "buzz", "risk", "audience", "sudden_death"];
  const NUMBERS = ["questions", "seconds", "right", "wrong", "early_points", "lockout_seconds"];
  const Pack = Host.pack = { KINDS, isMap, isText, isRules };

  function fail(key) { throw new Error("host.pack_" + key); }

  function bytes(text) {
    let plain;
    try { plain = window.atob(text); } catch (error) { return fail("cut"); }
    return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
  }

  function isText(value) { return typeof value === "string" && value !== ""; }

  function isMap(value) { return Boolean(value) && typeof value === "object" && !Array.isArray(value); }

  /** What a file holds: {sealed} or, where it was left open for rehearsals, {pack}. Throws: not a
      pack, of another version, cut. */
  Pack.read = function (text) {
    let held;
    try { held = JSON.parse(text.replace(/^\ufeff/, "")); } catch (error) {
      return fail(text.slice(0, 200).includes(SEALED) ? "cut" : "none");
    }
    if (!isMap(held) || !isText(held.format) || !held.format.startsWith(SEALED)) { return fail("none"); }
    if (held.format === OPENED) { return { pack: Pack.checked(held) }; }
    if (held.format !== SEALED || held.version !== 1) { return fail("version"); }
    if (!isMap(held.kdf) || !isMap(held.cipher)) { return fail("cut"); }
    if (held.kdf.name !== "PBKDF2" || held.kdf.hash !== "SHA-256" || held.cipher.name !== "AES-GCM") { return fail("version"); }
    const whole = [held.kdf.salt, held.cipher.iv, held.data, held.sha256].every(isText);
    if (!whole || !(held.kdf.iterations >= 1 && held.kdf.iterations <= MOST_TURNS)) { return fail("cut"); }
    return { sealed: held };
  };

  /** JSON with the keys of every object sorted: what the tag of a pack covers of its header. */
  function canonical(value) {
    if (Array.isArray(value)) { return "[" + value.map(canonical).join(",") + "]"; }
    if (!isMap(value)) { return JSON.stringify(value); }
    return "{" + Object.keys(value).sort().map((key) => JSON.stringify(key) + ":" + canonical(value[key])).join(",") + "}";
  }

  function header(sealed) {
    const told = Object.assign({}, sealed);
    delete told.sha256;
    delete told.data;
    return new TextEncoder().encode(canonical(told));
  }

  /** Opens a sealed pack. Rejects: no safe context, cut, wrong passphrase, not what it should be. */
  Pack.open = async function (sealed, passphrase) {
    const subtle = window.crypto && window.crypto.subtle;
    if (!subtle) { return fail("insecure"); }
    const data = bytes(sealed.data);
    const sum = new Uint8Array(await subtle.digest("SHA-256", data));
    const hex = Array.from(sum, (byte) => byte.toString(16).padStart(2, "0")).join("");
    if (hex !== sealed.sha256) { return fail("cut"); }
    const words = passphrase.normalize("NFKC").replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
    const base = await subtle.importKey("raw", new TextEncoder().encode(words), "PBKDF2", false, ["deriveKey"]);
    const kdf = { name: "PBKDF2", hash: "SHA-256", salt: bytes(sealed.kdf.salt), iterations: sealed.kdf.iterations };
    const cipher = { name: "AES-GCM", iv: bytes(sealed.cipher.iv), additionalData: header(sealed) };
    let plain;
    try {
      const key = await subtle.deriveKey(kdf, base, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
      plain = await subtle.decrypt(cipher, key, data);
    } catch (error) { return fail("passphrase"); }
    let pack;
    try { pack = JSON.parse(new TextDecoder().decode(plain)); } catch (error) { return fail("version"); }
    return Pack.checked(pack);
  };

  function isRound(round) {
    return isMap(round) && KINDS.includes(round.kind) && NUMBERS.every((name) => Number.isInteger(round[name]))
      && isMap(round.title) && Array.isArray(round.choices) && round.choices.every(Number.isInteger);
  }

  function isTeam(team) {
    return isMap(team) && isMap(team.name) && /^#[0-9a-f]{6}$/i.test(team.colour) && typeof team.key === "string";
  }

  /** Whether rules {base, teams, rounds} are whole. */
  function isRules(rules) {
    return isMap(rules) && Number.isInteger(rules.base) && [rules.teams, rules.rounds].every(Array.isArray)
      && rules.teams.every(isTeam) && rules.rounds.every(isRound);
  }

  /** The pack itself, if everything that the page counts on is there. */
  Pack.checked = function (pack) {
    const parts = isMap(pack) && pack.format === OPENED && isMap(pack.title) && isRules(pack.rules);
    const lists = parts && [pack.languages, pack.questions].every(Array.isArray) && pack.languages.every((one) => isMap(one) && isText(one.code));
    return lists && pack.questions.length > 0 && pack.questions.every(Pack.isQuestion) ? pack : fail("version");
  };

  function isTexts(value) { return Array.isArray(value) && value.length > 0 && value.every(isText); }

  const written = (text) => isText(text.answer) || isTexts(text.answer);

  /** Whether the answer in a language is one of its type. */
  const ANSWERS = {
    single: (text) => text.options.includes(text.answer),
    multiple: (text) => isTexts(text.answer) && text.answer.every((one) => text.options.includes(one)),
    true_false: (text) => typeof text.answer === "boolean", blank: written, short: written, order: (text) => isTexts(text.answer),
    match: (text) => Array.isArray(text.answer) && text.answer.length > 0 && text.answer.every((pair) => isTexts(pair) && pair.length === 2)
  };

  /** Whether all of a question is there that the page counts on. */
  Pack.isQuestion = function (question) {
    const whole = isMap(question) && isText(question.id) && Object.keys(ANSWERS).includes(question.type) && isMap(question.texts);
    const alike = whole && (!question.alike || (Array.isArray(question.alike) && question.alike.every(isText)));
    const codes = alike ? Object.keys(question.texts) : [];
    return codes.length > 0 && codes.every((code) => {
      const text = question.texts[code];
      return isMap(text) && isText(text.stem) && Array.isArray(text.options) && text.options.every(isText) && ANSWERS[question.type](text);
    });
  };
})(PortalHost);

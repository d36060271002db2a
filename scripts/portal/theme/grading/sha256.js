/* SHA-256 (FIPS 180-4) of a text in UTF-8, in hexadecimal: a page opened as a file may have no
   `crypto.subtle`. */
function sha256(text) {
  "use strict";

  function isPrime(number) {
    for (let divisor = 2; divisor * divisor <= number; divisor += 1) {
      if (number % divisor === 0) { return false; }
    }
    return true;
  }

  /* The first 32 bits of the fractional part of a root. */
  function fraction(root) { return ((root - Math.floor(root)) * 4294967296) | 0; }

  function turned(word, count) { return (word >>> count) | (word << (32 - count)); }

  const primes = [];
  for (let number = 2; primes.length < 64; number += 1) {
    if (isPrime(number)) { primes.push(number); }
  }
  const constants = primes.map(function (prime) { return fraction(Math.cbrt(prime)); });
  const state = primes.slice(0, 8).map(function (prime) { return fraction(Math.sqrt(prime)); });

  const bytes = new TextEncoder().encode(text);
  const size = Math.ceil((bytes.length + 9) / 64) * 64;
  const padded = new Uint8Array(size);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(size - 8, Math.floor(bytes.length / 536870912));
  view.setUint32(size - 4, (bytes.length << 3) >>> 0);

  const words = new Int32Array(64);
  for (let start = 0; start < size; start += 64) {
    for (let n = 0; n < 64; n += 1) {
      if (n < 16) {
        words[n] = view.getInt32(start + 4 * n);
      } else {
        const a = words[n - 15];
        const b = words[n - 2];
        words[n] = words[n - 16] + (turned(a, 7) ^ turned(a, 18) ^ (a >>> 3)) +
          words[n - 7] + (turned(b, 17) ^ turned(b, 19) ^ (b >>> 10));
      }
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let n = 0; n < 64; n += 1) {
      const first = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) +
        constants[n] + words[n]) | 0;
      const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + first) | 0;
      d = c;
      c = b;
      b = a;
      a = (first + second) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach(function (word, n) { state[n] = (state[n] + word) | 0; });
  }
  return state.map(function (word) { return (word >>> 0).toString(16).padStart(8, "0"); }).join("");
}

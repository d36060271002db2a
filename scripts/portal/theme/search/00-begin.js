/* The search of the portal, in the reader's browser; what is sought never leaves the device.

     var engine = PortalSearch.open(base, lang);
         base: the address of the site's root, ending in "/"; lang: the code of a language
     engine.query(text, {limit: 10, kind: null})
         kind: null for all, "story", "policy", "question", "figure", "page", or an array of them;
         promise of [{url, title, kind, lang, score, excerpt, marks, titleMarks, place}], best first.
         All of it is plain text; marks and titleMarks are [start, end] in excerpt and title. The
         array has three words on itself: total, how many results there are at least; missing, how
         many files of the index could not be loaded; weak, whether only single characters of what
         was asked were found.
     engine.nearest(text, {limit: 5})
         promise of [{url, title, kind, lang, score}]: titles near in sound or spelling.
     engine.ready
         promise of the engine, once its index is open. This and the others are rejected with an
         error whose code is "unavailable" where no index is to be had; a later query tries again.
     engine.lang
         the language's code.

   The index is scripts that call PortalSearch.part(name, data): see scripts/portal/search/shards.py
   for the files. What is done here is done in that folder too, in the same order and with the same
   numbers, and tests hold both to the same results: change both. */
(function (window, document) {
"use strict";

function has(object, key) { return Object.prototype.hasOwnProperty.call(object, key); }

"""How much each kind of match counts.

The manifest of an index carries these numbers, so that the browser and the command line reckon
with the same ones. They were found on the questions of CMRC 2018; scripts/benchmarks measures them.
"""

from __future__ import annotations

TITLE = 4
"""A term in a title, a question or a name counts as so many in the text."""
HEADING = 2
"""The same for headings, topics and roles."""

WEIGHTS: dict[str, float] = {
    # BM25, Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009)
    "k1": 1.2,
    "b": 0.75,
    # a single Han character beside the pairs
    "single": 0.3,
    # up to so many pairs and words a query is looked up without single characters
    "short": 6,
    # a word that goes on where the one asked for ends, and one that ends before
    "prefix": 0.6,
    "stem": 0.4,
    # covering all of a short query; a longer one covers less of itself by nature
    "cover": 1,
    # covering the query in one passage, and each adjacent sign of the longest run of it
    "passage": 0.5,
    "run": 0.01,
    # pairs and characters that only ask, in a query of more than one word
    "function": 0.3,
    # two letters or digits that stand there as they are, beside titles that sound so
    "letters": 1,
    # what stands there to the letter: 舖 and 铺 are alike, but not the same
    "verbatim": 2,
    # a title that is just what was asked
    "exact": 1,
    # titles by their sound
    "pinyin": 1.2,
}
FUNCTION = (
    "的了吗呢吧呀啊么什怎哪里谁多少几大岁能可以会要该应有没无不是为我你您他她它们这那个些在和与就都也还又再去到给让把被对"
    "从用得着过来起请问如何样时候想办啥咋因"
)
"""Characters with which questions are asked: where pages are few they look rare, and so weighty."""
PASSAGE = 100
"""Characters of a passage: what stands nearer than this belongs together."""

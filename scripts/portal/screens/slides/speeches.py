"""What each template says, in what order and how large, on a screen of a shape."""

from __future__ import annotations

from dataclasses import replace

from portal.screens.slide import Look, Slide, Template, Words
from portal.screens.slides.parts import Part, Role, Speech, snap
from portal.screens.slides.shapes import Shape, held_px, shape
from portal.screens.typeset import STEPS
from portal.screens.typeset.wording import clean

_TEASERS = ("story", "figure", "rest")
"""They lead on to more than a screen can say."""
_SMALL = 24
_SHORT = 12
"""No line ends within an option of so few characters."""
_A, _LETTERS = ord("A"), 26
_SIZES: dict[Template, dict[Role, float]] = {
    "slogan": {"main": 0.26, "byline": 0.06},
    "story": {"label": 0.055, "main": 0.135, "byline": 0.06, "text": 0.075},
    "figure": {"label": 0.055, "main": 0.15, "byline": 0.08, "text": 0.1},
    "question": {"label": 0.075, "main": 0.13, "option": 0.12},
    "answer": {"label": 0.075, "main": 0.11, "option": 0.115, "text": 0.095},
    "notice": {"label": 0.08, "main": 0.14, "byline": 0.06, "text": 0.08},
    "greeting": {"label": 0.075, "main": 0.26, "byline": 0.07, "text": 0.095},
    "rest": {"main": 0.26, "byline": 0.07, "text": 0.08},
    "clock": {"main": 0.13, "byline": 0.06},
}
"""The largest sizes, as shares of a screen's shorter side."""
_LONG: dict[Shape, float] = {"wide": 1.25, "landscape": 1.0, "portrait": 0.8}


def speeches(slide: Slide, look: Look) -> tuple[Speech, ...]:
    """What a slide says on a screen, for each language that it has words in."""
    kind = shape(look.width, look.height)
    made = (Speech(words.language, _parts(slide, words, look, kind)) for words in slide.words)
    return tuple(speech for speech in made if speech.parts)


def least_main(look: Look) -> int:
    """The least height of main words: what distance asks, but no more than the screen holds."""
    return min(look.text_px, held_px(look.width, look.height, mono=look.mono))


def _parts(slide: Slide, words: Words, look: Look, kind: Shape) -> tuple[Part, ...]:
    if kind in ("strip", "small"):
        return _few(slide, words, look, kind)
    sizes = _Sizes(slide.template, look, kind)
    parts = [sizes.part("label", words.label, spare=2)]
    main = sizes.part("main", words.main, spare=1 if slide.template == "answer" else 0)
    # A title or name in three lines or more is a column of crumbs.
    parts.append(replace(main, lines=2 if slide.template in _TEASERS else None))
    parts += sizes.options(words, slide.template)
    text = sizes.part("text", words.text, spare=1 if slide.template in _TEASERS else 0)
    if slide.template == "figure":
        parts += [sizes.part("byline", words.byline), text]
    else:
        parts += [text, sizes.part("byline", words.byline, spare=2)]
    return tuple(part for part in parts if part.text)


def _few(slide: Slide, words: Words, look: Look, kind: Shape) -> tuple[Part, ...]:
    """Few pixels: the words alone; what kind of thing it is, the colour says."""
    sizes = _Sizes(slide.template, look, kind)
    if slide.template == "question":
        parts = [sizes.part("main", words.main), *_options(sizes, words, kind)]
    elif slide.template == "answer":
        parts = [*_options(sizes, words, kind), sizes.part("text", words.text)]
    elif slide.template == "figure":
        parts = [
            sizes.part("main", words.main),
            sizes.part("byline", words.byline),
            sizes.part("text", words.text),
        ]
    elif slide.template == "story":
        parts = [sizes.part("main", words.main), sizes.part("byline", words.byline, spare=2)]
    else:
        parts = [sizes.part("main", words.main), sizes.part("text", words.text)]
    return tuple(part for part in parts if part.text)


def _options(sizes: _Sizes, words: Words, kind: Shape) -> list[Part]:
    """On a strip the options follow each other in one line, else each has its own."""
    options = sizes.options(words, "answer" if words.right else "question")
    # The mark of direction keeps a Latin letter at the right of its Uyghur option.
    after = "\u200f " if words.language.direction == "rtl" else " "
    texts = [part.mark + after + part.text for part in options if not part.spare and part.text]
    if kind == "strip":
        joined = (x.replace(" ", "\u00a0") if len(x) <= _SHORT else x for x in texts)
        texts = ["　".join(joined)]
    role: Role = "main" if words.right else "text"
    return [sizes.part(role, x) for x in texts]


def _cleaned(text: str) -> str:
    try:
        return clean(text)
    except ValueError:
        return ""


class _Sizes:
    """Makes parts of a template for one screen."""

    def __init__(self, template: Template, look: Look, kind: Shape) -> None:
        self._shares = _SIZES[template]
        self._few = kind in ("strip", "small")
        self._short = min(look.width, look.height) * _LONG.get(kind, 1.0)
        self._mono = look.mono
        self._main = least_main(look)
        lower = [step for step in STEPS if step < self._main and not (look.mono and step % 16)]
        # One step under 24 is the bitmap face, which looks strange beside the others.
        self._second = lower[-1] if lower and self._main > _SMALL else self._main

    def part(self, role: Role, text: str, *, spare: int = 0) -> Part:
        """A part with the sizes of its role; secondary words may be one step smaller."""
        least = self._second if role in ("label", "byline") else self._main
        share = self._shares.get(role, 0.06)
        if self._few:
            share = 1.0 if role == "main" else 0.5
        most = snap(self._short * share, mono=self._mono, least=least)
        return Part(role, _cleaned(text), least, most, spare)

    def options(self, words: Words, template: Template) -> list[Part]:
        """The options of a question by their letters; of an answer, the wrong ones may go."""
        made: list[Part] = []
        for place, text in enumerate(words.options):
            right = place in words.right
            plain = self.part("option", text, spare=0 if template == "question" or right else 1)
            made.append(replace(plain, mark=chr(_A + place % _LETTERS), right=right))
        return made

"""H5P: what stands in the package, held against the rules of its libraries, and read back."""

from __future__ import annotations

import html
import io
import json
import re
import uuid
import zipfile
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from portal.content.question import answer_texts
from portal.language.catalogue import available
from portal.quiz.export.format import Exported, Wish
from portal.quiz.export.h5p import FORMAT
from portal.quiz.item import BankItem
from quiz.export.items import EDGES, ITEMS, LANGUAGES, PLAIN, SPACED, banks, item

WISH = Wish("石榴题库", "zh-Hans")
ALLOWED = {
    "H5P.MultiChoice 1.16",
    "H5P.DragQuestion 1.14",
    "H5P.Blanks 1.14",
    "H5P.MarkTheWords 1.11",
    "H5P.DragText 1.10",
    "H5P.TrueFalse 1.8",
    "H5P.Essay 1.5",
}
"""The questions that H5P.QuestionSet 1.20 takes."""
DIALOGUES = {
    name: {"header": str, "body": str, "cancelLabel": str, "confirmLabel": str}
    for name in ("confirmCheck", "confirmRetry")
}
HELP = {"a11yCheck": str, "a11yShowSolution": str, "a11yRetry": str}
OVERALL = {"overallFeedback": [{"from": int, "to": int, "feedback?": str}]}
BUTTONS = {
    name: bool
    for name in (
        *("enableRetry", "enableSolutionsButton", "enableCheckButton"),
        *("confirmCheckDialog", "confirmRetryDialog", "autoCheck"),
    )
}
MEDIA = {"media": {"disableImageZooming": bool}}
SHAPES: dict[str, Any] = {
    "H5P.MultiChoice 1.16": {
        **MEDIA,
        "question": str,
        "answers": [
            {
                "text": str,
                "correct": bool,
                "tipsAndFeedback": {
                    "tip": str,
                    "chosenFeedback": str,
                    "notChosenFeedback": str,
                },
            }
        ],
        **OVERALL,
        "UI": HELP
        | {
            name: str
            for name in (
                *("checkAnswerButton", "submitAnswerButton", "showSolutionButton"),
                *("tryAgainButton", "tipsLabel", "scoreBarLabel", "tipAvailable"),
                *("feedbackAvailable", "readFeedback", "wrongAnswer", "correctAnswer"),
                *("shouldCheck", "shouldNotCheck", "noInput"),
            )
        },
        "behaviour": {
            **BUTTONS,
            "type": str,
            "singlePoint": bool,
            "randomAnswers": bool,
            "showSolutionsRequiresInput": bool,
            "passPercentage": int,
            "showScorePoints": bool,
        },
        **DIALOGUES,
    },
    "H5P.TrueFalse 1.8": {
        **MEDIA,
        "question": str,
        "correct": str,
        "l10n": HELP
        | {
            name: str
            for name in (
                *("trueText", "falseText", "score", "checkAnswer", "submitAnswer"),
                *("showSolutionButton", "tryAgain", "wrongAnswerMessage"),
                *("correctAnswerMessage", "scoreBarLabel"),
            )
        },
        "behaviour": {**BUTTONS, "feedbackOnCorrect?": str, "feedbackOnWrong?": str},
        **DIALOGUES,
    },
    "H5P.Blanks 1.14": {
        **MEDIA,
        "text": str,
        "questions": [str],
        **OVERALL,
        **{
            name: str
            for name in (
                *("showSolutions", "tryAgain", "checkAnswer", "submitAnswer", "notFilledOut"),
                *("answerIsCorrect", "answerIsWrong", "answeredCorrectly"),
                *("answeredIncorrectly", "solutionLabel", "inputLabel", "inputHasTipLabel"),
                *("tipLabel", "scoreBarLabel", "a11yCheckingModeHeader"),
            )
        },
        **HELP,
        "behaviour": {
            **BUTTONS,
            "caseSensitive": bool,
            "showSolutionsRequiresInput": bool,
            "separateLines": bool,
            "acceptSpellingErrors": bool,
        },
        **DIALOGUES,
    },
}
"""The parameters of each library: their names and types; one with `?` may lack."""
TAGS = {"div", "br"}
"""The tags that every text of H5P may have, whatever else its library allows."""


def fits(value: Any, shape: Any, path: str) -> None:
    """Assert that a value has a shape, and nothing else."""
    if isinstance(shape, dict):
        assert isinstance(value, dict), path
        needed = {name for name in shape if not name.endswith("?")}
        known = {name.removesuffix("?") for name in shape}
        assert needed <= set(value) <= known, (path, needed ^ set(value))
        for name, inner in value.items():
            fits(inner, shape.get(name, shape.get(name + "?")), f"{path}.{name}")
    elif isinstance(shape, list):
        assert isinstance(value, list) and value, path
        for inner in value:
            fits(inner, shape[0], path)
    else:
        assert type(value) is shape, path


class Texts(HTMLParser):
    """What a browser shows of a text of H5P, and in which language and direction."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.shown, self.tags, self.frame = "", set[str](), dict[str, str | None]()
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.shown += "\n" if tag == "br" else ""
        self.frame = dict(attrs) if tag == "div" else self.frame

    def handle_data(self, data: str) -> None:
        self.shown += data


def shown(markup: str) -> str:
    texts = Texts(markup)
    assert texts.tags <= TAGS
    return texts.shown


def opened(exported: Exported) -> tuple[dict[str, Any], dict[str, Any]]:
    """The package and its content, held against the rules."""
    with zipfile.ZipFile(io.BytesIO(exported.data)) as archive:
        assert archive.namelist() == ["h5p.json", "content/content.json"]
        package = json.loads(archive.read("h5p.json"))
        content = json.loads(archive.read("content/content.json"))
    assert re.fullmatch(".{1,255}", package["title"])
    assert re.fullmatch("[-a-zA-Z]{1,10}", package["language"])
    assert package["mainLibrary"] == "H5P.QuestionSet" and package["embedTypes"] == ["iframe"]
    named = {
        f"{one['machineName']} {one['majorVersion']}.{one['minorVersion']}"
        for one in package["preloadedDependencies"]
    }
    assert named == {"H5P.QuestionSet 1.20"} | {one["library"] for one in content["questions"]}
    for question in content["questions"]:
        assert set(question) == {"library", "params", "subContentId", "metadata"}
        assert question["library"] in ALLOWED
        assert str(uuid.UUID(question["subContentId"])) == question["subContentId"]
        assert re.fullmatch(".{1,255}", question["metadata"]["title"])
        fits(question["params"], SHAPES[question["library"]], question["library"])
    return package, content


def blanks(line: str) -> tuple[str, tuple[str, ...]]:
    """A line of H5P.Blanks: its text with the gap, and the accepted answers."""
    before, solution, after = line.split("*")
    assert ":" not in solution
    answers = tuple(html.unescape(one.strip()) for one in solution.split("/"))
    return shown(before + "____" + after), answers


def read(question: dict[str, Any]) -> tuple[str, str, tuple[str, ...], object, str]:
    """(library, stem, options, answer, explanation) as the library would take them."""
    library, params = question["library"].split()[0], question["params"]
    if library == "H5P.TrueFalse":
        said = html.unescape(params["behaviour"].get("feedbackOnWrong", ""))
        assert params["correct"] in ("true", "false")
        return library, shown(params["question"]), (), params["correct"] == "true", said
    said = html.unescape(params["overallFeedback"][0].get("feedback", ""))
    if library == "H5P.Blanks":
        (line,) = params["questions"]
        text, answers = blanks(line)
        stem = shown(params["text"]) if text == "____" else text
        return library, stem, (), answers, said
    options = tuple(shown(answer["text"]) for answer in params["answers"])
    right = tuple(shown(answer["text"]) for answer in params["answers"] if answer["correct"])
    kind = params["behaviour"]["type"]
    assert kind != "single" or len(right) == 1
    return f"{library} {kind}", shown(params["question"]), options, right, said


def asked(one: BankItem) -> tuple[str, str, tuple[str, ...], object, str]:
    """The same of a question of the bank."""
    library = {
        "single": "H5P.MultiChoice single",
        "multiple": "H5P.MultiChoice multi",
        "true_false": "H5P.TrueFalse",
        "blank": "H5P.Blanks",
        "short": "H5P.Blanks",
    }[one.type]
    answer: object = one.answer
    if one.type in ("single", "multiple"):
        answer = tuple(option for option in one.options if option in answer_texts(one.answer))
    return library, one.stem, one.options, answer, one.explanation


def check(items: Sequence[BankItem], exported: Exported) -> None:
    """Every question is in the file as it is, or is named as left out."""
    _, content = opened(exported)
    out = [one.item for one in exported.left_out]
    carried = [one for one in items if one not in out]
    assert [read(question) for question in content["questions"]] == [*map(asked, carried)]


def test_everything_comes_back() -> None:
    check(ITEMS, FORMAT.write(ITEMS, WISH))
    plain = FORMAT.write(PLAIN, WISH)
    assert {one.item.type for one in plain.left_out} == {"match", "order"}
    assert {one.why for one in plain.left_out} == {"type"}


def test_spaces_at_the_ends_of_what_is_typed_can_t_be_carried() -> None:
    exported = FORMAT.write(SPACED, WISH)
    check(SPACED, exported)
    assert [(one.item.id, one.why) for one in exported.left_out] == [("spaced-short", "unreadable")]


@settings(max_examples=40)
@given(banks())
def test_any_question_comes_back(items: tuple[BankItem, ...]) -> None:
    check(items, FORMAT.write(items, WISH))


@pytest.mark.parametrize("answer", ["a*b", "1/2", "10:30", "<b>", "R&D", " 90", "甲\n乙"])
def test_an_answer_that_blanks_would_read_otherwise_is_left_out(answer: str) -> None:
    one = item("short", "题", (), ("90", answer))
    exported = FORMAT.write([one], WISH)
    assert [left.item for left in exported.left_out] == [one]
    assert opened(exported)[1]["questions"] == []


def test_a_stem_with_stars_or_two_gaps_stands_above_the_field() -> None:
    for stem in ("*几*天：____", "____和____", "没有空"):
        one = item("blank", stem, (), ("90",))
        _, content = opened(FORMAT.write([one], WISH))
        params = content["questions"][0]["params"]
        assert shown(params["text"]) == stem and blanks(params["questions"][0])[0] == "____"


def test_an_explanation_that_would_be_cut_leaves_its_statement_out() -> None:
    long = item("true_false", "题", (), True, "长" * 2049)
    kept = item("true_false", "题", (), True, "长" * 2048)
    exported = FORMAT.write([long, kept], WISH)
    assert [(one.item, one.why, one.limit) for one in exported.left_out] == [
        (long, "answer-long", 2048)
    ]


def test_each_text_has_its_language_and_direction() -> None:
    _, content = opened(FORMAT.write(LANGUAGES, Wish("سوئاللار", "ug")))
    first = content["questions"][0]["params"]
    assert Texts(first["question"]).frame == {"lang": "ug", "dir": "rtl"}
    assert Texts(first["answers"][0]["text"]).frame == {"lang": "ug", "dir": "rtl"}


@pytest.mark.parametrize("code", available("strings"))
def test_the_libraries_speak_the_language_of_the_file(code: str) -> None:
    def words(wish: str) -> list[str]:
        _, content = opened(FORMAT.write([*PLAIN, *EDGES], Wish("a", wish)))
        parts = [content["texts"], content["endGame"], content["introPage"]]
        parts += [{**q["params"], "question": "", "text": ""} for q in content["questions"]]
        text = json.dumps(parts, ensure_ascii=False)
        return re.findall(r'"(?:\w+Button\w*|\w*Label|\w*Text|a11y\w+)": ?"([^"]*)"', text)

    said, english = words(code), words("en")
    assert len(said) == len(english) and all(said)
    assert code == "en" or not set(said) & set(english)
    places = [sorted(re.findall(r"[@:%]\w+", one)) for one in said]
    assert places == [sorted(re.findall(r"[@:%]\w+", one)) for one in english]


def test_ids_stay_and_the_same_gives_the_same_bytes() -> None:
    first = FORMAT.write(ITEMS, WISH)
    assert first == FORMAT.write(ITEMS, WISH)
    ids = [one["subContentId"] for one in opened(first)[1]["questions"]]
    assert len(set(ids)) == len(ids)
    changed = item("single", "别的题干", ("甲", "乙"), "甲", id="plain-single")
    again = opened(FORMAT.write([changed], WISH))[1]["questions"][0]
    assert again["subContentId"] == ids[0]


@pytest.mark.parametrize(
    ("title", "language", "wanted", "code"),
    [
        ("", "zh-Hans", "答题", "zh-Hans"),
        ("两\n行", "zh-Hant-HK", "两 行", "zh-Hant-HK"),
        ("长" * 300, "kok-Deva-IN", "长" * 254 + "…", "kok"),
    ],
)
def test_a_title_and_a_code_that_h5p_takes(
    title: str, language: str, wanted: str, code: str
) -> None:
    package, _ = opened(FORMAT.write(PLAIN, Wish(title, language)))
    assert (package["title"], package["language"]) == (wanted, code)

"""What the libraries of H5P say around the questions, in the file's language.

Each has a text of its own for what it says, in English where the file brings none.
"""

from __future__ import annotations

from typing import Any

from portal.language.catalogue import Strings

Params = dict[str, Any]


def set_words(say: Strings) -> Params:
    """What H5P.QuestionSet says: between the questions, and at the end."""
    progress = say("quiz.progress", current="@current", total="@total")
    return {
        "introPage": {"showIntroPage": False, "startButtonText": say("quiz.start")},
        "texts": {
            "prevButton": say("h5p.previous"),
            "nextButton": say("quiz.next"),
            "finishButton": say("h5p.finish"),
            "submitButton": say("h5p.submit"),
            "textualProgress": progress,
            "jumpToQuestion": say("quiz.progress", current="%d", total="%total"),
            "questionLabel": say("h5p.question"),
            "readSpeakerProgress": progress,
            "unansweredText": say("h5p.unanswered"),
            "answeredText": say("h5p.answered"),
            "currentQuestionText": say("h5p.current"),
            "navigationLabel": say("h5p.questions"),
        },
        "endGame": {
            "showResultPage": True,
            "showSolutionButton": True,
            "showRetryButton": True,
            "noResultMessage": say("h5p.finish"),
            "message": say("h5p.result"),
            "scoreBarLabel": say("h5p.score", score="@finals", total="@totals"),
            "overallFeedback": [{"from": 0, "to": 100}],
            "solutionButtonText": say("quiz.show_answer"),
            "retryButtonText": say("h5p.retry"),
            "finishButtonText": say("h5p.finish"),
            "submitButtonText": say("h5p.submit"),
            "showAnimations": False,
            "skippable": False,
            "skipButtonText": say("h5p.skip"),
        },
    }


def choice_words(say: Strings) -> Params:
    """What H5P.MultiChoice says."""
    buttons = {
        "checkAnswerButton": say("h5p.check"),
        "submitAnswerButton": say("h5p.submit"),
        "showSolutionButton": say("quiz.show_answer"),
        "tryAgainButton": say("h5p.retry"),
        "tipsLabel": say("h5p.tip"),
        "scoreBarLabel": _score(say),
        "tipAvailable": say("h5p.tip_there"),
        "feedbackAvailable": say("h5p.feedback"),
        "readFeedback": say("h5p.feedback"),
        "wrongAnswer": say("h5p.wrong_answer"),
        "correctAnswer": say("h5p.right_answer"),
        "shouldCheck": say("h5p.missed"),
        "shouldNotCheck": say("h5p.not_this"),
        "noInput": say("quiz.choose_first"),
    }
    return {"UI": buttons | _help(say), **_dialogues(say)}


def statement_words(say: Strings) -> Params:
    """What H5P.TrueFalse says."""
    words = {
        "trueText": say("quiz.true"),
        "falseText": say("quiz.false"),
        "score": say("h5p.score", score="@score", total="@total"),
        "checkAnswer": say("h5p.check"),
        "submitAnswer": say("h5p.submit"),
        "showSolutionButton": say("quiz.show_answer"),
        "tryAgain": say("h5p.retry"),
        "wrongAnswerMessage": say("h5p.wrong_answer"),
        "correctAnswerMessage": say("h5p.right_answer"),
        "scoreBarLabel": _score(say),
    }
    return {"l10n": words | _help(say), **_dialogues(say)}


def blank_words(say: Strings) -> Params:
    """What H5P.Blanks says."""
    return {
        "showSolutions": say("quiz.show_answer"),
        "tryAgain": say("h5p.retry"),
        "checkAnswer": say("h5p.check"),
        "submitAnswer": say("h5p.submit"),
        "notFilledOut": say("h5p.all_blanks"),
        "answerIsCorrect": say("h5p.is_right", answer=":ans"),
        "answerIsWrong": say("h5p.is_wrong", answer=":ans"),
        "answeredCorrectly": say("h5p.right_answer"),
        "answeredIncorrectly": say("h5p.wrong_answer"),
        "solutionLabel": say("h5p.solution"),
        "inputLabel": say("h5p.blank", number="@num", total="@total"),
        "inputHasTipLabel": say("h5p.tip_there"),
        "tipLabel": say("h5p.tip"),
        "scoreBarLabel": _score(say),
        "a11yCheckingModeHeader": say("h5p.checking"),
        **_help(say),
        **_dialogues(say),
    }


def _score(say: Strings) -> str:
    return say("h5p.score", score=":num", total=":total")


def _help(say: Strings) -> Params:
    """What a screen reader says of the buttons."""
    return {
        "a11yCheck": say("h5p.check_help"),
        "a11yShowSolution": say("h5p.solution_help"),
        "a11yRetry": say("h5p.retry_help"),
    }


def _dialogues(say: Strings) -> Params:
    """The questions before a check and before a retry."""
    return {
        name: {
            "header": label,
            "body": say("h5p.sure"),
            "cancelLabel": say("h5p.cancel"),
            "confirmLabel": label,
        }
        for name, label in (
            ("confirmCheck", say("h5p.finish")),
            ("confirmRetry", say("h5p.retry")),
        )
    }

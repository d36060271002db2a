"""The style sheets of player and kiosk: what Chromium 30 and Chromium 49 lay out as it is meant.

An older browser drops what it does not know, without a word: so only what it knows may stand there,
and of what came later only what nobody misses (`AUXILIARY`).
Sources: the compatibility tables of MDN and chromestatus.com.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

THEME = Path(__file__).resolve().parents[2] / "scripts" / "portal" / "theme"
FLOORS = {"player": 30, "kiosk": 49}
FIRST = """
background background-color border border-bottom border-collapse border-color border-left
border-radius border-top border-width bottom box-shadow box-sizing clear clip color content
cursor direction display fill float font font-family font-size font-weight height left
line-height list-style margin margin-bottom margin-left margin-right margin-top max-height
max-width min-height min-width opacity outline outline-offset overflow overflow-x overflow-y
padding padding-bottom padding-left padding-right padding-top pointer-events position right
src stroke stroke-linecap stroke-linejoin stroke-width text-align text-shadow top
vertical-align visibility white-space width word-break z-index -webkit-box-orient
-webkit-line-clamp -webkit-transform-origin -webkit-user-select"""
FLEX = ("align-items", "flex", "flex-direction", "flex-wrap", "justify-content")
PROPERTIES = {
    **dict.fromkeys(FIRST.split(), 1),
    **dict.fromkeys(FLEX, 29),
    **{"transition": 26, "object-fit": 32, "unicode-range": 36, "touch-action": 36},
    **{"transform": 36, "transform-origin": 36, "writing-mode": 48},
}
"""Since which Chromium they are there without a prefix (1: long before the floors)."""
AUXILIARY = {
    *("-ms-touch-action", "-webkit-font-smoothing", "-webkit-overflow-scrolling"),
    *("-webkit-tap-highlight-color", "-webkit-touch-callout", "-webkit-user-drag"),
    *("image-rendering", "overscroll-behavior", "transform-origin", "user-select"),
}
FUNCTIONS = {
    **{"calc": 26, "format": 4, "rect": 1, "repeating-linear-gradient": 26, "rgba": 1, "url": 1},
    **{"rotate": 36, "scale": 36, "scaleX": 36},
}
UNITS = {
    **dict.fromkeys(("%", "px", "em", "s", "ms", "deg"), 1),
    **{"rem": 4, "vh": 26, "vw": 26},
}
WORDS = {
    "display": "none block inline-block -webkit-box flex inline-flex",
    "position": "absolute fixed relative",
    "overflow": "auto hidden",
    "text-align": "center inherit start",
    "touch-action": "manipulation none pan-x pan-y",
    "word-break": "break-all break-word",
    "writing-mode": "horizontal-tb vertical-lr",
    "align-items": "center flex-end flex-start stretch",
    "justify-content": "center",
}
"""Of some properties the words that were there from their first day on."""
SELECTORS = {
    *("active", "after", "before", "first-child", "focus", "last-child", "not"),
    *("-webkit-input-placeholder", "-webkit-scrollbar", "-webkit-scrollbar-thumb"),
}
AT_RULES = {
    "font-face",
    "media (orientation: landscape)",
    "media (orientation: portrait)",
    "media print",
    # where it is not known, nobody asked for it
    "media (prefers-reduced-motion: reduce)",
}


def sheet(room: str) -> str:
    paths = sorted((THEME / room).glob("*.css"))
    return "".join(path.read_text("utf-8") for path in paths)


def refused(room: str, text: str) -> set[str]:
    """What a style sheet has that the oldest browser of a room does not know."""
    floor = FLOORS[room]
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    found = {rule.strip() for rule in re.findall(r"@([^{;]+)", text)} - AT_RULES
    text = re.sub(r'"[^"]*"', '""', re.sub(r"@[^{;]+\{", "{", text))
    for selector, body in re.findall(r"([^{}]*)\{([^{}]*)\}", text):
        found |= {name for name in re.findall(r":{1,2}([\w-]+)", selector)} - SELECTORS
        found |= set(re.findall(r"[&|]|:not\([^)]*[ ,:][^)]*\)", selector))
        for declaration in filter(None, map(str.strip, body.split(";"))):
            name, _, value = (part.strip() for part in declaration.partition(":"))
            if name not in AUXILIARY and PROPERTIES.get(name, 999) > floor:
                found.add(name)
            words = value.replace("!important", "").split()
            known = WORDS[name].split() if name in WORDS else words
            found |= {f"{name}: {word}" for word in words if word not in known}
            called = re.findall(r"([\w-]+)\(", value)
            found |= {one for one in called if FUNCTIONS.get(one, 999) > floor}
            units = re.findall(r"(?<![\w#+-])[-+]?(?:\d+\.?\d*|\.\d+)([a-z%]+)", value)
            found |= {one for one in units if UNITS.get(one, 999) > floor}
            found |= set(re.findall(r"#(?:[0-9a-f]{8}|[0-9a-f]{4})\b", value, re.I))
    return found


@pytest.mark.parametrize("room", FLOORS)
def test_a_style_sheet_has_nothing_newer_than_its_oldest_browser(room: str) -> None:
    text = sheet(room)
    assert text.count("{") > 10
    assert refused(room, text) == set()


@pytest.mark.parametrize(
    ("room", "rule", "fault"),
    [
        ("kiosk", ".a { gap: 8px; }", "gap"),
        ("kiosk", ".a { display: grid; }", "display: grid"),
        ("kiosk", ".a { color: var(--red); }", "var"),
        ("kiosk", ".a { width: min(4em, 9px); }", "min"),
        ("kiosk", ".a { inset: 0; }", "inset"),
        ("kiosk", ".a { margin-inline: 0; }", "margin-inline"),
        ("kiosk", ".a { height: 100dvh; }", "dvh"),
        ("kiosk", ".a { color: #ffff0080; }", "#ffff0080"),
        ("kiosk", ".a { position: sticky; }", "position: sticky"),
        ("kiosk", ".a:focus-visible { top: 0; }", "focus-visible"),
        ("kiosk", ".a:not(.b, .c) { top: 0; }", ":not(.b, .c)"),
        ("kiosk", "@supports (top: 0) { .a { top: 0; } }", "supports (top: 0)"),
        ("kiosk", "@media print { .a { overflow: clip; } }", "overflow: clip"),
        ("player", ".a { object-fit: cover; }", "object-fit"),
        ("player", ".a { transform: none; }", "transform"),
        ("player", ".a { writing-mode: vertical-lr; }", "writing-mode"),
    ],
)
def test_what_is_newer_is_found(room: str, rule: str, fault: str) -> None:
    assert refused(room, rule) == {fault}

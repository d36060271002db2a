"""Finds what is wrong with the languages that a screen or a group of screens names."""

from __future__ import annotations

from portal.content import yaml_nodes
from portal.content.corrections import line_with
from portal.content.settings import Settings
from portal.findings import Report
from portal.language.catalogue import meant_by

_KEY = "languages"


def check_languages(node: yaml_nodes.Node, settings: Settings, report: Report, number: int) -> bool:
    """Whether the site has a language of a screen or group, if it names any.

    One that the site lacks is reported: as a warning beside others, since a site may well give up
    a language that its screens still name. The name of a language is no code.
    """
    codes = [language.code for language in settings.languages]
    named = _named(node)
    right = [_code_of(text, settings) for _, text in named]
    kept = list(dict.fromkeys(code for code in right if code in codes))
    example = line_with((_KEY,), f"[{', '.join(kept or codes)}]")

    def place(at: int) -> tuple[int, str]:
        return yaml_nodes.line_at(node, (_KEY, at)), f"{number}.{_KEY}.{at}"

    pairs = list(zip(named, right, strict=True))
    names = [(at, text) for (at, text), code in pairs if code != text and code in codes]
    if names:
        value = ", ".join(text for _, text in names)
        whole = line_with((_KEY,), f"[{', '.join(dict.fromkeys(right))}]")
        report.error("screen-language-name", *place(names[0][0]), value=value, example=whole)
        return False
    unknown = [(at, code) for (at, _), code in pairs if code not in codes]
    if unknown and not kept:
        value = ", ".join(code for _, code in unknown)
        report.error("screen-languages-none", *place(unknown[0][0]), value=value, example=example)
        return False
    for at, code in unknown:
        report.warning("screen-language-unknown", *place(at), value=code, example=example)
    return True


def _named(node: yaml_nodes.Node) -> list[tuple[int, str]]:
    """The words of the list of languages, and their places in it."""
    value = node.entries.get(_KEY) if isinstance(node, yaml_nodes.Mapping) else None
    items = value.items if isinstance(value, yaml_nodes.Sequence) else []
    texts = [item.text if isinstance(item, yaml_nodes.Scalar) else None for item in items]
    return [(at, text.strip()) for at, text in enumerate(texts) if text and text.strip()]


def _code_of(word: str, settings: Settings) -> str:
    """The code of a language by its code, its name on the site or a usual one; else the word."""
    for language in settings.languages:
        if word in (language.code, language.name):
            return language.code
    meant = meant_by(word, _KEY)
    alike = {language.code.lower(): language.code for language in settings.languages}
    return meant or alike.get(word.lower(), word)

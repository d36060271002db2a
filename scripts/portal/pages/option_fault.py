"""An option of the plugin that can't be used."""

from __future__ import annotations

from mkdocs.config import base

from portal.language.catalogue import finding_text


class OptionFault(base.ValidationError):
    """An option that can't be used: its keys in mkdocs.yml, and the rule that says why.

    As text it is told in Chinese, for a build that MkDocs itself runs.
    """

    def __init__(self, keys: tuple[str, ...], rule: str, **params: object) -> None:
        self.keys, self.rule = keys, rule
        self.params = {name: str(value) for name, value in params.items()}
        super().__init__("".join(finding_text(rule, "zh-Hans", self.params)))

"""The pages that MkDocs renders and writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from portal.pages.addresses import file_of
from portal.pages.plan import PagePlan

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


class PortalPage(Page):
    """A page made from a plan: nothing is read or converted again."""

    def __init__(self, plan: PagePlan, file: File, config: MkDocsConfig) -> None:
        self.plan = plan
        super().__init__(plan.title, file, config)
        if plan.modified is not None:
            self.update_date = plan.modified.isoformat()

    def read_source(self, config: MkDocsConfig) -> None:
        """The text was read and converted with the whole library."""
        self.markdown = ""
        self.meta = {"title": self.plan.title, "template": self.plan.template}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """The HTML is filled in when the page is written; here only its anchors are told."""
        self.content = ""
        self.present_anchor_ids = set(self.plan.ids)
        anchors = [AnchorLink(anchor, anchor, 2) for anchor in sorted(self.plan.ids)]
        self.toc = TableOfContents(anchors)


def add_page(plan: PagePlan, files: Files, config: MkDocsConfig, *, in_nav: bool) -> PortalPage:
    """Put a planned page among MkDocs' files, in the place of the file it is made from."""
    destination = file_of(plan.language, plan.path)
    uri = destination.removesuffix("index.html") + "index.md"
    existing = files.get_file_from_path(uri)
    if existing is not None:
        files.remove(existing)
    inclusion = InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV
    file = File.generated(config, uri, content="", inclusion=inclusion)
    files.append(file)
    return PortalPage(plan, file, config)

"""Pages that MkDocs reads by itself: drafts in the preview, and other plugins' pages."""

from __future__ import annotations

from markupsafe import Markup
from mkdocs.structure.pages import Page

from portal.pages import parts, views
from portal.pages.site import Portal


def plain_view(portal: Portal, page: Page) -> views.View:
    """A page of MkDocs' own in the portal's shell."""
    settings = portal.context.settings
    title = str(page.title or settings.site_name)
    path = page.url.strip("/").removesuffix("/index.html")
    say = portal.context.strings(settings.default)
    frame = portal.frames.make(path, settings.default, title, title, listed=False)
    frame["languages"] = ()
    if page.file.inclusion.is_excluded():
        frame["notices"] = (parts.Notice("draft", say("notice.draft")),)
    return views.PageView(template="main.html", **frame, body=Markup(page.content or ""))

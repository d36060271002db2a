"""Writes an export of a screen into its folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from portal.language.catalogue import Strings
from portal.screens import folder
from portal.screens.cache import SlideCache
from portal.screens.export import anthias, smil, usb
from portal.screens.export.loop import LeftOut, daily_counts
from portal.screens.export.usb import PictureFormat
from portal.screens.frames import Rendered
from portal.screens.templates import filled

Kind = Literal["smil", "anthias", "usb"]
README = "README.txt"
_DOCUMENTS = frozenset({smil.PLAYLIST, smil.SIGNAGE, anthias.ASSETS})


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    kind: Kind
    folder: Path
    pictures: int
    left_out: tuple[LeftOut, ...]


def write_export(
    rendered: Rendered,
    cache: SlideCache,
    target: Path,
    say: Strings,
    kind: Kind,
    base: str | None,
    form: PictureFormat,
    at: datetime | None = None,
) -> Exported:
    """Put an export into a folder; `base` is where the pictures of Anthias are to be found, `form`
    what kind of pictures a stick gets, and `at` the moment whose set it is.

    Raises folder.Taken and OSError.
    """
    rows: tuple[usb.Row, ...] = ()
    if kind == "smil":
        files, left_out = smil.smil(rendered, cache)
    elif kind == "anthias":
        files, left_out = anthias.anthias(rendered, cache, (base or "").rstrip("/") + "/")
    else:
        files, rows, left_out = usb.usb(rendered, cache, form, at)
    pictures = sum(name not in _DOCUMENTS for name in files)
    words = filled(
        f"{kind}.txt",
        screen=rendered.screen,
        say=say,
        rows=rows,
        advice=usb.advice(rows),
        at=at,
        left_out=left_out,
        daily=daily_counts(left_out),
        base=base,
    )
    # Windows' editor of old knows no bare line feeds, and takes text for UTF-8 by its first bytes
    files[README] = ("\ufeff" + words).replace("\n", "\r\n").encode()
    changed = {"kind": kind, "screen": rendered.screen.id}
    folder.replace_folder(target, files.items(), changed)
    return Exported(kind, target, pictures, left_out)

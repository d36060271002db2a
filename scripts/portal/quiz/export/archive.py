"""Zip files of which the same content always gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

_DATE = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file can say."""
_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")
_THEN = rb"\g<1>1980-01-01T00:00:00Z\g<3>"


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip file of these files, in their order, that tells no date and no system."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same on Windows
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return made.getvalue()


def steady(data: bytes) -> bytes:
    """A zip file that another library wrote, without the moment of its writing."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    core = "docProps/core.xml"
    if core in files:
        files[core] = _MODIFIED.sub(_THEN, files[core])
    return zipped(files)

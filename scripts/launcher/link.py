"""Makes the project's package known inside .venv, as an editable installation does.

Written by hand so that no build tool has to be fetched: a .pth file puts scripts/ on the path,
and a .dist-info folder lets `mkdocs build` find the plugin and `pip list` the distribution.
"""

import json
import os
import shutil
import tomllib
from pathlib import Path
from typing import Any

from .layout import WINDOWS, Layout

_START = """\
import sys

from {module} import {function}

if __name__ == "__main__":
    sys.exit({function}())
"""
# A path with a space, or a long one, cannot stand in a shebang; the shell can start any.
_SHELL = """\
#!/bin/sh
'''exec' "{python}" "$0" "$@"
' '''
"""
_BATCH = '@"%~dp0python.exe" "%~dp0{script}" %*\n'


def link(layout: Layout, site_packages: Path) -> None:
    """Write the path file, the metadata and the console scripts."""
    project = tomllib.loads(layout.pyproject.read_text("utf-8"))["project"]
    name = project["name"].replace("-", "_")
    for old in site_packages.glob(f"{name}-*.dist-info"):
        shutil.rmtree(old)
    written = [_write(site_packages / f"{name}.pth", _path_line(layout, site_packages))]
    for script, target in project.get("scripts", {}).items():
        written += _write_script(layout, script, target)
    folder = site_packages / f"{name}-{project['version']}.dist-info"
    folder.mkdir()
    source = {"url": layout.root.as_uri(), "dir_info": {"editable": True}}
    written += [
        _write(folder / "METADATA", _metadata(project)),
        _write(folder / "entry_points.txt", _entry_points(project)),
        _write(folder / "direct_url.json", json.dumps(source)),
        _write(folder / "INSTALLER", "scripts/manage.py\n"),
    ]
    record = [os.path.relpath(path, site_packages).replace(os.sep, "/") for path in written]
    record.append(f"{folder.name}/RECORD")
    _write(folder / "RECORD", "".join(f"{path},,\n" for path in record))


def _path_line(layout: Layout, site_packages: Path) -> str:
    """The way to scripts/, relative: Python reads .pth files in the locale's encoding, and a
    folder's name may be Chinese."""
    return os.path.relpath(layout.scripts, site_packages) + "\n"


def _write_script(layout: Layout, name: str, target: str) -> list[Path]:
    module, function = target.split(":")
    text = _START.format(module=module, function=function)
    if WINDOWS:
        script = layout.programs / f"{name}-script.py"
        batch = layout.programs / f"{name}.cmd"
        return [_write(script, text), _write(batch, _BATCH.format(script=script.name))]
    script = _write(layout.programs / name, _SHELL.format(python=layout.python) + text)
    script.chmod(0o755)
    return [script]


def _metadata(project: dict[str, Any]) -> str:
    fields = [
        ("Metadata-Version", "2.1"),
        ("Name", project["name"]),
        ("Version", project["version"]),
        ("Requires-Python", project["requires-python"]),
        *(("Requires-Dist", dependency) for dependency in project["dependencies"]),
    ]
    return "".join(f"{key}: {value}\n" for key, value in fields)


def _entry_points(project: dict[str, Any]) -> str:
    groups = {"console_scripts": project.get("scripts", {}), **project.get("entry-points", {})}
    sections = []
    for group, entries in groups.items():
        lines = (f"{name} = {target}\n" for name, target in entries.items())
        sections.append(f"[{group}]\n" + "".join(lines))
    return "\n".join(sections)


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="\n")
    return path

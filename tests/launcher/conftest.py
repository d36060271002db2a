"""Small projects for the launcher, with a pip that needs no network."""

import venv
from dataclasses import dataclass
from pathlib import Path

import pytest
from launcher import environment
from launcher.layout import WINDOWS, Layout

PYPROJECT = """\
[project]
name = "shiliu-portal"
version = "0.1.0"
requires-python = ">=3.11"
dependencies = ["mkdocs>=1.6.1,<2"]

[project.scripts]
portal = "portal.cli:main"

[project.entry-points."mkdocs.plugins"]
portal = "portal.plugin:PortalPlugin"
"""
CLI = """\
import os, sys

def main():
    print(sys.argv[1:], os.getcwd(), os.environ.get("PORTAL_PROJECT"), sep="\\n")
    return 7
"""
# Stands for pip: reads the pins it is given, speaks as pip does, writes one folder a pin.
PIP = """\
import os, pathlib, re, sys, sysconfig
given = pathlib.Path(sys.argv[sys.argv.index("--requirement") + 1])
with open(given.parent / "pip-was-called", "a") as calls:
    print(given.name, file=calls)
names = re.findall("^([a-z-]+)==", given.read_text("utf-8"), re.M)
for name in names:
    print(f"Collecting {name}==1.0")
if said := os.environ.get("FAKE_PIP_SAYS"):
    print(said)
    sys.exit(1)
print("Installing collected packages: " + ", ".join(names))
if os.environ.get("FAKE_PIP_DIES"):
    os._exit(9)
for name in names:
    package = pathlib.Path(sysconfig.get_path("purelib"), name)
    package.mkdir(exist_ok=True)
    (package / "__init__.py").touch()
"""


@dataclass(frozen=True)
class Project(Layout):
    """A small project; its new environments have the pip above instead of a real one."""

    def fill(self) -> None:
        """Write a portal of its own and its locked sets."""
        package = self.scripts / "portal"
        package.mkdir(parents=True)
        self.pyproject.write_text(PYPROJECT, "utf-8")
        (package / "__init__.py").touch()
        (package / "cli.py").write_text(CLI, "utf-8")
        (package / "plugin.py").write_text("class PortalPlugin: ...\n", "utf-8")
        self.requirements("runtime").write_text("alpha==1.0\nbeta==1.0\n", "utf-8")
        self.requirements("grade").write_text("delta==1.0\n", "utf-8")
        self.requirements("test").write_text("gamma==1.0\n", "utf-8")

    def pip_calls(self) -> list[str]:
        """The locked files that pip was asked to install so far."""
        calls = self.scripts / "pip-was-called"
        return calls.read_text("utf-8").split() if calls.exists() else []

    def installed(self, name: str) -> Path:
        """A path in site-packages."""
        (packages,) = self.venv.glob("[Ll]ib/**/site-packages")
        return packages / name


def create(layout: Layout, lock: int) -> None:
    """Make a .venv as the launcher does, with another pip."""
    layout.venv.mkdir(exist_ok=True)
    layout.mark.touch()
    venv.create(layout.venv, with_pip=False, symlinks=not WINDOWS)
    (packages,) = layout.venv.glob("[Ll]ib/**/site-packages")
    (packages / "pip").mkdir()
    (packages / "pip" / "__main__.py").write_text(PIP, "utf-8")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    # A name as editors give, which no locale but UTF-8 can write.
    project = Project(tmp_path / "石榴 门户")
    project.fill()
    monkeypatch.setattr(environment, "create", create)
    return project

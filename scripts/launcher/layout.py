"""Where things are: the project, its .venv, and the environment variables of what is started."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

WINDOWS = sys.platform == "win32"

# A user's own pip settings are kept, save those that would put the packages elsewhere.
_MISLEADING = (
    "PIP_TARGET",
    "PIP_PREFIX",
    "PIP_ROOT",
    "PIP_DRY_RUN",
    "PIP_PYTHON",
    "PYTHONPATH",
    "PYTHONHOME",
    "__PYVENV_LAUNCHER__",
)


@dataclass(frozen=True)
class Layout:
    """The places of one project."""

    root: Path

    @property
    def scripts(self) -> Path:
        """The folder that holds the package and the locked requirements."""
        return self.root / "scripts"

    @property
    def pyproject(self) -> Path:
        return self.root / "pyproject.toml"

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    @property
    def programs(self) -> Path:
        """The folder of the programs inside .venv."""
        return self.venv / ("Scripts" if WINDOWS else "bin")

    @property
    def python(self) -> Path:
        return self.programs / ("python.exe" if WINDOWS else "python")

    @property
    def portal(self) -> Path:
        """The script that starts portal, to be run by `python`."""
        return self.programs / ("portal-script.py" if WINDOWS else "portal")

    @property
    def mark(self) -> Path:
        """A file that says this .venv was made by the launcher, and may be unmade by it."""
        return self.venv / ".made-by-shiliu-portal"

    @property
    def stamp(self) -> Path:
        """What is installed; written last of all, so without it nothing is."""
        return self.venv / "shiliu-portal.json"

    @property
    def log(self) -> Path:
        """What pip said."""
        return self.venv / "install.log"

    @property
    def lock(self) -> Path:
        """Held by the one launcher that installs; outside .venv, which it may delete."""
        return self.root / ".venv.lock"

    def requirements(self, name: str) -> Path:
        """The locked file of a set of requirements, `runtime`, `grade` or `test`."""
        return self.scripts / f"requirements{'' if name == 'runtime' else '-' + name}.txt"


def base_python() -> str:
    """The Python to make .venv from: not the one of .venv itself, should that have started us."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def installing_environ() -> dict[str, str]:
    """The environment for venv and pip."""
    environ = {name: value for name, value in os.environ.items() if name not in _MISLEADING}
    return {**environ, "PIP_USER": "0", "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"}


def running_environ(layout: Layout, extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment for portal and the tests; PORTAL_PROJECT is where portal looks last."""
    environ = dict(os.environ)
    environ.pop("PYTHONHOME", None)
    return {**environ, "PORTAL_PROJECT": str(layout.root), **(extra or {})}

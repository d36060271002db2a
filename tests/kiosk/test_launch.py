"""The script that keeps a kiosk on a display; its browser only writes down what it was told."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
LAUNCH = SCRIPTS / "kiosk" / "launch.sh"

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("bash") is None, reason="needs bash on Linux"
)

BROWSER = """#!/bin/bash
folder=$(dirname "$0")
count=$(cat "$folder/count" 2>/dev/null || echo 0)
echo $((count + 1)) > "$folder/count"
printf '%s\\n' "$@" > "$folder/start-$count"
for option in "$@"; do
  case $option in --user-data-dir=*) touch "${option#*=}/visited" ;; esac
done
plan=($(cat "$folder/plan"))
code=${plan[$count]:-0}
if [ "$code" = stay ]; then exec sleep 60; fi
exit "$code"
"""


class Stand:
    """A stand whose browser ends as `plan` says: a code for each start, or `stay`."""

    def __init__(self, folder: Path, plan: str, name: str = "chromium") -> None:
        self.bin = folder / "bin"
        self.bin.mkdir()
        (self.bin / name).write_text(BROWSER, "utf-8")
        (self.bin / name).chmod(0o755)
        (self.bin / "plan").write_text(plan, "utf-8")
        self.environ = {
            "PATH": f"{self.bin}:/usr/bin:/bin",
            "HOME": str(folder),
            "KIOSK_FIRST_WAIT": "0",
        }

    def run(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(LAUNCH), *map(str, arguments)],
            capture_output=True,
            encoding="utf-8",
            env=self.environ,
            timeout=20,
            check=False,
        )

    def starts(self) -> list[list[str]]:
        """What the browser was told at each start."""
        found = sorted(self.bin.glob("start-*"), key=lambda path: int(path.name.split("-")[1]))
        return [path.read_text("utf-8").splitlines() for path in found]

    def profiles(self) -> list[Path]:
        """The profiles that the browser was given."""
        told = [option for start in self.starts() for option in start]
        return [Path(o.partition("=")[2]) for o in told if o.startswith("--user-data-dir=")]


def test_a_browser_that_is_closed_in_order_is_not_started_again(tmp_path: Path) -> None:
    stand = Stand(tmp_path, "0")
    done = stand.run("https://example.org/kiosk/index.html")
    assert done.returncode == 0, done.stderr
    (told,) = stand.starts()
    assert told[-1] == "https://example.org/kiosk/index.html"
    for option in (
        "--kiosk",
        "--incognito",
        "--disable-pinch",
        "--overscroll-history-navigation=0",
    ):
        assert option in told


def test_a_browser_that_falls_starts_again_with_nothing_of_before(tmp_path: Path) -> None:
    stand = Stand(tmp_path, "139 1 134 0")
    done = stand.run("https://example.org/")
    assert done.returncode == 0
    assert len(stand.starts()) == 4
    assert done.stderr.count("starts again") == 3
    profiles = stand.profiles()
    assert len(set(profiles)) == 4
    assert not any(profile.exists() for profile in profiles)


def test_a_profile_that_stays_is_used_again_and_never_in_private(tmp_path: Path) -> None:
    stand = Stand(tmp_path, "139 0")
    kept = tmp_path / "播 放 器" / "profile"
    stand.environ["KIOSK_PROFILE"] = str(kept)
    done = stand.run("https://example.org/screens/square/")
    assert done.returncode == 0, done.stderr
    assert stand.profiles() == [kept.resolve()] * 2
    assert (kept / "visited").is_file()
    # what is private is forgotten, wherever its profile lies
    assert not any("--incognito" in start for start in stand.starts())


def test_a_profile_that_can_not_be_made_is_said(tmp_path: Path) -> None:
    stand = Stand(tmp_path, "0")
    (tmp_path / "file").write_text("x", "utf-8")
    stand.environ["KIOSK_PROFILE"] = str(tmp_path / "file" / "profile")
    done = stand.run("https://example.org/")
    assert done.returncode == 4 and "profile" in done.stderr
    assert stand.starts() == []


def test_it_waits_longer_each_time(tmp_path: Path) -> None:
    stand = Stand(tmp_path, "1 1 0")
    stand.environ["KIOSK_FIRST_WAIT"] = "1"
    began = time.monotonic()
    done = stand.run("https://example.org/")
    assert time.monotonic() - began >= 3
    assert "in 1 s" in done.stderr and "in 2 s" in done.stderr


@pytest.mark.parametrize("name", ["站 点 #1", 'it\'s 100% "here"', "ئانار"])
def test_a_folder_is_shown_by_its_kiosk(tmp_path: Path, name: str) -> None:
    stand = Stand(tmp_path, "0")
    site = tmp_path / name
    (site / "kiosk").mkdir(parents=True)
    (site / "kiosk" / "index.html").write_text("x", "utf-8")
    (site / "index.html").write_text("x", "utf-8")
    assert stand.run(site).returncode == 0
    assert stand.starts()[0][-1] == (site / "kiosk" / "index.html").resolve().as_uri()


def test_a_player_is_shown_too_and_further_options_are_handed_on(tmp_path: Path) -> None:
    stand = Stand(tmp_path, "0", name="google-chrome")
    stand.environ["KIOSK_BROWSER"] = "google-chrome"
    player = tmp_path / "screens" / "square"
    player.mkdir(parents=True)
    (player / "index.html").write_text("x", "utf-8")
    assert stand.run(player, "--window-size=960,540", "--lang=zh CN").returncode == 0
    (told,) = stand.starts()
    assert told[-3:] == [
        "--window-size=960,540",
        "--lang=zh CN",
        (player / "index.html").resolve().as_uri(),
    ]


def test_told_to_stop_it_takes_the_browser_with_it(tmp_path: Path) -> None:
    stand = Stand(tmp_path, "stay")
    process = subprocess.Popen([str(LAUNCH), "https://example.org/"], env=stand.environ)
    for _ in range(200):
        if stand.profiles():
            break
        time.sleep(0.05)
    time.sleep(0.2)
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=10) == 0
    assert not any(profile.exists() for profile in stand.profiles())
    children = subprocess.run(
        ["pgrep", "-P", str(process.pid)], capture_output=True, check=False
    ).stdout
    assert children == b""


def test_what_is_wrong_is_said(tmp_path: Path) -> None:
    stand = Stand(tmp_path, "0")
    assert stand.run().returncode == 2
    missing = stand.run(tmp_path / "nothing")
    assert missing.returncode == 2 and "nothing" in missing.stderr
    (stand.bin / "chromium").unlink()
    stand.environ["PATH"] = f"{stand.bin}"
    for tool in ("bash", "sed", "dirname", "basename", "env"):
        os.symlink(shutil.which(tool) or tool, stand.bin / tool)
    lacking = stand.run("https://example.org/")
    assert lacking.returncode == 3 and "apt install chromium" in lacking.stderr


def test_the_unit_restarts_always_and_names_the_script() -> None:
    unit = (SCRIPTS / "kiosk" / "portal-kiosk.service").read_text("utf-8")
    lines = [line for line in unit.splitlines() if not line.startswith("#")]
    assert "Restart=always" in lines and "StartLimitIntervalSec=0" in lines
    assert any(line.startswith("ExecStart=%h/") and "launch.sh" in line for line in lines)

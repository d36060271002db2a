"""What the launcher does to .venv: a real interpreter, and a pip that needs no network."""

import json
import os
import shutil
import subprocess
import threading
from pathlib import Path

import pytest
from launcher import environment
from launcher.environment import ensure, examine
from launcher.layout import WINDOWS
from launcher.lock import hold
from launcher.voice import LauncherError

RUNTIME = "requirements.txt"
TEST = "requirements-test.txt"


def test_first_use_installs_and_the_next_finds_nothing_to_do(project, capsys):
    ensure(project)
    assert project.pip_calls() == [RUNTIME]
    assert not examine(project, ["runtime"])
    out, err = capsys.readouterr()
    assert out == ""
    assert "2/2" in err
    ensure(project)
    assert project.pip_calls() == [RUNTIME]
    assert capsys.readouterr() == ("", "")


def test_looking_changes_nothing(project):
    examine(project, ["runtime"])
    assert not project.venv.exists()


def test_test_requirements_come_on_top_and_stay(project):
    ensure(project)
    ensure(project, ("runtime", "test"))
    assert project.pip_calls() == [RUNTIME, TEST]
    ensure(project)
    ensure(project, ("runtime", "test"))
    assert project.pip_calls() == [RUNTIME, TEST]


def test_a_changed_lock_updates_in_place(project):
    ensure(project, ("runtime", "test"))
    (project.venv / "a-users-file").touch()
    project.requirements("runtime").write_text("alpha==1.0\ndelta==1.0\n")
    ensure(project)
    assert project.installed("delta").is_dir()
    assert (project.venv / "a-users-file").exists()
    ensure(project, ("runtime", "test"))
    assert project.pip_calls() == [RUNTIME, TEST, RUNTIME, TEST]


def test_a_changed_pyproject_needs_no_pip(project):
    ensure(project)
    text = project.pyproject.read_text("utf-8")
    project.pyproject.write_text(text.replace("0.1.0", "0.2.0"), "utf-8")
    ensure(project)
    assert project.pip_calls() == [RUNTIME]
    assert project.installed("shiliu_portal-0.2.0.dist-info").is_dir()
    assert not project.installed("shiliu_portal-0.1.0.dist-info").exists()


def lose_a_package(project):
    shutil.rmtree(project.installed("beta"))


def lose_a_module(project):
    (project.installed("beta") / "__init__.py").unlink()


def lose_the_python(project):
    project.python.unlink()


def lose_the_configuration(project):
    (project.venv / "pyvenv.cfg").unlink()


def lose_the_stamp(project):
    project.stamp.unlink()


def damage_the_stamp(project):
    project.stamp.write_text('{"root": 1')


def move_the_folder(project):
    text = project.stamp.read_text("utf-8")
    stamp = json.loads(text)
    stamp["root"] = "/elsewhere"
    project.stamp.write_text(json.dumps(stamp), "utf-8")


def change_the_python(project):
    stamp = json.loads(project.stamp.read_text("utf-8"))
    stamp["python"] = "3.1"
    project.stamp.write_text(json.dumps(stamp), "utf-8")


@pytest.mark.parametrize(
    ("harm", "why"),
    [
        (lose_a_package, "rebuild-incomplete"),
        (lose_a_module, "rebuild-incomplete"),
        (lose_the_python, "rebuild-python"),
        (lose_the_configuration, "rebuild-python"),
        (change_the_python, "rebuild-python"),
        (lose_the_stamp, "rebuild-unfinished"),
        (damage_the_stamp, "rebuild-unfinished"),
        (move_the_folder, "rebuild-moved"),
    ],
)
def test_a_broken_environment_is_made_again(project, harm, why):
    ensure(project)
    harm(project)
    assert examine(project, ["runtime"]).rebuild == why
    ensure(project)
    assert not examine(project, ["runtime"])
    assert (project.installed("beta") / "__init__.py").exists()


def test_caches_that_come_and_go_are_no_loss(project):
    ensure(project)
    (project.installed("beta") / "__pycache__").mkdir()
    (project.installed("other")).mkdir()
    assert not examine(project, ["runtime"])


def test_an_installation_cut_while_writing_is_begun_again(project, monkeypatch):
    ensure(project)
    project.requirements("runtime").write_text("alpha==1.0\ndelta==1.0\n")
    monkeypatch.setenv("FAKE_PIP_DIES", "1")
    with pytest.raises(LauncherError):
        ensure(project)
    assert not project.stamp.exists()
    monkeypatch.delenv("FAKE_PIP_DIES")
    assert examine(project, ["runtime"]).rebuild == "rebuild-unfinished"
    ensure(project)
    assert project.installed("delta").is_dir()


def test_a_download_that_fails_leaves_what_was_there_in_use(project, monkeypatch):
    ensure(project)
    monkeypatch.setenv("FAKE_PIP_SAYS", "WARNING: Retrying (Retry(total=4)) ConnectTimeoutError")
    with pytest.raises(LauncherError, match="PIP_INDEX_URL"):
        ensure(project, ("runtime", "test"))
    assert not examine(project, ["runtime"])


def test_an_environment_of_someone_else_is_kept(project):
    project.venv.mkdir()
    (project.venv / "precious").touch()
    ensure(project)
    assert (project.root / ".venv.old-1" / "precious").exists()
    assert not examine(project, ["runtime"])


def test_a_file_in_the_way_is_named(project):
    project.venv.touch()
    with pytest.raises(LauncherError, match=r"\.venv is not a folder"):
        ensure(project)
    assert project.venv.is_file()


@pytest.mark.skipif(WINDOWS, reason="symbolic links need rights on Windows")
def test_a_link_in_the_way_is_replaced_and_its_target_kept(project, tmp_path):
    (tmp_path / "big-disk").mkdir()
    (tmp_path / "big-disk" / "precious").touch()
    project.venv.symlink_to(tmp_path / "big-disk")
    ensure(project)
    assert not project.venv.is_symlink()
    assert (tmp_path / "big-disk" / "precious").exists()


def test_a_missing_lock_file_is_named(project):
    project.requirements("runtime").unlink()
    with pytest.raises(LauncherError, match=r"requirements\.txt"):
        ensure(project)


def test_a_folder_that_cannot_be_written_is_named(project, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(project.venv))

    monkeypatch.setattr(environment, "create", refuse)
    with pytest.raises(LauncherError, match="Permission denied"):
        ensure(project)


def test_a_python_without_ensurepip_is_told_what_to_install(project, monkeypatch):
    monkeypatch.undo()
    monkeypatch.setattr(environment, "find_spec", lambda name: None)
    with pytest.raises(LauncherError, match="apt-get install python3-venv"):
        ensure(project)
    assert not project.venv.exists()


def test_two_launchers_at_once_install_once(project, capsys):
    with hold(project.lock):
        other = threading.Thread(target=ensure, args=(project,))
        other.start()
        while "waiting" not in capsys.readouterr().err:
            other.join(0.01)
        assert not project.venv.exists()
    ensure(project)
    other.join()
    assert project.pip_calls() == [RUNTIME]


@pytest.mark.skipif(WINDOWS, reason="descriptors are not handed down on Windows")
def test_a_child_of_a_killed_launcher_is_waited_for(project, capsys):
    with hold(project.lock) as lock:
        child = subprocess.Popen(["sleep", "0.5"], pass_fds=(lock,))
    with hold(project.lock):
        assert child.poll() is not None or child.wait(0.2) == 0
    assert "waiting" in capsys.readouterr().err


def test_settings_of_pip_that_lead_elsewhere_are_not_used(project, monkeypatch, tmp_path):
    monkeypatch.setenv("PIP_TARGET", str(tmp_path / "target"))
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.example/simple")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    environ = environment.installing_environ()
    assert "PIP_TARGET" not in environ
    assert "PYTHONPATH" not in environ
    assert environ["PIP_INDEX_URL"] == "https://mirror.example/simple"
    assert os.environ["PIP_TARGET"]


def test_the_linked_package_is_found_as_an_installed_one(project, tmp_path):
    ensure(project)
    question = (
        "from importlib.metadata import distribution, entry_points as e;"
        "print(distribution('shiliu-portal').version,"
        " e(group='mkdocs.plugins', name='portal')['portal'].load().__name__,"
        " len([f for f in distribution('shiliu-portal').files if not f.locate().exists()]))"
    )
    answer = subprocess.run(
        [project.python, "-c", question],
        cwd=tmp_path,
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.split() == ["0.1.0", "PortalPlugin", "0"]


@pytest.mark.skipif(WINDOWS, reason="the script is a batch file there")
def test_the_console_script_runs_by_itself(project, tmp_path):
    ensure(project)
    ran = subprocess.run([project.portal, "a b"], capture_output=True, text=True, cwd=tmp_path)
    assert ran.returncode == 7
    assert ran.stdout.splitlines()[:2] == ["['a b']", str(Path(tmp_path).resolve())]

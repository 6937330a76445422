"""The environment is made whole or made again, and a broken download ends in a sentence."""

from __future__ import annotations

import json
import sys
import sysconfig
from pathlib import Path

import pytest
from environment import LOCKS, Environment, SetupError

PROJECT = '[project]\nname = "small"\nversion = "1"\n'


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with a project and two locks that ask for something no index has."""
    (tmp_path / "packaging").mkdir()
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    for lock in LOCKS.values():
        (tmp_path / "packaging" / lock).write_text(
            f"nowhere-to-be-found==1 --hash=sha256:{'0' * 64}"
        )
    return tmp_path


@pytest.fixture
def whole(checkout: Path) -> Environment:
    """An environment that a set-up for running has finished."""
    environment = Environment(checkout)
    environment.python.parent.mkdir(parents=True)
    environment.python.touch()
    environment._write_state("runtime")
    return environment


def test_a_whole_environment_is_left_alone(whole: Environment) -> None:
    before = sorted(whole.folder.rglob("*"))
    whole.ensure("runtime")
    assert sorted(whole.folder.rglob("*")) == before


def test_an_environment_for_development_is_good_for_running_too(whole: Environment) -> None:
    whole._write_state("dev")
    whole.ensure("runtime")
    whole.ensure("dev")


@pytest.mark.parametrize("changed", ["packaging/requirements.lock", "pyproject.toml"])
def test_a_changed_lock_or_project_is_noticed(whole: Environment, changed: str) -> None:
    file = whole.root / changed
    file.write_text(file.read_text().replace("1", "2", 1))
    assert not whole._holds(whole._state(), "runtime")


@pytest.mark.parametrize("state", ["", "{", '{"place": {}}', None])
def test_a_state_that_cannot_be_read_counts_as_unfinished(
    whole: Environment, state: str | None
) -> None:
    file = whole.folder / "setup.json"
    file.unlink() if state is None else file.write_text(state)
    assert not whole._holds(whole._state(), "runtime")


def test_an_environment_that_was_moved_or_made_by_another_python_is_not_used(
    whole: Environment,
) -> None:
    file = whole.folder / "setup.json"
    state = json.loads(file.read_text())
    for key in ("python", "folder"):
        file.write_text(json.dumps({**state, "place": {**state["place"], key: "another"}}))
        assert not whole._holds(whole._state(), "runtime")


def test_a_failed_download_ends_in_one_sentence_and_is_begun_anew(
    checkout: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("UV_NO_INDEX", "1")
    environment = Environment(checkout)
    with pytest.raises(SetupError, match="check the connection and run the same command again"):
        environment.ensure("runtime")
    assert not environment._holds(environment._state(), "runtime")
    (environment.folder / "left-by-the-first").touch()
    with pytest.raises(SetupError):
        environment.ensure("runtime")
    assert "unfinished or out of date; making it again" in capfd.readouterr().out
    assert not (environment.folder / "left-by-the-first").exists()


def test_programs_are_where_python_puts_them(checkout: Path) -> None:
    environment = Environment(checkout)
    bare = Path(sysconfig.get_path("scripts", "venv", {"base": str(checkout / ".venv")}))
    assert environment.python.parent == bare
    assert Path(environment.program("pytest")).stem == "pytest"
    assert environment.python.name == ("python.exe" if sys.platform == "win32" else "python")

"""The command line: exit codes, one sentence for each problem, and nothing but what was asked."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cxworkshop import cli
from cxworkshop.paths import resource
from cxworkshop.services import demo_story, shelf
from cxworkshop.services.desk import open_desk

SURVEY = str(resource("sample", "survey.csv"))


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")


def test_wrong_arguments_end_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    for wrong in (["nonsense"], ["export"], ["demo", "--participants", "0"]):
        with pytest.raises(SystemExit) as end:
            cli.main(wrong)
        assert end.value.code == 2
    assert "usage: cxworkshop" in capsys.readouterr().err


def test_the_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(["--help"])
    assert end.value.code == 0
    words = capsys.readouterr().out
    for command in ("demo", "intake", "export", "room", "doctor"):
        assert command in words


def test_without_a_screen_the_app_says_what_works_instead(
    no_display: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([]) == 1
    assert "cxworkshop demo --out" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("platform", "display", "seen"),
    [
        ("offscreen:configfile=a", ":0", False),
        ("", ":0", True),
        ("", "", False),
        ("xcb", ":1", True),
    ],
)
def test_a_display_is_one_that_somebody_can_see(
    platform: str, display: str, seen: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert cli.has_display() is seen


def test_intake_says_what_a_file_holds(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["intake", SURVEY, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["format"], found["rows"]) == ("csv", 412)


def test_intake_refuses_a_file_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["intake", str(tmp_path / "none.csv")]) == 1
    assert "none.csv" in capsys.readouterr().err


@pytest.mark.parametrize("first", [True, False], ids=["before", "after"])
def test_a_home_counts_before_and_after_the_command(
    first: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("CXWORKSHOP_HOME", str(tmp_path / "usual"))
    home = tmp_path / "given"
    home.mkdir()
    desk = open_desk(home)
    shelf.create(desk, "T1", "Halden Foods", date(2026, 3, 12))
    desk.close()
    place, command = ["--home", str(home)], ["export", "nobody", "--to", str(tmp_path / "out")]
    assert cli.main([*place, *command] if first else [*command, *place]) == 1
    assert "Halden Foods" in capsys.readouterr().err
    assert not (tmp_path / "usual").exists()


def test_export_writes_what_there_is_under_the_home_it_was_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home, out = tmp_path / "home", tmp_path / "papers"
    home.mkdir()
    desk = open_desk(home)
    sample = shelf.open_sample(desk)
    demo_story.apply(desk, sample.id)
    desk.close()
    assert (
        cli.main(["export", "meridian", "--to", str(out), "--only", "team", "--home", str(home)])
        == 0
    )
    printed = capsys.readouterr().out.split("\n")[0]
    assert Path(printed).is_file()
    assert [path.suffix for path in out.iterdir()] == [".pdf"]


def test_export_asks_back_when_a_name_fits_several(
    home_of_its_own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home_of_its_own.mkdir()
    desk = open_desk(home_of_its_own)
    made = [shelf.create(desk, "T1", "Halden Foods", date(2026, 3, day)) for day in (1, 2)]
    desk.close()
    assert cli.main(["export", "halden", "--to", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().err
    assert all(workshop.id in said for workshop in made)


@pytest.mark.parametrize(("clients", "words"), [([], "empty"), (["Halden"], "Halden")])
def test_export_of_an_unknown_workshop_says_which_there_are(
    clients: list[str],
    words: str,
    home_of_its_own: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    home_of_its_own.mkdir()
    desk = open_desk(home_of_its_own)
    for client in clients:
        shelf.create(desk, "T1", client, date(2026, 3, 1))
    desk.close()
    assert cli.main(["export", "nobody", "--to", str(tmp_path / "out")]) == 1
    assert words in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_export_of_nothing_says_when_there_will_be_something(
    home_of_its_own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home_of_its_own.mkdir()
    desk = open_desk(home_of_its_own)
    shelf.create(desk, "T1", "Halden", date(2026, 3, 1))
    desk.close()
    assert cli.main(["export", "halden", "--to", str(tmp_path / "out")]) == 1
    assert "nothing to write" in capsys.readouterr().err


def test_the_doctor_says_what_is_good_and_what_is_to_be_mended(
    home_of_its_own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = cli.main(["doctor"])
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("good") for line in lines)
    assert (code == 1) == any(line.startswith("mend") for line in lines)

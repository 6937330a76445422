"""Logs and crash reports say where something went wrong, and nothing that a person typed."""

from __future__ import annotations

import logging
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxworkshop import logs
from cxworkshop.problems import Problem
from cxworkshop.store.problems import LibraryProblem

SECRETS = ("Ada says the CEO lies", "192.168.1.20", "fe80:0:0:0:1:2:3:4", "kJ3nq0Zr8VtTq2m9X1cYbQ")


@pytest.fixture
def reports() -> list[Path]:
    return []


@pytest.fixture
def home(tmp_path: Path, reports: list[Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    stop = logs.start(tmp_path, crashed=reports.append)
    yield tmp_path
    stop()


def everything(home: Path) -> str:
    return "".join(file.read_text("utf-8") for file in home.rglob("*") if file.is_file())


def fail(text: str) -> None:
    try:
        int(text)
    except ValueError as error:
        raise RuntimeError(text) from error


def caught(text: str) -> RuntimeError:
    with pytest.raises(RuntimeError) as error:
        fail(text)
    return error.value


def test_what_happened_is_in_the_log(home: Path) -> None:
    logging.getLogger("cxworkshop.store").info("Opened the library")
    assert "INFO cxworkshop.store Opened the library" in (home / "logs/app.log").read_text()


def test_an_error_that_nobody_caught_leaves_a_report(home: Path, reports: list[Path]) -> None:
    error = caught("x")
    sys.excepthook(type(error), error, error.__traceback__)
    assert len(reports) == 1
    said = reports[0].read_text()
    assert "RuntimeError" in said
    assert "caused by" in said
    assert "ValueError" in said
    assert "test_logs.py" in said
    assert "in fail" in said
    assert "not caught" in (home / "logs/app.log").read_text()


def test_a_fault_that_comes_back_with_every_paint_leaves_one_report(
    home: Path, reports: list[Path]
) -> None:
    for _ in range(3):
        error = caught("x")
        sys.excepthook(type(error), error, error.__traceback__)
    assert len(reports) == 3
    assert set(reports) == set((home / "logs").glob("crash-*.txt"))
    assert len(set(reports)) == 1


def test_a_problem_is_told_in_its_words_and_leaves_no_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    told: list[Problem] = []
    stop = logs.start(tmp_path, crashed=lambda _: None, refused=told.append)
    full = LibraryProblem("store.disk_full")
    sys.excepthook(type(full), full, None)
    stop()
    assert told == [full]
    assert not list((tmp_path / "logs").glob("crash-*"))


def test_a_disk_that_takes_no_report_keeps_nobody_from_hearing_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    (tmp_path / "logs").write_text("a file in the folder's place")
    reports: list[Path] = []
    stop = logs.start(tmp_path, crashed=reports.append)
    monkeypatch.setattr(logging, "raiseExceptions", False)
    error = caught("x")
    sys.excepthook(type(error), error, error.__traceback__)
    stop()
    assert reports == [tmp_path / "logs"]


def test_an_error_in_another_thread_leaves_a_report_too(home: Path, reports: list[Path]) -> None:
    thread = threading.Thread(target=fail, args=("x",), name="painter")
    thread.start()
    thread.join()
    assert "painter" in reports[0].read_text()


def test_a_persons_interrupt_is_no_crash(home: Path, reports: list[Path]) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert reports == []


@pytest.mark.parametrize("secret", SECRETS)
def test_nothing_that_a_person_typed_is_kept(home: Path, reports: list[Path], secret: str) -> None:
    error = caught(secret)
    sys.excepthook(type(error), error, error.__traceback__)
    logging.getLogger("cxworkshop").error("It failed", exc_info=error)
    assert reports
    assert secret not in everything(home)


@pytest.mark.parametrize("secret", SECRETS[1:])
def test_addresses_and_tokens_are_blacked_out_of_messages(home: Path, secret: str) -> None:
    logging.getLogger("elsewhere").warning("lost %s at last", secret)
    assert secret not in everything(home)
    assert "lost … at last" in everything(home)


def test_a_problem_is_named_by_its_key_alone(home: Path) -> None:
    report = logs.write_report(home / "logs", LibraryProblem("store.damaged", path="/home/ada/x"))
    assert "LibraryProblem (store.damaged)" in report.read_text()
    assert "/home/ada" not in report.read_text()


def test_the_log_does_not_grow_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "LARGEST", 1000)
    stop = logs.start(tmp_path)
    try:
        for number in range(300):
            logging.getLogger("cxworkshop").info("line %d", number)
    finally:
        stop()
    files = list((tmp_path / "logs").iterdir())
    assert len(files) == 1 + logs.OLD_FILES
    assert sum(file.stat().st_size for file in files) < 5000


def test_stopping_puts_everything_back(tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook, list(logging.getLogger().handlers))
    logs.start(tmp_path)()
    assert (sys.excepthook, threading.excepthook, list(logging.getLogger().handlers)) == before


@pytest.mark.skipif(sys.platform == "win32", reason="sends signals")
def test_a_death_below_python_leaves_where_it_was(tmp_path: Path) -> None:
    program = (
        "import os, signal, sys; from pathlib import Path; from cxworkshop import logs\n"
        "home = Path(sys.argv[1]); logs.start(home); logs.catch_faults(home)\n"
        "os.kill(os.getpid(), signal.SIGSEGV)"
    )
    died = subprocess.run([sys.executable, "-c", program, tmp_path], check=False, timeout=60)
    assert died.returncode == -signal.SIGSEGV
    assert "Segmentation fault" in (tmp_path / "logs" / "faults.txt").read_text()

"""What the system lacks is found, and said or installed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
import system_libraries


def test_this_machine_has_what_qt_loads() -> None:
    """The tests run with Qt, so whatever is asked for must be found by the way it is asked for."""
    from PySide6.QtGui import QImage

    assert not QImage(1, 1, QImage.Format.Format_RGB32).isNull()
    assert not {"libegl1", "libglib2.0-0"} & set(system_libraries.missing_libraries())


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux: asks for its libraries")
def test_a_missing_library_is_named_by_its_package() -> None:
    wanted = {"libnowhere.so.9": "libnowhere9", "libc.so.6": "libc6"}
    assert system_libraries.missing_libraries(wanted) == ["libnowhere9"]


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux: asks for its programs")
def test_a_missing_program_is_named_by_its_package() -> None:
    wanted = {"sh": "dash", "no-such-thing": "none"}
    assert system_libraries.missing_test_programs(wanted) == ["none"]


@pytest.mark.parametrize(
    ("release", "expected"),
    [
        ("ID=debian\n", True),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', True),
        ("ID=fedora\nID_LIKE=rhel\n", False),
        ("", False),
    ],
)
def test_debian_and_its_children_are_known_by_their_release(
    release: str, expected: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apt = tmp_path / "apt-get"
    apt.touch(mode=0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    file = tmp_path / "os-release"
    file.write_text(release)
    assert system_libraries.is_debian(file) is expected


def test_elsewhere_the_packages_are_named_and_nothing_is_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    system_libraries.provide(["libegl1", "libgl1"], "which the program's windows need")
    told = capsys.readouterr().out
    assert "libegl1, libgl1" in told
    assert "which the program's windows need" in told

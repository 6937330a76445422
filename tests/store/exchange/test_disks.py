"""Workshop files on disks that are full, or that nobody may write to."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from cxworkshop.store import exchange
from cxworkshop.store.database import Library, open_library
from cxworkshop.store.exchange import ExchangeProblem
from cxworkshop.store.problems import LibraryProblem
from tests.support.exchanged import CANARY, rows_of, take_in
from tests.support.kept import everything

if sys.platform != "win32":
    import resource


def test_where_no_file_can_be_made_words_say_so(library: Library, tmp_path: Path) -> None:
    (tmp_path / "in the way").write_text("a file")
    for path in (tmp_path / "missing" / "a.cxw", tmp_path / "in the way" / "a.cxw"):
        with pytest.raises(ExchangeProblem, match="may write"):
            exchange.export_workshop(library, "w-1", path)


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="needs a user who may not write everywhere"
)
def test_a_folder_for_reading_only_takes_no_file_and_keeps_its_own(
    library: Library, other: Library, file: Path
) -> None:
    file.parent.chmod(0o555)
    try:
        with pytest.raises(ExchangeProblem, match="may write"):
            exchange.export_workshop(library, "w-1", file)
        assert take_in(other, file) == "w-1"
    finally:
        file.parent.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits on the size of files")
def test_a_full_disk_leaves_the_older_file_and_no_half_one(
    library: Library, file: Path, tmp_path: Path
) -> None:
    before, names = file.read_bytes(), set(file.parent.iterdir())
    for limit in (0, 4096, len(before) // 2, len(before) - 4096):
        with _files_up_to(limit), pytest.raises(ExchangeProblem, match=r"no room|can’t be written"):
            exchange.export_workshop(library, "w-1", file)
        assert file.read_bytes() == before
        assert set(file.parent.iterdir()) == names


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB that can really be filled."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("needs root on Linux, to mount a small disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount a small disk, which this container withholds")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_that_is_full_takes_no_half_file_and_words_say_so(
    library: Library, exported: bytes, small_disk: Path
) -> None:
    path = small_disk / "workshop.cxw"
    path.write_bytes(exported)
    for left in (0, 4096, 65536, len(exported) - 8192):
        with (
            _only(left, small_disk),
            pytest.raises(ExchangeProblem, match=r"no room.*no half file"),
        ):
            exchange.export_workshop(library, "w-2", path)
        assert path.read_bytes() == exported
        assert [file.name for file in small_disk.iterdir()] == ["workshop.cxw"]
    exchange.export_workshop(library, "w-2", path)
    assert CANARY.encode() in path.read_bytes()


def test_a_library_on_a_full_disk_takes_all_of_a_file_or_nothing(
    library: Library, file: Path, small_disk: Path
) -> None:
    with closing(open_library(small_disk / "library.db")) as full:
        for left in (0, 8192, 20480):
            with _only(left, small_disk), pytest.raises(LibraryProblem, match="disk is full"):
                take_in(full, file)
            assert not any(rows_of(full).values())
        assert take_in(full, file) == "w-1"
        assert everything(full, "w-1") == everything(library, "w-1")


def test_a_disk_for_reading_only_is_read_and_never_written(
    library: Library, other: Library, exported: bytes, small_disk: Path
) -> None:
    path = small_disk / "workshop.cxw"
    path.write_bytes(exported)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(ExchangeProblem, match="may write"):
        exchange.export_workshop(library, "w-1", path)
    assert take_in(other, path) == "w-1"
    assert everything(other, "w-1") == everything(library, "w-1")
    assert path.read_bytes() == exported


@contextmanager
def _files_up_to(size: int) -> Iterator[None]:
    """Files can't grow beyond `size`: what a full disk does, for this process alone."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def _only(left: int, disk: Path) -> Iterator[None]:
    """Leaves only so many bytes free on a disk."""
    ballast = disk / "ballast"
    ballast.write_bytes(bytes(shutil.disk_usage(disk).free - left))
    try:
        yield
    finally:
        ballast.unlink()

"""Opening a library: in one order, by one process, and never at the cost of the file."""

from __future__ import annotations

import errno
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from cxworkshop.store import backups, listing, workshops
from cxworkshop.store.database import Library, open_library, replace_by_backup
from cxworkshop.store.inspecting import is_sound
from cxworkshop.store.problems import LibraryProblem, of_system
from cxworkshop.store.sqlite_settings import BUSY_TIMEOUT_MS, LIBRARY_ID
from cxworkshop.store.tables import VERSION
from tests.support.builders import a_workshop

if sys.platform == "linux":
    import resource

NOW = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)
HOLDER = """
import sys, time
from pathlib import Path
from cxworkshop.store.database import open_library
library = open_library(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


def titles(library: Library) -> list[str]:
    with library.reading() as connection:
        return [row.title for row in listing.rows(connection)]


def with_one_workshop(path: Path, passphrase: str | None = None) -> None:
    with closing(open_library(path, passphrase)) as library, library.writing() as connection:
        workshops.add(connection, a_workshop(title="Kept"))


def refusal(path: Path, passphrase: str | None = None) -> LibraryProblem:
    with pytest.raises(LibraryProblem) as refused:
        open_library(path, passphrase).close()
    message = refused.value.message
    assert message.endswith(".")
    assert "{" not in message
    assert "Traceback" not in message
    return refused.value


def set_pragma(path: Path, statement: str) -> None:
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute(statement)


def test_a_missing_library_is_made_and_found_again(path: Path) -> None:
    with_one_workshop(path)
    with closing(open_library(path)) as library:
        assert titles(library) == ["Kept"]


def test_a_library_says_whose_it_is_and_which_version(path: Path) -> None:
    open_library(path).close()
    head = path.read_bytes()[:100]
    assert struct.unpack(">II", head[60:64] + head[68:72]) == (VERSION, LIBRARY_ID)


def test_what_a_killed_first_start_left_does_not_matter(path: Path) -> None:
    path.with_name("library.db.new").write_bytes(b"half a file")
    with closing(open_library(path)) as library:
        assert titles(library) == []


def test_a_second_process_is_refused_at_once_and_told_who_holds_it(path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout
        assert holder.stdout.readline() == "open\n"
        began = time.monotonic()
        problem = refusal(path)
        assert time.monotonic() - began < BUSY_TIMEOUT_MS / 1000  # it did not wait for the lock
        assert problem.code == "in_use"
        assert str(holder.pid) in problem.message
        holder.kill()
    with closing(open_library(path)) as library:
        assert titles(library) == []


def test_reading_beside_an_open_app_needs_no_lock_and_cannot_write(path: Path) -> None:
    with_one_workshop(path)
    with closing(open_library(path)), closing(open_library(path, for_reading=True)) as reader:
        assert titles(reader) == ["Kept"]
        with pytest.raises(LibraryProblem, match="reading only"), reader.writing():
            pass


def test_there_is_nothing_to_read_where_no_library_is(path: Path) -> None:
    with pytest.raises(LibraryProblem) as refused:
        open_library(path, for_reading=True)
    assert refused.value.code == "missing"
    assert not path.exists()


def test_a_newer_library_is_refused_and_stays_the_same_to_the_byte(path: Path) -> None:
    with_one_workshop(path)
    set_pragma(path, f"PRAGMA user_version={VERSION + 6}")
    before = {file.name: file.read_bytes() for file in path.parent.glob("library.db*")}
    problem = refusal(path)
    assert problem.code == "newer"
    assert f"version {VERSION + 6}" in problem.message
    assert f"versions up to {VERSION}" in problem.message
    assert {file.name: file.read_bytes() for file in path.parent.glob("library.db*")} == before


def test_a_newer_version_that_is_still_in_the_journal_is_refused_too(path: Path) -> None:
    with_one_workshop(path)
    writer = dbapi2.connect(str(path), isolation_level=None)
    writer.execute("PRAGMA journal_mode=WAL")
    writer.execute(f"PRAGMA user_version={VERSION + 1}")
    assert refusal(path).code == "newer"
    writer.close()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"Dear diary, this is no database.", "not_a_library"),
        (b"SQLite format 3\x00" + bytes(1008), "not_a_library"),
        (bytes(range(256)) * 16, "passphrase_needed"),
    ],
    ids=["empty", "text", "zeroes", "noise"],
)
def test_a_file_that_is_no_library_is_refused_in_words(
    path: Path, content: bytes, code: str
) -> None:
    path.write_bytes(content)
    assert refusal(path).code == code
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(path: Path) -> None:
    with closing(dbapi2.connect(str(path))) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
        other.commit()
    before = path.read_bytes()
    assert refusal(path).code == "not_a_library"
    assert path.read_bytes() == before


def test_a_damaged_library_names_the_backups(path: Path) -> None:
    with_one_workshop(path)
    content = bytearray(path.read_bytes())
    for page in range(4096, len(content), 4096):
        content[page : page + 64] = b"\xff" * 64
    path.write_bytes(bytes(content))
    problem = refusal(path)
    assert problem.code == "damaged"
    assert "backups" in problem.message
    assert path.read_bytes() == bytes(content)


def test_a_library_cut_short_is_damaged(path: Path) -> None:
    with_one_workshop(path)
    path.write_bytes(path.read_bytes()[: 4096 * 3])
    assert refusal(path).code == "damaged"


def test_after_a_refusal_the_lock_is_free_again(path: Path) -> None:
    with_one_workshop(path)
    good = path.read_bytes()
    path.write_bytes(good[:4096])
    refusal(path)
    path.write_bytes(good)
    with closing(open_library(path)) as library:
        assert titles(library) == ["Kept"]


def test_a_library_under_a_passphrase_opens_with_it_alone(path: Path) -> None:
    with_one_workshop(path, "correct 'horse'")
    assert b"Kept" not in path.read_bytes()
    assert refusal(path).code == "passphrase_needed"
    assert refusal(path, "wrong").code == "wrong_passphrase"
    with closing(open_library(path, "correct 'horse'")) as library:
        assert titles(library) == ["Kept"]


def test_a_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert refusal(tmp_path / "file" / "library.db").code == "no_access"


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux to fill a disk for a process")
def test_a_disk_without_room_for_the_copy_of_the_day_opens_all_the_same(path: Path) -> None:
    with_one_workshop(path)
    for backup in backups.listing(path):
        backup.unlink()
    room = path.stat().st_size - 4096  # for the journal and its index, not for a copy
    with disk_of(room), closing(open_library(path)) as library:
        assert titles(library) == ["Kept"]
    assert not list(path.parent.glob("backups/*"))
    with closing(open_library(path)):
        assert len(backups.listing(path)) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux to fill a disk for a process")
def test_a_first_start_on_a_full_disk_is_said_and_leaves_nothing_half_done(path: Path) -> None:
    with disk_of(8192):
        problem = refusal(path)
    assert problem.code in ("no_room", "disk_error")
    assert [file.name for file in path.parent.glob("*.db*")] == []
    with closing(open_library(path)) as library:
        assert titles(library) == []


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_system_that_says_there_is_no_room_is_not_taken_for_one_that_forbids(code: int) -> None:
    assert of_system(OSError(code, "x"), Path("library.db")).code == "no_room"
    assert of_system(OSError(errno.EACCES, "x"), Path("library.db")).code == "no_access"


def test_a_library_that_cannot_be_read_gives_way_to_a_backup_and_is_kept(path: Path) -> None:
    with_one_workshop(path)
    with closing(open_library(path)):
        (backup,) = backups.listing(path)
    harmed = b"\x07" * 12_288
    path.write_bytes(harmed)
    path.with_name("library.db-wal").write_bytes(b"of the harmed one")
    kept = replace_by_backup(path, backup, NOW)
    assert kept.read_bytes() == harmed
    assert kept.with_name(f"{kept.name}-wal").read_bytes() == b"of the harmed one"
    assert is_sound(path)
    with closing(open_library(path)) as library:
        assert titles(library) == ["Kept"]


def test_a_backup_that_cannot_be_read_either_takes_nobodys_place(path: Path) -> None:
    with_one_workshop(path)
    before = path.read_bytes()
    useless = path.with_name("useless.db")
    useless.write_bytes(b"\x07" * 4096)
    assert not is_sound(useless)
    with pytest.raises(LibraryProblem):
        replace_by_backup(path, useless, NOW)
    assert path.read_bytes() == before


@contextmanager
def disk_of(size: int) -> Iterator[None]:
    """No file of this process grows beyond `size` bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

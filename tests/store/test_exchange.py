"""One workshop as one file: everything comes back, and nothing of any other workshop goes out."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import fields
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlcipher3 import dbapi2

from cxworkshop.store import exchange, tables
from cxworkshop.store.copying import PARTS, copy_workshop
from cxworkshop.store.database import Library, open_library
from cxworkshop.store.exchange import ExchangeProblem
from cxworkshop.store.exchange_checks import fingerprint
from cxworkshop.store.problems import LibraryProblem
from tests.support.kept import everything, keep_everything

if sys.platform != "win32":
    import resource

CANARY = "zq7canaryxv"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Two workshops, one of which carries a canary everywhere. Tests only read it."""
    with closing(open_library(tmp_path_factory.mktemp("library") / "library.db")) as library:
        keep_everything(library, "w-1")
        keep_everything(library, "w-2", CANARY)
        yield library


@pytest.fixture(scope="module")
def exported(library: Library, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("exported") / "workshop.cxw"
    exchange.export_workshop(library, "w-1", path)
    return path.read_bytes()


@pytest.fixture
def file(exported: bytes, tmp_path: Path) -> Path:
    """A fresh export of the first workshop, alone in its folder."""
    path = tmp_path / "files" / "workshop.cxw"
    path.parent.mkdir()
    path.write_bytes(exported)
    return path


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    """A colleague's library, still empty."""
    with closing(open_library(tmp_path / "other.db")) as library:
        yield library


def take_in(library: Library, path: Path) -> str:
    with exchange.opened(path) as found, library.writing() as connection:
        return copy_workshop(found.connection, connection, found.workshop.id)


def reseal(path: Path, change: Callable[[dbapi2.Connection], object]) -> None:
    """Changes a file as somebody would who knows how seals are made."""
    with closing(dbapi2.connect(str(path), isolation_level=None)) as raw:
        change(raw)
        with suppress(ValueError, RecursionError, dbapi2.Error):  # unsealable is refused as well
            raw.execute("UPDATE seal SET sha256 = ?", (fingerprint(raw),))


def rows_of(library: Library) -> dict[str, int]:
    with library.reading() as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in tables.metadata.sorted_tables
        }


def test_everything_about_a_workshop_comes_back_equal(
    library: Library, other: Library, file: Path
) -> None:
    assert take_in(other, file) == "w-1"
    assert everything(other, "w-1") == everything(library, "w-1")
    with closing(dbapi2.connect(str(file))) as raw:
        counts = {
            table: raw.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
            for table in rows_of(other)
        }
    assert counts == rows_of(other)
    never_filled = {"check_in"}
    assert {name for name, count in counts.items() if not count} == never_filled


def test_a_file_holds_nothing_of_another_workshop_and_no_session(
    library: Library, file: Path, tmp_path: Path
) -> None:
    assert CANARY.encode() not in file.read_bytes()
    exchange.export_workshop(library, "w-2", tmp_path / "two.cxw")
    assert CANARY.encode() in (tmp_path / "two.cxw").read_bytes()
    with closing(dbapi2.connect(str(file))) as raw:
        names = {row[0] for row in raw.execute("SELECT name FROM sqlite_schema WHERE sql <> ''")}
        assert not {name for name in names if "seat" in name or "ballot" in name}
        assert raw.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
        assert raw.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_a_copy_has_identities_of_its_own_that_hang_together(
    library: Library, other: Library, file: Path
) -> None:
    number = iter(range(1000))
    take_in(other, file)
    with other.writing() as connection:
        made = copy_workshop(connection, connection, "w-1", lambda: f"new-{next(number)}")
    before, after = everything(library, "w-1"), everything(other, made)
    assert made.startswith("new-")
    assert (after.workshop.client, after.workshop.follows_id) == ("Client text", "w-0")
    assert after.answers == before.answers
    assert after.notes == before.notes
    (cause,) = after.plan.causes
    assert {action.cause_id for action in after.plan.actions} == {cause.id}
    assert {action.owner_id for action in after.plan.actions} == {after.workshop.team.people[0].id}
    ids = [after.plan.pledges[0].id, cause.id, *(one.round.id for one in after.rounds)]
    assert all(one.startswith("new-") for one in ids)
    with other.reading() as connection:
        assert connection.scalars(select(tables.client.c.name)).all() == ["Client text"]


def test_every_table_of_a_workshop_is_among_its_parts() -> None:
    assert {table.name for table in PARTS} == set(tables.metadata.tables) - {"client"}
    assert {field.name for field in fields(exchange.WorkshopFile)} == {"connection", "workshop"}


def test_a_file_that_is_there_is_replaced_whole_and_nothing_else_is_left(
    library: Library, other: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "a.cxw").write_text("an older one")
    exchange.export_workshop(library, "w-1", folder / "a.cxw")
    assert [file.name for file in folder.iterdir()] == ["a.cxw"]
    assert take_in(other, folder / "a.cxw") == "w-1"


def test_a_workshop_that_is_gone_leaves_the_older_file_alone(library: Library, file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(LibraryProblem, match="deleted"):
        exchange.export_workshop(library, "nobody", file)
    assert file.read_bytes() == before


def test_a_file_cut_off_anywhere_is_refused(file: Path, tmp_path: Path) -> None:
    content = file.read_bytes()
    cut = tmp_path / "cut.cxw"
    for size in [0, 1, 15, 16, 99, 100, *range(512, len(content), 1536), len(content) - 1]:
        cut.write_bytes(content[:size])
        with pytest.raises(ExchangeProblem, match=r"Nothing was imported|left as it is"):
            _open(cut)


def test_a_flipped_byte_is_refused_or_changes_nothing(
    library: Library, file: Path, tmp_path: Path
) -> None:
    chance = random.Random(7)
    content, flipped = file.read_bytes(), tmp_path / "flipped.cxw"
    sealed = _values(file)
    refused = 0
    used = [place for place, byte in enumerate(content) if byte]
    for _ in range(150):
        changed = bytearray(content)
        changed[chance.choice(used)] ^= 1 << chance.randrange(8)
        flipped.write_bytes(bytes(changed))
        try:
            with exchange.opened(flipped) as found:
                values = _all_rows(found.connection)
        except ExchangeProblem:
            refused += 1
        else:
            assert values == sealed
    assert refused > 75


def test_zeroed_pages_are_refused(file: Path, tmp_path: Path) -> None:
    content, holed = file.read_bytes(), tmp_path / "holed.cxw"
    for start in range(0, len(content), 4096):
        holed.write_bytes(content[:start] + bytes(4096) + content[start + 4096 :])
        with pytest.raises(ExchangeProblem):
            _open(holed)


@pytest.mark.parametrize(
    "code",
    [
        "CREATE TRIGGER evil AFTER INSERT ON workshop BEGIN DELETE FROM client; END",
        "CREATE VIEW evil AS SELECT * FROM workshop",
        "CREATE TABLE evil (a)",
        "CREATE INDEX evil ON workshop(title)",
        "DROP INDEX ix_round_workshop_id;"
        " CREATE INDEX ix_round_workshop_id ON round(hex(zeroblob(100000)))",
        "CREATE VIRTUAL TABLE evil USING fts5(a)",
        "ALTER TABLE note RENAME TO memo; CREATE VIEW note AS SELECT * FROM memo",
        "DROP TABLE note; CREATE TABLE note (workshop_id, step_id, text AS ('x'))",
        "DROP TABLE note; CREATE TABLE note (workshop_id, step_id)",
        "DROP TABLE note",
        "DROP TABLE seal",
    ],
)
def test_a_file_with_other_parts_than_ours_is_refused(file: Path, code: str) -> None:
    reseal(file, lambda raw: raw.executescript(code))
    with pytest.raises(ExchangeProblem, match="new export"):
        _open(file)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE workshop SET title = x'ff00'",
        "UPDATE workshop SET title = CAST(x'ff41' AS TEXT)",
        "UPDATE workshop SET held_on = 'soon'",
        "UPDATE workshop SET held_on = '9999-12-31'",
        "UPDATE workshop SET team_size = 'many'",
        "UPDATE workshop SET team_size = 900000000",
        "UPDATE workshop SET team_size = 9223372036854775807",
        "UPDATE workshop SET minutes_available = 900000000",
        "UPDATE workshop SET threshold = 9e999",
        "UPDATE workshop SET status = 'lost'",
        "UPDATE workshop SET statements = '[[[['",
        "UPDATE workshop SET statements = '7'",
        "UPDATE workshop SET statements = replace(statements, '5', '1e999')",
        "UPDATE workshop SET statements = replace(statements, ': 10,', ': 99999,')",
        "UPDATE workshop SET offered_actions = '[[1]]'",
        "UPDATE workshop SET wifi_name = hex(zeroblob(1000000))",
        "UPDATE client SET name = hex(zeroblob(1000000))",
        "UPDATE step SET prompts = '7'",
        "UPDATE step SET prompts = '[\"\\ud800\"]'",
        "UPDATE step SET content = '{\"asks\": [1]}'",
        "UPDATE step SET minutes = -1",
        "UPDATE round SET questions = '[]'",
        "UPDATE round SET ways = '[[1]]'",
        "UPDATE round SET opened_at = 'yesterday'",
        "UPDATE answer SET value = '77'",
        "UPDATE answer SET value = '\"<b>\"'",
        "UPDATE answer SET question_id = 'other'",
        "UPDATE customer_score SET counts = '[\"a\"]'",
        "UPDATE customer_score SET grade = 'Z'",
        "UPDATE customer_source SET segments = '[\"North\"]'",
        "UPDATE customer_source SET segment_rows = '[\"many\", 1]'",
        "UPDATE customer_source SET mapping = '[1]'",
        "UPDATE customer_source SET left_out = '[7]'",
        "UPDATE voice SET text = hex(zeroblob(1000000))",
        "UPDATE card SET fields = '{}'",
        'UPDATE card SET fields = \'{"text": 5, "evidence": "hunch"}\'',
        "UPDATE action SET levers = '[\"magic\"]'",
        "UPDATE action SET depth_answers = '[[[]]]'",
        'UPDATE run SET seconds_by_step = \'{"a": "long"}\'',
        "UPDATE run SET step_started_at = '0001-01-01 00:00:00.000000'",
        "DELETE FROM workshop",
        "INSERT INTO seal VALUES ('another')",
    ],
)
def test_values_that_no_workshop_has_are_refused_even_when_sealed(file: Path, change: str) -> None:
    def forge(raw: dbapi2.Connection) -> None:
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute(change)

    reseal(file, forge)
    before = file.read_bytes()
    with pytest.raises(ExchangeProblem, match="damaged"):
        _open(file)
    assert file.read_bytes() == before


def test_json_nested_without_end_is_refused(file: Path) -> None:
    deep = "[" * 200_000
    reseal(file, lambda raw: raw.execute("UPDATE round SET cut = ?", (deep + "]" * 200_000,)))
    with pytest.raises(ExchangeProblem, match="damaged"):
        _open(file)


def test_heavy_weights_of_a_survey_go_out_and_come_in(other: Library, file: Path) -> None:
    heavy = "UPDATE customer_score SET weight_sum = 3e7, weight_squared_sum = 9e12"
    reseal(file, lambda raw: raw.execute(heavy))
    assert take_in(other, file) == "w-1"


def test_a_changed_value_without_its_seal_is_refused(file: Path) -> None:
    with closing(dbapi2.connect(str(file), isolation_level=None)) as raw:
        raw.execute("UPDATE customer_score SET n = n + 1")
    with pytest.raises(ExchangeProblem, match="damaged"):
        _open(file)


def test_a_newer_file_is_refused_in_words_and_left_to_the_byte(file: Path) -> None:
    with closing(dbapi2.connect(str(file), isolation_level=None)) as raw:
        raw.execute("PRAGMA user_version=99")
        raw.execute("CREATE TABLE of_the_future (a)")
    before = file.read_bytes()
    with pytest.raises(ExchangeProblem, match=r"newer.*99.*update"):
        _open(file)
    assert file.read_bytes() == before
    assert sorted(path.name for path in file.parent.iterdir() if path.is_file()) == [file.name]


def test_other_files_are_refused_by_their_first_bytes(library: Library, tmp_path: Path) -> None:
    strange = tmp_path / "strange.cxw"
    for content in (b"", b"PK\x03\x04", b"client;answer\n" * 500, library.path.read_bytes()):
        strange.write_bytes(content)
        with pytest.raises(ExchangeProblem, match="not a workshop file"):
            _open(strange)
    with pytest.raises(ExchangeProblem, match="Check that it is there"):
        _open(tmp_path / "missing.cxw")
    with pytest.raises(ExchangeProblem, match="can’t be read"):
        _open(tmp_path)


def test_a_file_larger_than_any_workshop_is_not_even_loaded(file: Path) -> None:
    os.truncate(file, exchange.LARGEST + 1)
    with pytest.raises(ExchangeProblem, match="larger than 64 MB"):
        _open(file)


def test_a_file_that_nobody_may_write_to_is_read(
    file: Path, library: Library, other: Library
) -> None:
    file.chmod(0o444)
    before = set(file.parent.iterdir())
    assert take_in(other, file) == "w-1"
    assert set(file.parent.iterdir()) == before


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


def _open(path: Path) -> None:
    with exchange.opened(path):
        pass


def _all_rows(connection: object) -> dict[str, list[object]]:
    return {
        table.name: sorted(map(repr, connection.execute(select(table)).all()))  # type: ignore[attr-defined]
        for table in tables.metadata.sorted_tables
    }


def _values(path: Path) -> dict[str, list[object]]:
    with exchange.opened(path) as found:
        return _all_rows(found.connection)


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

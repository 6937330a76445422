"""Files that are no workshop of ours, damaged or forged: refused in words, and left as they are."""

from __future__ import annotations

import os
import random
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from cxworkshop.store import exchange
from cxworkshop.store.database import Library
from cxworkshop.store.exchange import ExchangeProblem
from tests.support.exchanged import all_rows, reseal, take_in, try_to_open, values_of


def test_a_file_cut_off_anywhere_is_refused(file: Path, tmp_path: Path) -> None:
    content = file.read_bytes()
    cut = tmp_path / "cut.cxw"
    for size in [0, 1, 15, 16, 99, 100, *range(512, len(content), 1536), len(content) - 1]:
        cut.write_bytes(content[:size])
        with pytest.raises(ExchangeProblem, match=r"Nothing was imported|left as it is"):
            try_to_open(cut)


def test_a_flipped_byte_is_refused_or_changes_nothing(
    library: Library, file: Path, tmp_path: Path
) -> None:
    chance = random.Random(7)
    content, flipped = file.read_bytes(), tmp_path / "flipped.cxw"
    sealed = values_of(file)
    refused = 0
    used = [place for place, byte in enumerate(content) if byte]
    for _ in range(150):
        changed = bytearray(content)
        changed[chance.choice(used)] ^= 1 << chance.randrange(8)
        flipped.write_bytes(bytes(changed))
        try:
            with exchange.opened(flipped) as found:
                values = all_rows(found.connection)
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
            try_to_open(holed)


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
        try_to_open(file)


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
        try_to_open(file)
    assert file.read_bytes() == before


def test_json_nested_without_end_is_refused(file: Path) -> None:
    deep = "[" * 200_000
    reseal(file, lambda raw: raw.execute("UPDATE round SET cut = ?", (deep + "]" * 200_000,)))
    with pytest.raises(ExchangeProblem, match="damaged"):
        try_to_open(file)


def test_a_changed_value_without_its_seal_is_refused(file: Path) -> None:
    with closing(dbapi2.connect(str(file), isolation_level=None)) as raw:
        raw.execute("UPDATE customer_score SET n = n + 1")
    with pytest.raises(ExchangeProblem, match="damaged"):
        try_to_open(file)


def test_a_newer_file_is_refused_in_words_and_left_to_the_byte(file: Path) -> None:
    with closing(dbapi2.connect(str(file), isolation_level=None)) as raw:
        raw.execute("PRAGMA user_version=99")
        raw.execute("CREATE TABLE of_the_future (a)")
    before = file.read_bytes()
    with pytest.raises(ExchangeProblem, match=r"newer.*99.*update"):
        try_to_open(file)
    assert file.read_bytes() == before
    assert sorted(path.name for path in file.parent.iterdir() if path.is_file()) == [file.name]


def test_other_files_are_refused_by_their_first_bytes(library: Library, tmp_path: Path) -> None:
    strange = tmp_path / "strange.cxw"
    for content in (b"", b"PK\x03\x04", b"client;answer\n" * 500, library.path.read_bytes()):
        strange.write_bytes(content)
        with pytest.raises(ExchangeProblem, match="not a workshop file"):
            try_to_open(strange)
    with pytest.raises(ExchangeProblem, match="Check that it is there"):
        try_to_open(tmp_path / "missing.cxw")
    with pytest.raises(ExchangeProblem, match="can’t be read"):
        try_to_open(tmp_path)


def test_a_file_larger_than_any_workshop_is_not_even_loaded(file: Path) -> None:
    os.truncate(file, exchange.LARGEST + 1)
    with pytest.raises(ExchangeProblem, match="larger than 64 MB"):
        try_to_open(file)


def test_a_file_that_nobody_may_write_to_is_read(
    file: Path, library: Library, other: Library
) -> None:
    file.chmod(0o444)
    before = set(file.parent.iterdir())
    assert take_in(other, file) == "w-1"
    assert set(file.parent.iterdir()) == before

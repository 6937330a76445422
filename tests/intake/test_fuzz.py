"""No file, whatever its bytes, ever raises anything but the one intake error."""

from __future__ import annotations

import contextlib
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxworkshop.intake.columns import Survey
from cxworkshop.intake.mapping import ColumnUse as Use
from cxworkshop.intake.mapping import Mapping, OwnQuestion, Segment, from_json, to_json
from cxworkshop.intake.problems import IntakeProblem
from cxworkshop.intake.remembering import remembered
from cxworkshop.intake.report import as_text, describe
from cxworkshop.intake.scoring import score
from cxworkshop.intake.sentences import read_back
from cxworkshop.intake.suggesting import suggest
from cxworkshop.intake.survey import read_survey
from tests.intake.files import write_ods, write_xls, write_xlsx

BOUNDED = settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
ROWS = [["id", "Works", "Comment"], *([n, n % 5 + 1, "fine"] for n in range(1, 30))]
SOME_CELLS = ["1", "5", "0", "99", "n/a", "agree", "Strongly agree", "3,0", "2026-03-02", ""]
CELLS = st.one_of(st.sampled_from(SOME_CELLS), st.integers(-5, 120).map(str), st.text(max_size=12))
TABLES = st.lists(st.lists(CELLS, max_size=6), max_size=14)
HEADS = [
    "",
    "sep=;\n",
    "id,Works\n",
    "weight,Region,NPS\n",
    "question,answer\n",
    "statement,%,n\n",
    "item,mean,sd,n\n",
    "statement,count_1,count_2,count_3,n\n",
    "statement,promoters,passives,detractors\n",
    'Q1,Q2\nWhat was it like?,How about this?\n{"ImportId":"a"},x\n',
]
STARTS = [
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"sep=",
    b"a,b\n",
]


def go_through(path: Path) -> None:
    """Everything that is done with a file; only an IntakeProblem may come of it."""
    with contextlib.suppress(IntakeProblem):
        survey = read_survey(path)
        describe(survey)
        assert as_text(survey)
        for column in survey.columns:
            if column.scale:
                read_back(column)
            with contextlib.suppress(IntakeProblem):
                own = OwnQuestion(Use(column.name), "Customers like it.")
                describe(survey, score(survey, Mapping({"1a": Use(column.name)}, (own,))))
            with contextlib.suppress(IntakeProblem):
                apart = Mapping(segment=Segment(column.name), voices=column.name)
                assert as_text(survey, score(survey, apart))
        suggest(survey, ())
        remembered([to_json(Mapping(own=(own,))) for own in _own(survey)], survey, ())


def _own(survey: Survey) -> list[OwnQuestion]:
    return [OwnQuestion(Use(one.name, wording=one.label), "They do.") for one in survey.columns]


@BOUNDED
@given(content=st.binary(max_size=400))
def test_any_bytes(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    go_through(tmp_path / "a.csv")


@BOUNDED
@given(start=st.sampled_from(STARTS), content=st.binary(max_size=300))
def test_bytes_that_begin_like_something(tmp_path: Path, start: bytes, content: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(start + content)
    go_through(tmp_path / "a.csv")


@BOUNDED
@given(head=st.sampled_from(HEADS), table=TABLES, delimiter=st.sampled_from(",;\t|"))
def test_any_table(tmp_path: Path, head: str, table: list[list[str]], delimiter: str) -> None:
    lines = [delimiter.join(cells) for cells in table]
    text = head.replace(",", delimiter) + "\n".join(lines)
    (tmp_path / "a.csv").write_bytes(text.encode("utf-8", "surrogatepass"))
    go_through(tmp_path / "a.csv")


@pytest.mark.parametrize("write", [write_xlsx, write_ods, write_xls])
def test_damaged_spreadsheets(tmp_path: Path, write: Callable[..., Path]) -> None:
    whole = write(tmp_path / "whole", ROWS).read_bytes()
    chance = random.Random(7)
    for _ in range(120):
        damaged = bytearray(whole[: chance.choice([len(whole), chance.randrange(len(whole))])])
        for _ in range(chance.randrange(1, 9)):
            damaged[chance.randrange(len(damaged) or 1) :][:1] = b""
            if damaged:
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        (tmp_path / "a.bin").write_bytes(damaged)
        go_through(tmp_path / "a.bin")


@pytest.mark.parametrize("write", [write_xlsx, write_ods])
def test_spreadsheets_with_damaged_parts(tmp_path: Path, write: Callable[..., Path]) -> None:
    with zipfile.ZipFile(write(tmp_path / "whole", ROWS)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    chance = random.Random(11)
    for _ in range(120):
        broken = dict(parts)
        name = chance.choice([name for name, content in parts.items() if content])
        content = bytearray(parts[name])
        for _ in range(chance.randrange(1, 12)):
            content[chance.randrange(len(content))] = chance.choice(b"<>/\"'=&0919AZ\0\xff")
        broken[name] = bytes(content)
        with zipfile.ZipFile(tmp_path / "a.bin", "w", zipfile.ZIP_DEFLATED) as archive:
            for entry, part in broken.items():
                archive.writestr(entry, part)
        go_through(tmp_path / "a.bin")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["statements", "own", "segment", "weight", "not_applicable", "column",
                         "best", "top", "executives", "value", "1a"]), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@BOUNDED
@given(data=JSON)
def test_any_mapping(data: object) -> None:
    with contextlib.suppress(IntakeProblem):
        from_json(data)

"""Numbers typed from a slide: however they are divided, or the line that can't be understood."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.intake.columns import Shape
from cxworkshop.intake.problems import IntakeProblem
from cxworkshop.intake.survey import read_survey
from cxworkshop.intake.typed import typed_table


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("We listen, 35, 412", "We listen,35,412"),
        ("We listen, 35 %, 412", "We listen,35,412"),
        ("We listen; 35,5 %; 1.204", "We listen,35.5,1204"),
        ("We listen, 35,5, 412", "We listen,35.5,412"),
        ("We listen,35,412", "We listen,35,412"),
        ("We listen\t62.5\t1,204", "We listen,62.5,1204"),
        ("We listen 35% n = 412", "We listen,35,412"),
        ("Our 3 promises, all of them, 100 %, 9", '"Our 3 promises, all of them",100,9'),
        ("“We listen.” | 0 | 40", "We listen.,0,40"),
        ("  We listen, 35, 1 204  ", "We listen,35,1204"),
    ],
)
def test_a_line_is_statement_percentage_and_base(line: str, row: str) -> None:
    assert typed_table(line).splitlines() == ["statement,%,n", row]


@pytest.mark.parametrize(
    ("text", "code", "row"),
    [
        ("", "typed_nothing", None),
        ("Statement, %, n", "typed_nothing", None),
        ("We listen, 35, 412\n\nWe care, many", "typed_line", 3),
        ("35, 412", "typed_line", 1),
        ("We listen, 135, 412", "typed_percent", 1),
        ("We listen, 35, 0", "typed_n", 1),
        ("We listen, 35, 412\nwe listen., 36, 412", "typed_twice", 2),
        ("x" * 600 + ", 35, 412", "typed_line", 1),
        ("\n".join(f"Line {n} a, 35, 412" for n in range(301)), "typed_too_many", None),
    ],
)
def test_what_cannot_be_understood_is_named(text: str, code: str, row: int | None) -> None:
    with pytest.raises(IntakeProblem) as found:
        typed_table(text)
    assert (found.value.code, found.value.row) == (code, row)
    assert found.value.message


def test_it_is_read_like_any_summed_file(tmp_path: Path) -> None:
    path = tmp_path / "typed.csv"
    path.write_text(typed_table("Statement\t%\tn\nWe listen\t35\t412\nWe care\t61\t408"), "utf-8")

    survey = read_survey(path)

    assert survey.shape is Shape.SUMMED
    assert [(one.label, one.n, one.summed.share) for one in survey.columns if one.summed] == [
        ("We listen", 412, 0.35),
        ("We care", 408, 0.61),
    ]


@given(st.text(max_size=300))
def test_no_text_raises_anything_but_the_one_error(text: str) -> None:
    with suppress(IntakeProblem):
        assert typed_table(text).startswith("statement,%,n\n")

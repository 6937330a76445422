"""`cxworkshop intake FILE`: one JSON object for programs, lines for people, an exit code."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from cxworkshop.intake import command
from cxworkshop.paths import resource
from tests.intake.files import write_csv, write_xlsx

SURVEY = str(resource("sample", "survey.csv"))
MAP = str(resource("sample", "map.json"))


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(parser.parse_args(arguments))


def test_the_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(SURVEY, "--json") == 0

    found = json.loads(capsys.readouterr().out)
    assert {name: found[name] for name in found if name not in ("columns", "warnings")} == {
        "format": "csv",
        "encoding": "utf-8",
        "delimiter": ",",
        "sheet": None,
        "header_rows": 1,
        "rows": 412,
    }
    assert found["warnings"] == []
    assert found["columns"][6] == {
        "name": "Q4",
        "label": "When I have a problem I reach someone who can solve it.",
        "kind": "rating",
        "scale": {"min": 1, "max": 5},
        "not_applicable": [0],
        "n": 391,
        "missing": 0,
        "counts": {"1": 61, "2": 97, "3": 84, "4": 108, "5": 41},
    }


def test_statements_are_added_with_a_mapping(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(SURVEY, "--map", MAP, "--json") == 0

    found = json.loads(capsys.readouterr().out)["statements"]
    assert [one["id"] for one in found] == ["H1", "1a", "3a", "4a", "5a", "6b", "7a"]
    six = found[5]
    assert (six["column"], six["n"], six["counts"]) == ("Q6", 374, [75, 135, 93, 60, 11])
    assert (six["grade"], six["agree"], six["cant_judge"]) == ("A", 71, 38)


def test_a_recommend_score(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = [0] * 20 + [6] * 30 + [8] * 35 + [9] * 10 + [10] * 5
    rows = [["id", "How likely are you to recommend us?"], *enumerate(answers)]

    assert run(str(write_xlsx(tmp_path / "a.xlsx", rows)), "--json") == 0

    found = json.loads(capsys.readouterr().out)
    assert (found["format"], found["encoding"], found["sheet"]) == ("xlsx", None, "Answers")
    assert found["columns"][1]["kind"] == "recommend"
    assert found["columns"][1]["recommend"] == {
        "promoters": 15,
        "passives": 35,
        "detractors": 50,
        "score": -35.0,
    }


def test_a_refused_file_says_why_and_exits_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [["id", "Works"], *([n, n % 5 + 1] for n in range(60)), [60, "77,5"]]
    path = write_csv(tmp_path / "a.csv", rows)
    (tmp_path / "map.json").write_text('{"statements":{"1a":{"column":"Works"}}}', "utf-8")
    arguments = (str(path), "--map", str(tmp_path / "map.json"))

    assert run(*arguments, "--json") == 1
    found = json.loads(capsys.readouterr().out)
    assert {name: found[name] for name in ("error", "row", "column")} == {
        "error": "out_of_scale",
        "row": 62,
        "column": "Works",
    }
    assert run(*arguments) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.strip() == found["message"]


def test_the_same_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(SURVEY, "--map", MAP) == 0

    text = capsys.readouterr().out
    assert "survey.csv: CSV, utf-8" in text
    assert "412 customers in 11 columns; one row of headings." in text
    assert "Q4: ratings 1–5, 391 rated, 21 can’t judge (0)" in text
    assert "6b  Q6: 71 of 374 agree (19\u202f%), grade A" in text


def test_warnings_are_sentences(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [["E-mail", "Schulnote für Sauberkeit", "Works", "Works again"]]
    rows += [[f"a{n}@example.org", n % 6 + 1, n % 5 + 1, n % 5 + 1] for n in range(60)]
    rows += [["z@example.org", 3, 4, 12]]
    path = write_csv(tmp_path / "a.csv", rows)
    (tmp_path / "map.json").write_text('{"statements":{"1a":{"column":"Works"}}}', "utf-8")

    assert run(str(path), "--map", str(tmp_path / "map.json"), "--json") == 0

    warnings = " ".join(json.loads(capsys.readouterr().out)["warnings"])
    assert "“E-mail” looks personal and is dropped." in warnings
    assert "school marks" in warnings
    assert "1 answers are not" not in warnings
    assert "“Works again”: one answer is not on the scale from 1 to 5" in warnings
    assert "One column has not been confirmed." in warnings

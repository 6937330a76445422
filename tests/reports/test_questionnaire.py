"""Customers are asked the executives' statements in their own words, on paper and elsewhere."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from cxworkshop.domain.statements import PairedStatement, Scale, questionnaire_code
from cxworkshop.domain.workshop import Workshop
from cxworkshop.reports.preview import page_count, page_text
from cxworkshop.reports.questionnaire import write_questionnaire
from cxworkshop.reports.questionnaire_files import (
    COLUMNS,
    write_questionnaire_csv,
    write_questionnaire_limesurvey,
)
from tests.support import story
from tests.support.nasty_texts import NASTY_TEXTS
from tests.support.pdf_facts import fonts_not_embedded, words_of

TEN = Scale(0, 10)


def asking(*pairs: PairedStatement) -> Workshop:
    return replace(story.workshop(), statements=pairs)


def pair(number: int, customers: str, scale: Scale = story.SCALE) -> PairedStatement:
    return PairedStatement(f"{number}a", "We do.", customers, f"Short {number}", scale)


def limesurvey(folder: Path, workshop: Workshop) -> list[dict[str, str]]:
    path = write_questionnaire_limesurvey(folder / "survey.txt", workshop)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_the_paper_asks_every_statement_in_customers_words(tmp_path: Path) -> None:
    workshop = story.workshop()
    path = write_questionnaire(tmp_path / "q.pdf", workshop)

    text = words_of(path)
    assert page_count(path) == 1
    for statement in workshop.statements:
        assert statement.customers in text
        assert statement.executives not in text
    assert "Your view of Meridian Rail" in text
    assert "strongly disagree" in text
    assert "judge this" in text
    assert text.count(" 5 ") >= len(workshop.statements)
    assert fonts_not_embedded(path) == []


def test_a_long_questionnaire_goes_on_and_loses_nothing(tmp_path: Path) -> None:
    pairs = [pair(n, f"Sentence number {n} is true for me.") for n in range(1, 61)]
    path = write_questionnaire(tmp_path / "q.pdf", asking(*pairs))

    pages = page_count(path)
    assert pages > 2
    text = words_of(path)
    assert all(f"Sentence number {n} is" in text for n in range(1, 61))
    assert text.count("anything else") == 1
    assert "anything else" in page_text(path, pages - 1)
    assert all("judge this" in " ".join(page_text(path, n).split()) for n in range(pages))


@pytest.mark.parametrize("count", range(14, 24))
def test_the_last_lines_never_fall_off_the_page(count: int, tmp_path: Path) -> None:
    pairs = [pair(n, f"Sentence {n} is rather long, so that it takes two lines here.") for n in
             range(1, count + 1)]  # fmt: skip
    path = write_questionnaire(tmp_path / "q.pdf", asking(*pairs))

    last = page_text(path, page_count(path) - 1)
    assert "anything else" in last
    assert f"Sentence {count}" in last


def test_scales_may_differ_from_statement_to_statement(tmp_path: Path) -> None:
    workshop = asking(pair(1, "One."), pair(2, "Two.", TEN), pair(3, "Three."))
    text = words_of(write_questionnaire(tmp_path / "q.pdf", workshop))

    assert text.count("strongly disagree") == 2
    assert "7 8 9 10" in text


def test_nasty_texts_are_only_texts(tmp_path: Path) -> None:
    for number, nasty in enumerate(NASTY_TEXTS[:200]):
        workshop = replace(asking(pair(1, nasty)), client=nasty)
        folder = tmp_path / str(number)
        folder.mkdir()
        assert page_count(write_questionnaire(folder / "q.pdf", workshop)) >= 1
        write_questionnaire_csv(folder / "q.csv", workshop)
        rows = limesurvey(folder, workshop)
        assert [row["class"] for row in rows].count("Q") == 2
        assert all("<" not in row["text"] for row in rows if row["class"] in "QA")


def test_the_table_has_a_column_per_statement_and_no_rows(tmp_path: Path) -> None:
    workshop = story.workshop()
    path = write_questionnaire_csv(tmp_path / "q.csv", workshop)

    with path.open(encoding="utf-8-sig", newline="") as file:
        (header,) = csv.reader(file)
    assert header[0] == "id"
    assert header[1] == f"CXH1. {workshop.statements[0].customers}"
    assert len(header) == len(workshop.statements) + 2


def test_limesurvey_gets_one_list_per_statement(tmp_path: Path) -> None:
    workshop = asking(pair(1, "It works & {it} is < mine."), pair(2, "Two.", TEN))
    rows = limesurvey(tmp_path, workshop)

    assert tuple(rows[0]) == COLUMNS
    assert [row["name"] for row in rows if row["class"] == "Q"] == ["CX1a", "CX2a", "CX0words"]
    question = next(row for row in rows if row["class"] == "Q")
    assert question["text"] == "It works &amp; { it} is &lt; mine."
    assert (question["type/scale"], question["mandatory"]) == ("L", "N")
    answers = [(row["name"], row["text"]) for row in rows if row["class"] == "A"]
    assert answers[4:6] == [("5", "5 – strongly agree"), ("NA", "I can’t judge this")]
    assert [name for name, _ in answers[6:]] == [*map(str, range(11)), "NA"]
    settings = {row["name"]: row["text"] for row in rows if row["class"] == "S"}
    assert (settings["language"], settings["anonymized"], settings["ipaddr"]) == ("en", "Y", "N")
    title = next(row for row in rows if row["name"] == "surveyls_title")
    assert (title["text"], title["language"]) == ("Your view of Meridian Rail", "en")


@pytest.mark.parametrize("write", [write_questionnaire, write_questionnaire_csv,
                                   write_questionnaire_limesurvey])  # fmt: skip
def test_without_statements_there_is_nothing_to_ask(write, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="statements"):
        write(tmp_path / "q", asking())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("statement_id", ["1a", "H1", "own-Q4", "own-Wie zufrieden sind Sie?", "é",
                                          "own-" + "x" * 60])  # fmt: skip
def test_codes_are_what_survey_tools_take(statement_id: str) -> None:
    code = questionnaire_code(statement_id)

    assert code.isascii()
    assert code.isalnum()
    assert code[0].isalpha()
    assert len(code) <= 20
    assert code == questionnaire_code(statement_id)

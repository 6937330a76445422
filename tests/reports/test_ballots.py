"""Ballots ask what the phones ask, fit their paper, and cards carry codes that can be scanned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL.Image import Image

from cxworkshop.charts.qr import qr_matrix, wifi_text
from cxworkshop.domain.polls import Item, Question, QuestionKind, ScalePoints
from cxworkshop.domain.rounds import Round
from cxworkshop.reports.ballots import write_ballots
from cxworkshop.reports.join_cards import write_join_cards
from cxworkshop.reports.page import Paper
from cxworkshop.reports.preview import page_count, page_text
from tests.support import story
from tests.support.nasty_texts import NASTY_TEXTS
from tests.support.pdf_facts import fonts_not_embedded, is_sound, words_of

SCALE = ScalePoints(1, 5, story.SCALE.labels)
LEAD = "Out of 100 riders, how many agree?"
URL = "http://192.168.1.20:8437/#K7QMPD2A"
ITEMS = (Item("a", "Bonuses"), Item("b", "No owner"), Item("c", "No ear"))


def rating(text: str, number: int = 0, scale: ScalePoints = SCALE) -> Question:
    return Question(f"q{number}", QuestionKind.RATING, text, scale=scale)


def rate() -> Round:
    pairs = story.workshop().statements
    asked = tuple(
        Question(pair.id, QuestionKind.RATING, pair.executives, scale=SCALE) for pair in pairs
    )
    return Round("r", "Rate ourselves", "en", asked)


def predict() -> Round:
    pairs = story.workshop().statements
    asked = tuple(
        Question(pair.id, QuestionKind.PREDICTION, pair.customers, lead=LEAD) for pair in pairs
    )
    return Round("p", "Predict our customers", "en", asked)


def printed(folder: Path, *rounds: Round, copies: int = 12) -> Path:
    return write_ballots(folder / "ballots.pdf", story.workshop(), rounds, copies)


def test_seven_questions_fit_two_ballots_to_a_sheet(tmp_path: Path) -> None:
    path = printed(tmp_path, predict(), rate())
    assert page_count(path) == 12
    first = words_of(path).partition("Rate ourselves")[0]
    assert first.count("Predict our customers") == 12
    assert page_text(path, 0).count("Ballot\r") + page_text(path, 0).count("Ballot\n") == 2


def test_an_odd_number_of_people_gets_a_spare_ballot(tmp_path: Path) -> None:
    assert page_count(printed(tmp_path, rate(), copies=5)) == 3


def test_a_ballot_asks_what_the_phones_ask(tmp_path: Path, needs: Callable[..., str]) -> None:
    path = printed(tmp_path, predict(), rate(), copies=2)
    assert is_sound(path, needs("qpdf"))
    assert fonts_not_embedded(path) == []
    predicted, rated = (" ".join(page_text(path, page).split()) for page in (0, 1))
    for pair in story.workshop().statements:
        assert predicted.count(pair.customers) == 2
        assert rated.count(pair.executives) == 2
        assert rated.count(pair.id) == 2
    assert predicted.count(LEAD) == 2
    assert predicted.count("of 100") - predicted.count(LEAD) == 14
    for label in SCALE.labels:
        assert label in rated
    assert rated.count("can’t judge") == 2
    assert "Meridian Rail · Executive reveal, 12 May 2026" in rated


def test_a_clients_own_marks_stand_in_the_circles_and_say_which_is_best(tmp_path: Path) -> None:
    marks = ScalePoints(1, 6, ("6", "5", "4", "3", "2", "1"))
    path = printed(tmp_path, Round("r", "Rate", "en", (rating("On time.", 1, marks),)), copies=1)
    words = page_text(path, 0).split()
    numbers = [word for word in words if word in marks.labels]
    assert numbers == ["1", *marks.labels] * 2  # of the question and its circles; a spare ballot
    assert words.index("worst") < words.index("best")


def test_a_long_vote_goes_on_over_whole_pages_and_names_its_columns_again(tmp_path: Path) -> None:
    many = tuple(rating(f"Statement number {number} of all.", number) for number in range(40))
    path = printed(tmp_path, Round("r", "Full form", "en", many), copies=1)
    pages = [page_text(path, page) for page in range(page_count(path))]
    assert len(pages) > 1
    for number, words in enumerate(pages, 1):
        assert f"page {number} of {len(pages)}" in words
        assert "can’t judge" in words
    together = " ".join(" ".join(pages).split())
    assert all(f"Statement number {number} of all." in together for number in range(40))


def test_every_kind_of_question_has_its_place_to_answer(tmp_path: Path) -> None:
    asked = (
        Question("c", QuestionKind.CHOICE, "Which weighs most?", items=ITEMS, total=1),
        Question("k", QuestionKind.RANKING, "Rank them", items=ITEMS),
        Question("a", QuestionKind.ALLOCATION, "Share", items=ITEMS, total=100),
        Question("n", QuestionKind.NUMBER, "How many calls?", scale=ScalePoints(0, 50)),
        Question("t", QuestionKind.TEXT, "What do we stop?"),
        Question("p", QuestionKind.PREDICTION, "They help.", low_high=True),
        rating("From zero to ten", 1, ScalePoints(0, 10)),
    )
    words = words_of(printed(tmp_path, Round("m", "Mixed", "en", asked), copies=1))
    for expected in (
        "at most 1.",
        "1 Bonuses",
        "up to 3.",
        "Share out 100 points.",
        "0 to 50",
        "likely at least at most",
        "9 10",
    ):
        assert expected in words, expected


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_ballots_are_cut_in_the_middle(paper: Paper, tmp_path: Path) -> None:
    path = write_ballots(tmp_path / "b.pdf", story.workshop(), [rate()], 2, paper)
    with pypdfium2.PdfDocument(path) as pdf:
        page = pdf[0]
        height = page.get_height()
        picture = page.render(scale=2).to_pil().convert("L")
    middle = round(height)
    edges = [min(picture.getpixel((x, middle + dy)) for dy in (-1, 0, 1)) for x in (6, 26)]
    inside = [picture.getpixel((picture.width // 2, middle + dy)) for dy in (-1, 0, 1)]
    assert max(edges) < 200
    assert min(inside) > 250


def test_the_document_says_what_it_is_and_leads_to_each_vote(tmp_path: Path) -> None:
    with pikepdf.open(printed(tmp_path, predict(), rate())) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Ballots: Meridian Rail"
        with pdf.open_outline() as outline:
            names = [entry.title for entry in outline.root]
    assert names == ["Predict our customers", "Rate ourselves"]


def test_nothing_to_print_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError):
        printed(tmp_path)
    with pytest.raises(ValueError):
        printed(tmp_path, rate(), copies=0)


def test_whatever_was_typed_is_only_text_on_a_ballot(tmp_path: Path) -> None:
    typed = [text for text in NASTY_TEXTS if text.strip()][:40]
    asked = tuple(rating(text, number) for number, text in enumerate(typed))
    workshop = replace(story.workshop(), client=typed[0], wifi_name=typed[1] or "x")
    path = write_ballots(tmp_path / "b.pdf", workshop, [Round("r", typed[2], "en", asked)], 1)
    assert page_count(path) >= 2
    assert page_count(write_join_cards(tmp_path / "c.pdf", workshop, URL, 1)) == 1


def test_a_join_card_carries_what_the_join_screen_shows(
    tmp_path: Path, needs: Callable[..., str]
) -> None:
    workshop = replace(
        story.workshop(), wifi_name="Meridian Workshop", wifi_password="slow-train-74"
    )
    path = write_join_cards(tmp_path / "cards.pdf", workshop, URL, 12)
    assert is_sound(path, needs("qpdf"))
    assert fonts_not_embedded(path) == []
    assert page_count(path) == 2
    words = words_of(path)
    for expected in ("Meridian Workshop", "slow-train-74", "192.168.1.20:8437", "K7QM PD2A"):
        assert words.count(expected) == 12, expected
    found = [matrix for matrix in codes_on(path) if matrix]
    assert found.count(qr_matrix(URL)) == 6
    assert found.count(qr_matrix(wifi_text("Meridian Workshop", "slow-train-74"))) == 6


def test_without_a_named_wifi_a_card_has_one_code(tmp_path: Path) -> None:
    path = write_join_cards(tmp_path / "cards.pdf", story.workshop(), URL, 6)
    assert "Network" not in words_of(path)
    assert codes_on(path) == [qr_matrix(URL)] * 6


def codes_on(path: Path) -> list[tuple[tuple[bool, ...], ...]]:
    """The QR codes of the first page, read module by module from its picture."""
    scale = 4
    with pypdfium2.PdfDocument(path) as pdf:
        page = pdf[0]
        height = page.get_height()
        boxes = [path_box for path_box in map(bounds, page.get_objects()) if is_square(path_box)]
        picture = page.render(scale=scale).to_pil().convert("L")
    return [read_code(picture, box, height, scale) for box in boxes]


def bounds(drawn: pypdfium2.PdfObject) -> tuple[float, float, float, float]:
    left, bottom, right, top = drawn.get_bounds()
    return left, bottom, right, top


def is_square(box: tuple[float, float, float, float]) -> bool:
    wide, high = box[2] - box[0], box[3] - box[1]
    return 60 < wide < 200 and abs(wide - high) < 1


def read_code(
    picture: Image, box: tuple[float, float, float, float], height: float, scale: float
) -> tuple[tuple[bool, ...], ...]:
    """The modules of a drawn code, dark ones true; none where there is no code."""
    left, _, right, top = box
    for size in range(21, 60, 4):  # a code of version v has 17 + 4 v modules
        module = (right - left) / size
        matrix = tuple(
            tuple(
                picture.getpixel(
                    (
                        round((left + (column + 0.5) * module) * scale),
                        round((height - top + (row + 0.5) * module) * scale),
                    )
                )
                < 128
                for column in range(size)
            )
            for row in range(size)
        )
        if is_code(matrix):
            return matrix
    return ()


def is_code(matrix: tuple[tuple[bool, ...], ...]) -> bool:
    """Whether the three finders and the timing pattern are where they belong."""
    size = len(matrix)
    finder = (True, False, True, True, True, False, True)
    timing = [matrix[6][column] for column in range(8, size - 8)]
    return (
        matrix[3][:7] == finder
        and matrix[3][-7:] == finder
        and matrix[size - 4][:7] == finder
        and timing == [column % 2 == 0 for column in range(8, size - 8)]
    )

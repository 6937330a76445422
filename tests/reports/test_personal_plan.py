"""The personal plan says what the data say, on one page, whatever was typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from cxworkshop.domain.plan import Action, Plan, Pledge
from cxworkshop.domain.workshop import Person, Team
from cxworkshop.reports.page import Paper
from cxworkshop.reports.personal_plan import write_personal_plan
from cxworkshop.reports.preview import page_count, page_picture
from tests.support import story
from tests.support.nasty_texts import NASTY_TEXTS
from tests.support.pdf_facts import fonts_not_embedded, is_sound, words_of

CLAIRE, PRIYA, JONAS = story.PEOPLE[:3]


def written(
    folder: Path, person: Person = CLAIRE, plan: Plan | None = None, paper: Paper = "A4"
) -> Path:
    return write_personal_plan(
        folder / "plan.pdf",
        story.workshop(),
        person,
        story.facts(),
        story.plan() if plan is None else plan,
        paper,
    )


def test_everything_of_the_story_stands_on_one_page(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert page_count(path) == 1
    words = words_of(path)
    for expected in (
        "Meridian Rail · Executive reveal, 12 May 2026",
        "Claire Dubois",
        "Service director",
        "82 % of us agree; 38 % of riders do",
        "“Customers with a problem reach someone who can solve it.”",
        "149 of 391 who could judge",
        "9 of 11 · 1 missing",
        "28 points blind spot",
        "16 acknowledged",
        "we guessed 66 %",
        "the first person a rider reaches may refund no more than €10",
        "evidence: data",
        "give front-line staff a €50 fix-it budget, no approval needed",
        "by Tue 26 May: agree the list of cases with Finance",
        "If a rider asks for a refund up to €50, then staff decide on the spot.",
        "Priya Raman, CFO",
        "Fixes per 100 contacts: today 3, target 15 by 10 August",
        "Second-level approval of refunds up to €50",
        "Depth: deep",
        "outlasts a campaign",
        "10 August",
        "I answer five complaint calls myself before 26 May",
        "Signed: Claire Dubois",
        "Partner: Priya Raman",
        "412 of 1,960 invited answered (21 %)",
        "This page is not linked to anyone’s votes.",
    ):
        assert expected in words, expected


def test_the_file_is_sound_and_brings_its_fonts(tmp_path: Path, needs: Callable[..., str]) -> None:
    path = written(tmp_path)
    assert is_sound(path, needs("qpdf"))
    assert fonts_not_embedded(path) == []


def test_title_language_outline_and_date_are_set_and_no_machine_is_named(tmp_path: Path) -> None:
    with pikepdf.open(written(tmp_path)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Personal plan: Claire Dubois"
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20260512")
        assert str(pdf.docinfo["/Creator"]) == "CX Workshop"
        assert str(pdf.Root.Lang) == "en"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == ["Personal plan: Claire Dubois"]


def test_the_chart_is_a_drawing_and_not_a_picture(tmp_path: Path) -> None:
    with pikepdf.open(written(tmp_path)) as pdf:
        kinds = [obj.get("/Subtype") for obj in pdf.objects if isinstance(obj, pikepdf.Stream)]
        drawing = [str(step.operator) for step in pikepdf.parse_content_stream(pdf.pages[0])]
    assert "/Image" not in kinds
    assert drawing.count("c") > 4  # the curves of the round mark


def test_the_same_plan_gives_the_same_file(tmp_path: Path) -> None:
    first = written(tmp_path).read_bytes()
    assert written(tmp_path).read_bytes() == first


def test_three_fields_are_enough_and_empty_rows_are_left_out(tmp_path: Path) -> None:
    action = Action(
        "a", "Answer the phone", "p1", first_step="buy a phone", first_step_by=date(2026, 5, 20)
    )
    words = words_of(written(tmp_path, plan=Plan(actions=(action,))))
    assert "answer the phone" in words
    assert "by Wed 20 May: buy a phone" in words
    for label in ("Because", "If – then", "With", "Measure", "Support", "We stop", "Depth:"):
        assert label not in words
    assert "In the next 14 days I" in words


def test_two_actions_of_one_owner_are_both_printed(tmp_path: Path) -> None:
    path = written(tmp_path, JONAS)
    words = words_of(path)
    assert page_count(path) <= 2
    assert "reply to unhappy riders in 2 working days, log the cause" in words
    assert "I will also “You said, we did” page with dated changes" in words
    assert words.count("Signed: Jonas Weber") == 1


def test_many_actions_take_two_pages_and_say_that_there_are_more(tmp_path: Path) -> None:
    actions = tuple(
        replace(action, id=str(number), owner_id="p1")
        for number, action in enumerate(story.plan().actions * 3)
    )
    path = written(tmp_path, plan=replace(story.plan(), actions=actions))
    assert page_count(path) == 2
    printed = words_of(path).count("I will also")
    assert f"And {18 - 1 - printed} more actions, on the team plan." in words_of(path)


def test_whoever_owns_nothing_gets_the_teams_gap_and_the_pledge(tmp_path: Path) -> None:
    pledge = Pledge("l", "  priya   RAMAN ", "I call a rider.")
    words = words_of(written(tmp_path, PRIYA, replace(story.plan(), pledges=(pledge,))))
    assert "82 % of us say we are clearly better; 34 % of riders agree" in words
    assert "No team action carries this name" in words
    assert "I call a rider." in words


def test_without_any_results_the_plan_is_still_a_plan(tmp_path: Path) -> None:
    path = write_personal_plan(tmp_path / "p.pdf", story.workshop(), CLAIRE, None, story.plan())
    assert "fix-it budget" in words_of(path)


def test_letter_paper_has_its_own_size(tmp_path: Path) -> None:
    path = written(tmp_path, paper="Letter")
    assert page_count(path) == 1
    with pikepdf.open(path) as pdf:
        assert [float(value) for value in pdf.pages[0].mediabox] == [0, 0, 612, 792]


@pytest.mark.parametrize("text", NASTY_TEXTS)
def test_a_nasty_text_is_only_text(text: str, tmp_path: Path, needs: Callable[..., str]) -> None:
    person = Person("p1", text, text)
    action = replace(
        story.plan().actions[4],
        title=text,
        first_step=text,
        if_then=text,
        measure=text,
        baseline=text,
        target=text,
        support=text,
        stops=text,
    )
    plan = Plan(
        causes=tuple(replace(cause, text=text) for cause in story.plan().causes),
        actions=(action, replace(action, id="b")),
        pledges=(Pledge("l", text, text),),
    )
    workshop = story.workshop(client=text, title=text, team=Team(12, people=(person,)))
    path = write_personal_plan(tmp_path / "p.pdf", workshop, person, story.facts(), plan)
    assert page_count(path) <= 2
    assert is_sound(path, needs("qpdf"))
    assert fonts_not_embedded(path) == []
    with pikepdf.open(path) as pdf:
        assert "/Image" not in {
            str(obj.get("/Subtype")) for obj in pdf.objects if isinstance(obj, pikepdf.Stream)
        }


def test_markup_comes_back_as_it_was_typed(tmp_path: Path) -> None:
    text = '<img src="file:/etc/passwd"/> & <b>'
    action = replace(story.plan().actions[4], first_step=text)
    assert text in words_of(written(tmp_path, plan=Plan(actions=(action,))))


def test_what_cannot_be_printed_is_shown_as_a_sign_and_named(tmp_path: Path) -> None:
    action = replace(story.plan().actions[4], first_step="ask 日本")
    words = words_of(written(tmp_path, plan=Plan(actions=(action,))))
    assert "ask □□" in words
    assert "□ stands for characters that our font does not have: U+65E5, U+672C." in words


def test_a_page_can_be_looked_at(tmp_path: Path) -> None:
    picture = page_picture(written(tmp_path), 0, 600)
    assert picture.startswith(b"\x89PNG")
    with pytest.raises(IndexError, match="page 1 of 1"):
        page_picture(tmp_path / "plan.pdf", 1)


def test_an_unfinished_file_is_never_left_under_the_real_name(tmp_path: Path) -> None:
    written(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["plan.pdf"]


@pytest.mark.parametrize(
    "name",
    ["Maria-Magdalena Freifrau von und zu Hohenstein-Wittelsbacher", "Ann " * 15, "فاطمة الزهراء"],
)
def test_a_name_of_sixty_letters_is_not_cut(name: str, tmp_path: Path) -> None:
    person = replace(CLAIRE, name=name)
    path = written(tmp_path, person, Plan())
    top = words_of(path).partition("Executive reveal")[2]
    if name.isascii():
        assert all(part in top for part in name.split())
    assert "…" not in top.partition("agree")[0]

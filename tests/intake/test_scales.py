"""Scales as they arrive: numbers, labels in four languages, codes for "don't know", either end."""

from __future__ import annotations

import pytest

from cxworkshop.intake.columns import Best
from cxworkshop.intake.ratings import find_rating


def counted(values: dict[str, int], **hints: object) -> tuple[int, int, dict[int, int], int]:
    """Lowest, highest, counts and can't-judge of the scale that was found."""
    rating = find_rating(values, **hints)
    assert rating is not None
    return rating.scale.min, rating.scale.max, rating.counts(values), rating.cant_judge(values)


def spread(low: int, high: int, each: int = 20) -> dict[str, int]:
    return {str(point): each for point in range(low, high + 1)}


@pytest.mark.parametrize(
    ("values", "low", "high"),
    [
        (spread(1, 5), 1, 5),
        (spread(1, 7), 1, 7),
        (spread(1, 10), 1, 10),
        (spread(0, 10), 0, 10),
        (spread(1, 4), 1, 4),
        (spread(1, 6), 1, 6),
        (spread(0, 4), 0, 4),
        (spread(2, 9), 1, 10),
        (spread(1, 5) | {"4.0": 3, "5,00": 2}, 1, 5),
    ],
)
def test_scales_of_numbers(values: dict[str, int], low: int, high: int) -> None:
    assert counted(values)[:2] == (low, high)


def test_the_ends_that_a_question_explains_are_its_scale_also_where_nobody_went_so_far() -> None:
    marks = "On time? (1 = very good, 6 = poor)"
    assert counted(spread(1, 3), label=marks)[:2] == (1, 6)
    assert counted(spread(1, 7), label=marks)[:2] == (1, 7)


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ({"0": 9}, [0]),
        ({"99": 9}, [99]),
        ({"9": 9}, [9]),
        ({"98": 4, "99": 5}, [98, 99]),
        ({"-99": 9}, [-99]),
        ({"n/a": 5, "Don't know": 4}, ["Don't know", "n/a"]),
        ({"weiß nicht": 9}, ["weiß nicht"]),
        ({"ne sait pas": 9}, ["ne sait pas"]),
        ({"no aplica": 9}, ["no aplica"]),
        ({"-": 9}, ["-"]),
    ],
)
def test_codes_and_words_for_cant_judge(codes: dict[str, int], expected: list[object]) -> None:
    values = spread(1, 5) | codes

    assert counted(values) == (1, 5, dict.fromkeys(range(1, 6), 20), 9)
    assert list(find_rating(values).not_applicable) == expected


def test_a_scale_from_0_to_10_keeps_its_zero() -> None:
    assert counted(spread(0, 10))[2:] == (dict.fromkeys(range(11), 20), 0)


def test_codes_named_by_the_facilitator_replace_the_assumed_ones() -> None:
    values = spread(0, 5)

    assert counted(values)[:2] == (1, 5)
    assert counted(values, codes=[])[:2] == (0, 5)
    assert counted(values, codes=[5])[2:] == (dict.fromkeys(range(5), 20), 20)
    assert counted(spread(1, 5) | {"7": 4}, codes=[7]) == (1, 5, dict.fromkeys(range(1, 6), 20), 4)


def test_one_number_off_the_scale_is_neither_counted_nor_guessed() -> None:
    values = spread(1, 5) | {"55": 1}
    rating = find_rating(values)

    assert (rating.scale.min, rating.scale.max) == (1, 5)
    assert "55" not in rating.points
    assert find_rating(spread(1, 5) | {"7": 1}).scale.max == 5
    assert "6" not in find_rating(spread(1, 5) | {"6": 1}, usual=5).points


def test_points_that_nobody_chose_are_known_from_the_other_columns() -> None:
    assert counted({"2": 3, "3": 9, "4": 6}, usual=5)[:2] == (1, 5)
    assert counted(spread(1, 6, each=10), usual=7)[:2] == (1, 7)
    assert counted(spread(1, 4, each=100), usual=5)[:2] == (1, 4)


@pytest.mark.parametrize(
    "values",
    [
        {str(age): 2 for age in range(18, 80)},
        {"0": 50, "1": 60},
        {"1": 50, "2": 60},
        {"North": 20, "South": 30},
        {"0.25": 5, "1.75": 9, "3.5": 2},
        {"100": 5, "50": 9, "0": 2},
        {},
    ],
)
def test_what_is_no_scale(values: dict[str, int]) -> None:
    assert find_rating(values) is None


LABELS = {
    "English agreement": ["Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"],
    "English of four": ["Strongly disagree", "Disagree", "Agree", "Strongly agree"],
    "English of seven": ["Strongly disagree", "Disagree", "Somewhat disagree", "Neutral",
                         "Somewhat agree", "Agree", "Strongly agree"],
    "English satisfaction": ["Very dissatisfied", "Dissatisfied", "Neither", "Satisfied",
                             "Very satisfied"],
    "German agreement": ["Stimme überhaupt nicht zu", "Stimme eher nicht zu", "Teils/teils",
                         "Stimme eher zu", "Stimme voll und ganz zu"],
    "German satisfaction": ["sehr unzufrieden", "unzufrieden", "teils/teils", "zufrieden",
                            "sehr zufrieden"],
    "German marks": ["ungenügend", "mangelhaft", "ausreichend", "befriedigend", "gut", "sehr gut"],
    "French agreement": ["Pas du tout d’accord", "Plutôt pas d’accord",
                         "Ni d’accord ni pas d’accord", "Plutôt d’accord", "Tout à fait d’accord"],
    "French satisfaction": ["Très insatisfait", "Insatisfait", "Neutre", "Satisfait",
                            "Très satisfait"],
    "Spanish agreement": ["Totalmente en desacuerdo", "En desacuerdo",
                          "Ni de acuerdo ni en desacuerdo", "De acuerdo", "Totalmente de acuerdo"],
    "Spanish satisfaction": ["Muy insatisfecho", "Insatisfecho", "Indiferente", "Satisfecho",
                             "Muy satisfecho"],
    "English importance": ["Not at all important", "Slightly important", "Moderately important",
                           "Very important", "Extremely important"],
    "German importance": ["überhaupt nicht wichtig", "weniger wichtig", "teils/teils",
                          "eher wichtig", "sehr wichtig"],
    "French importance": ["Pas du tout important", "Peu important", "Moyennement important",
                          "Important", "Très important"],
    "Spanish importance": ["Nada importante", "Poco importante", "Moderadamente importante",
                           "Importante", "Muy importante"],
}  # fmt: skip


@pytest.mark.parametrize("labels", LABELS.values(), ids=LABELS.keys())
def test_labels_run_from_worst_to_best_whatever_their_order_in_the_file(labels: list[str]) -> None:
    values = {label: at for at, label in reversed(list(enumerate(labels, 1)))}
    rating = find_rating(values)

    assert rating.scale.labels == tuple(labels)
    assert list(rating.counts(values).values()) == list(range(1, len(labels) + 1))
    assert rating.best is Best.HIGH


def test_a_label_that_nobody_chose_has_its_usual_name() -> None:
    rating = find_rating({"agree": 9, "strongly agree": 3, "disagree": 2, "neutral": 4})

    assert rating.scale.labels[0] == "Strongly disagree"
    assert rating.counts({"agree": 9})[1] == 0


def test_numbers_with_labels() -> None:
    values = {"0 - Not at all likely": 4, "10 - Extremely likely": 9} | spread(1, 9)
    agreed = {"5 (strongly agree)": 3, "4 (agree)": 5, "3 (neutral)": 4, "2 (disagree)": 2}

    assert counted(values)[:2] == (0, 10)
    assert counted(values)[2][10] == 9
    assert counted(agreed)[2] == {1: 0, 2: 2, 3: 4, 4: 5, 5: 3}


def test_numbered_labels_say_when_1_is_good() -> None:
    values = {"1 - Strongly agree": 9, "2 - Agree": 5, "3 - Neutral": 4, "4 - Disagree": 2,
              "5 - Strongly disagree": 1}  # fmt: skip
    rating = find_rating(values)

    assert (rating.best, rating.suspicion) == (Best.LOW, "labels_say_low")
    assert rating.counts(values)[1] == 9


@pytest.mark.parametrize(
    ("label", "points", "best", "suspicion"),
    [
        ("Schulnote für die Sauberkeit", 6, Best.LOW, "school_marks"),
        ("Cleanliness", 6, Best.HIGH, "maybe_school_marks"),
        ("How clean was it? (1 = very good, 5 = very poor)", 5, Best.LOW, "heading_says_low"),
        ("How clean was it? (1 = worst, 5 = best)", 5, Best.HIGH, ""),
        ("Sauberkeit (1 = sehr gut)", 6, Best.LOW, "heading_says_low"),
        ("Cleanliness", 5, Best.HIGH, ""),
    ],
)
def test_scales_that_may_run_the_other_way(
    label: str, points: int, best: Best, suspicion: str
) -> None:
    rating = find_rating(spread(1, points), label)

    assert (rating.best, rating.suspicion) == (best, suspicion)

"""Which of what customers said may be shown beside which question, and when it is too old."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cxworkshop.domain.customers import Voice
from tests.support.builders import a_full_source, a_score, a_source


@pytest.mark.parametrize(
    ("last", "on", "old"),
    [
        (date(2024, 11, 12), date(2026, 5, 12), False),
        (date(2024, 11, 11), date(2026, 5, 12), True),
        (date(2024, 2, 29), date(2025, 8, 31), False),
        (date(2024, 2, 28), date(2025, 8, 31), True),
        (date(2026, 5, 12), date(2026, 5, 12), False),
        (date(2024, 6, 30), date(2025, 12, 31), False),
        (date(2024, 6, 29), date(2025, 12, 31), True),
    ],
)
def test_data_older_than_eighteen_months_are_old(last: date, on: date, old: bool) -> None:
    assert replace(a_source(), field_to=last).is_old(on) is old


def test_the_first_day_counts_when_the_last_is_unknown_and_no_day_is_not_old() -> None:
    source = replace(a_source(), field_to=None, field_from=date(2020, 1, 1))
    assert source.is_old(date(2026, 5, 12))
    assert not replace(source, field_from=None).is_old(date(2026, 5, 12))


def test_a_segment_has_its_own_scores_voices_and_size() -> None:
    scores = (a_score("S1"), a_score("S1", segment="North", n=60))
    source = replace(a_full_source(), scores=scores)
    north = source.of_segment("North")
    assert [score.n for score in north.scores] == [60]
    assert [voice.id for voice in north.voices] == ["v-1"]
    assert (north.rows, north.response_rate) == (60, None)
    everyone = source.of_segment(None)
    assert [score.n for score in everyone.scores] == [100]
    assert everyone.rows == source.rows
    assert source.of_segment("nowhere").scores == ()


def test_a_survey_filtered_when_it_was_read_is_all_there_is() -> None:
    filtered = replace(a_source(scores=[a_score("S1", segment="wave 2")]))
    assert filtered.of_segment(None).score("S1") is not None


def test_only_approved_voices_may_be_shown() -> None:
    source = replace(
        a_full_source(), voices=(*a_full_source().voices, Voice("v-3", "y", None, True))
    )
    assert [voice.id for voice in source.approved_voices()] == ["v-1", "v-3"]
    assert [voice.id for voice in source.approved_voices("S1")] == ["v-1"]
    assert source.approved_voices("S2") == ()


def test_a_small_group_is_not_named_beside_a_voice() -> None:
    said = (Voice("a", "x", "North", True), Voice("b", "y", "Islands", True))
    source = replace(
        a_full_source(), voices=said, segments=("North", "Islands"), segment_rows=(60, 4)
    )
    assert [voice.segment for voice in source.shown(None).voices] == ["North", None]


def test_weights_lower_the_effective_number() -> None:
    assert a_score().effective_n is None
    assert a_score(weight_sum=4.0, weight_squared_sum=8.0).effective_n == 2.0

"""Statements and scales refuse what could not be shown or counted."""

from __future__ import annotations

import pytest

from cxworkshop.domain.statements import PairedStatement, Scale


def test_a_scale_counts_its_points_from_lowest_to_highest() -> None:
    assert Scale(1, 5).points == 5
    assert Scale(0, 10).points == 11


@pytest.mark.parametrize(
    ("lowest", "highest", "labels", "top"),
    [(5, 5, (), 1), (1, 5, ("no", "yes"), 2), (1, 5, (), 5), (1, 5, (), 0)],
)
def test_a_scale_that_makes_no_sense_is_refused(
    lowest: int, highest: int, labels: tuple[str, ...], top: int
) -> None:
    with pytest.raises(ValueError):
        Scale(lowest, highest, labels, top)


def test_a_short_name_must_fit_its_column() -> None:
    with pytest.raises(ValueError, match="28 characters"):
        PairedStatement("x1", "We …", "They …", "a" * 29, Scale(1, 5))

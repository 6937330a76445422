"""No group below k can be worked out: by brute force over all small rooms."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations_with_replacement, product

import numpy as np
import pytest

from cxworkshop.method.privacy import may_show, visible_groups


def rooms() -> Iterator[dict[str, int]]:
    """All rooms of one to five groups of up to seven people."""
    for number in range(1, 6):
        for sizes in combinations_with_replacement(range(8), number):
            yield dict(zip("abcde", sizes, strict=False))


def sizes_that_can_be_worked_out(groups: dict[str, int], visible: set[str]) -> Iterator[int]:
    """The people in every set of groups whose total follows from the published totals.

    A set follows when its indicator lies in the span of the published ones: the visible groups
    and the whole room.
    """
    names = list(groups)
    published = [[float(name == shown) for name in names] for shown in visible]
    published.append([1.0] * len(names))
    rank = np.linalg.matrix_rank(published)
    for members in product((0.0, 1.0), repeat=len(names)):
        if np.linalg.matrix_rank([*published, members]) == rank:
            yield sum(groups[name] for name, inside in zip(names, members, strict=True) if inside)


@pytest.mark.parametrize("k", [3, 5])
def test_neither_a_group_below_k_nor_its_complement_can_be_worked_out(k: int) -> None:
    for groups in rooms():
        visible = visible_groups(groups, k)
        everybody = sum(groups.values())
        if visible:
            for people in sizes_that_can_be_worked_out(groups, visible):
                assert people in (0, everybody) or k <= people <= everybody - k, (groups, visible)


def test_nothing_is_hidden_without_need() -> None:
    assert visible_groups({"sales": 5, "service": 6, "finance": 9}) == {
        "sales",
        "service",
        "finance",
    }
    assert visible_groups({"sales": 2, "service": 3, "finance": 9}) == {"finance"}


def test_a_lone_small_group_takes_the_next_smallest_with_it() -> None:
    assert visible_groups({"sales": 4, "service": 6, "finance": 9}) == {"finance"}
    assert visible_groups({"sales": 4, "finance": 9}) == set()


def test_hiding_goes_on_until_the_hidden_hide_each_other() -> None:
    assert visible_groups({"a": 1, "b": 5, "c": 5, "d": 5}, k=7) == set()
    assert visible_groups({"a": 1, "b": 3, "c": 3, "d": 9}, k=3) == {"c", "d"}


def test_an_empty_group_gives_nobody_away() -> None:
    assert visible_groups({"nobody": 0, "sales": 5, "service": 6}) == {"sales", "service"}


def test_a_group_that_is_the_whole_room_is_no_cut() -> None:
    assert visible_groups({"all": 12}) == set()
    assert visible_groups({"all": 12, "nobody": 0}) == set()
    assert visible_groups({}) == set()


@pytest.mark.parametrize(("n", "shown"), [(4, False), (5, True), (12, True), (0, False)])
def test_fewer_than_five_are_not_shown(n: int, shown: bool) -> None:
    assert may_show(n) is shown


def test_a_room_that_consented_may_show_three() -> None:
    assert may_show(3, k=3)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (lambda: may_show(9, k=2), "hide each other"),
        (lambda: may_show(-1), "negative"),
        (lambda: visible_groups({"a": 9}, k=1), "hide each other"),
        (lambda: visible_groups({"a": -9}), "group a"),
    ],
)
def test_bad_input_is_refused_with_the_reason(wrong: Callable[[], object], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        wrong()

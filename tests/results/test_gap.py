"""The facts of the reveal, and the rule that nothing of fewer than k people gets out."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.domain.customers import Grade, ScoreKind
from cxworkshop.domain.workshop import RoomMode, Team
from cxworkshop.method.gaps import Verdict
from cxworkshop.results.facts import WholePoints
from cxworkshop.results.gap import Votes, reveal_choice
from cxworkshop.results.phone import phone_results
from cxworkshop.results.reveal_order import averaged
from tests.support import story
from tests.support.odd_pairs import odd_facts, of_100, pair_of

shares = st.floats(0, 1)
few_ratings = st.lists(st.integers(1, 5), min_size=1, max_size=4).map(
    lambda ratings: tuple(ratings.count(point) for point in range(1, 6))
)


def test_the_story_comes_out_as_it_was_made() -> None:
    shown = {fact.statement.id: fact.points for fact in story.facts().pairs}
    assert shown == {
        "6b": WholePoints(70, 55, 19, 51, 15, 36),
        "H1": WholePoints(82, 61, 34, 48, 21, 27),
        "5a": WholePoints(73, 58, 27, 46, 15, 31),
        "4a": WholePoints(82, 66, 38, 44, 16, 28),
        "1a": WholePoints(64, 52, 46, 18, 12, 6),
        "3a": WholePoints(91, 85, 88, 3, 6, -3),
        "7a": WholePoints(36, 44, 60, -24, -8, -16),
    }


def test_pairs_are_sorted_by_gap_with_the_incomparable_ones_last() -> None:
    facts = story.facts(asked=story.source({"4a": story.CUSTOMERS["4a"], "1a": (1, 1, 1, 1, 1)}))
    assert next(fact.statement.id for fact in facts.pairs) == "4a"
    assert all(fact.gap is None for fact in facts.pairs[1:])


def test_verdicts_follow_the_story() -> None:
    verdicts = {fact.statement.id: fact.verdict for fact in story.facts().pairs}
    assert verdicts["H1"] is Verdict.CLEAR_OVER
    assert verdicts["1a"] is Verdict.LIKELY_OVER
    assert verdicts["3a"] is Verdict.ALIGNED
    assert verdicts["7a"] is Verdict.CLEAR_UNDER


def test_the_scenes_are_chosen_from_the_facts() -> None:
    choice = reveal_choice(story.facts())
    assert (choice.hero, choice.right, choice.blind_spots) == ("H1", "7a", ("6b", "5a", "4a"))


def test_the_facilitator_may_choose_the_blind_spots() -> None:
    choice = reveal_choice(story.facts(chosen=("1a", "unknown", "5a")))
    assert choice.blind_spots == ("1a", "5a")


def test_without_predictions_the_largest_gaps_stand_in_for_blind_spots() -> None:
    facts = story.facts(said=story.votes(predictions={}, predicted=0))
    assert reveal_choice(facts).blind_spots == ("6b", "5a", "4a")
    assert all(fact.belief is None and fact.points.blind_spot is None for fact in facts.pairs)


def test_without_a_headline_item_the_hero_is_the_average_and_says_so() -> None:
    counts = {name: values for name, values in story.CUSTOMERS.items() if name != "H1"}
    facts = story.facts(asked=story.source(counts))
    assert facts.hero_is_average
    assert facts.hero is not None
    assert averaged(facts.hero) == 6
    assert facts.hero.points == WholePoints.of(
        sum(fact.team.estimate.point for fact in facts.pairs if fact.team and fact.gap) / 6,
        60 / 100,
        sum(fact.customers.estimate.point for fact in facts.pairs if fact.customers) / 6,
    )
    assert facts.hero.verdict is None
    assert reveal_choice(facts).hero == facts.hero.statement.id
    assert facts.pair(facts.hero.statement.id) is facts.hero


def test_an_average_is_unsplit_when_one_of_its_statements_was_not_predicted() -> None:
    guesses = {name: story.guesses_around(50) for name in ("1a", "3a")}
    counts = {name: story.CUSTOMERS[name] for name in ("1a", "3a", "4a")}
    facts = story.facts(said=story.votes(predictions=guesses), asked=story.source(counts))
    assert facts.hero_is_average
    assert facts.hero is not None
    assert facts.hero.belief is None


def test_without_customers_the_hero_is_what_we_said() -> None:
    facts = story.facts(asked=story.source({}))
    assert facts.hero is not None
    assert facts.hero.statement.id == "H1"
    assert facts.hero.gap is None


def test_a_whole_team_has_no_interval_and_an_absence_makes_bounds() -> None:
    everyone = odd_facts((0, 1, 1, 5, 5), 61, of_100(34), team=12)
    team = pair_of(everyone).team
    assert team is not None
    assert team.estimate.low == team.estimate.point == team.estimate.high
    one_missing = pair_of(odd_facts((0, 1, 1, 5, 4), 61, of_100(34), team=12)).team
    assert one_missing is not None
    assert one_missing.estimate.bounds
    assert (one_missing.estimate.low, one_missing.estimate.high) == (9 / 12, 10 / 12)
    assert one_missing.absent == 1


@pytest.mark.parametrize(("mode", "population"), [(RoomMode.SAMPLE, 40), (RoomMode.OPEN, None)])
def test_a_room_that_stands_for_others_has_an_interval(
    mode: RoomMode, population: int | None
) -> None:
    team = pair_of(story.facts(team=Team(12, mode, population))).team
    assert team is not None
    assert team.estimate.low < team.estimate.point < team.estimate.high
    assert not team.estimate.bounds
    assert team.absent == 0


def test_the_same_cut_is_used_on_both_sides_or_there_is_no_gap() -> None:
    fact = pair_of(odd_facts((0, 1, 1, 5, 4), 61, of_100(34), top=1))
    assert fact.gap is None
    assert fact.means is not None


def test_another_scale_gives_means_and_no_verdict() -> None:
    fact = pair_of(odd_facts((0, 1, 1, 5, 4), 61, (9, 20, 30, 60, 90, 80, 70), grade=Grade.B))
    assert fact.means is not None
    assert (fact.means.said, fact.means.customers, fact.means.gap) == (77, 67, 10)
    assert fact.verdict is fact.gap is fact.belief is None
    assert fact.points.customers is None


def test_published_numbers_never_stand_on_the_customers_side() -> None:
    fact = pair_of(odd_facts((0, 1, 1, 5, 4), 61, of_100(34), grade=Grade.C))
    assert fact.customers is fact.gap is fact.means is None


def test_fewer_than_thirty_customers_are_counts_without_a_verdict() -> None:
    fact = pair_of(odd_facts((0, 1, 1, 5, 4), 61, (5, 5, 9, 5, 5)))
    assert fact.customers is not None
    assert fact.customers.grade is Grade.D
    assert fact.points.customers is fact.gap is fact.verdict is None


def test_a_share_is_turned_into_a_count_and_says_so() -> None:
    share = {"kind": ScoreKind.SHARE, "share": 0.34, "n": 403, "counts": ()}
    fact = pair_of(odd_facts((0, 1, 1, 5, 4), 61, of_100(34), **share))
    assert fact.customers is not None
    assert (fact.customers.agree, fact.customers.reconstructed) == (137, True)
    assert fact.points.gap == 48


def test_weights_widen_the_interval() -> None:
    plain = pair_of(odd_facts((0, 1, 1, 5, 4), 61, of_100(34)))
    weighted = pair_of(
        odd_facts(
            (0, 1, 1, 5, 4),
            61,
            of_100(34),
            weighted_counts=(132.0, 132.0, 0.0, 68.0, 68.0),
            weight_sum=400.0,
            weight_squared_sum=1600.0,
        )
    )
    assert plain.customers is not None
    assert weighted.customers is not None
    assert weighted.customers.weighted
    assert weighted.customers.estimate.point == pytest.approx(0.34)
    assert weighted.customers.estimate.low < plain.customers.estimate.low


def test_an_unconfirmed_column_never_reaches_the_stage() -> None:
    fact = pair_of(odd_facts((0, 1, 1, 5, 4), 61, of_100(34), confirmed=False))
    assert fact.customers is None


def test_a_rating_off_the_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="not on the scale"):
        story.facts(said=Votes({"4a": [1, 2, 3, 4, 6]}, answered=5))


@given(shares, shares, shares)
def test_the_parts_of_a_gap_add_up_as_shown(said: float, predicted: float, actual: float) -> None:
    points = WholePoints.of(said, predicted, actual)
    assert points.gap is not None
    assert points.acknowledged is not None
    assert points.blind_spot is not None
    assert points.acknowledged + points.blind_spot == points.gap
    assert abs(points.gap - (said - actual) * 100) <= 0.5 + 1e-6
    assert abs(points.acknowledged - (said - predicted) * 100) < 1
    assert abs(points.blind_spot - (predicted - actual) * 100) < 1


@given(few_ratings, st.integers(0, 4))
def test_answers_of_fewer_than_k_leave_no_trace(counts: tuple[int, ...], guesses: int) -> None:
    """Whatever a few people answered, the facts are those of a room in which they all chose the
    middle: nothing in them depends on the answers."""
    people = sum(counts)
    hidden, neutral = (
        _facts_of_few(shape, guesses, value)
        for shape, value in ((counts, 90), ((0, 0, people, 0, 0), 10))
    )
    assert pair_of(hidden).too_few
    assert _everything(hidden) == _everything(neutral)


@given(st.integers(0, 4))
def test_guesses_of_fewer_than_k_leave_no_trace(guesses: int) -> None:
    facts = _facts_of_few((0, 2, 4, 5, 1), guesses, 77)
    fact = pair_of(facts)
    assert fact.predicted is fact.belief is fact.points.predicted is None
    assert phone_results(facts) == {"4a": {"room": 50, "customers": 34}}


def test_phones_get_what_the_stage_may_show_and_no_more() -> None:
    results = phone_results(story.facts())
    assert results["H1"] == {"room": 82, "customers": 34, "predicted": 61}
    hidden = phone_results(odd_facts((0, 0, 1, 1, 1), 61, of_100(34)))
    assert "room" not in hidden["4a"]


def _facts_of_few(counts: tuple[int, ...], guesses: int, value: int):
    votes = Votes(
        {"4a": story.ratings_from(counts)},
        {"4a": [float(value)] * guesses},
        answered=sum(counts),
        predicted=guesses,
    )
    source = replace(story.source({}), scores=(story.score("4a", of_100(34)),))
    return story.facts(votes, source, statements=(story.STATEMENTS[3],))


def _everything(value: object) -> object:
    """A fact with all that is in it, as plain values."""
    if is_dataclass(value):
        return [_everything(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, tuple):
        return [_everything(item) for item in value]
    return value

"""Every sentence agrees with its numbers: random workshops, and what each sentence must say worked
out from the raw answers."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from cxworkshop.domain.cues import RevealStage
from cxworkshop.domain.customers import Grade
from cxworkshop.method.gaps import Verdict
from cxworkshop.results.cautions import Code, Place, caution_words, pair_cautions
from cxworkshop.results.distribution import distribution_title
from cxworkshop.results.facts import GapFacts, PairFact
from cxworkshop.results.gap_pages import gap_pages
from cxworkshop.results.hints import outcome_hint, suggested_order
from cxworkshop.results.method_card import method_card
from cxworkshop.results.phone import phone_results
from cxworkshop.results.sentences.gaps import areas_base, areas_title, gaps_base, gaps_title
from cxworkshop.results.sentences.pair import pair_base, pair_title
from cxworkshop.results.sentences.ruler import ruler_title
from cxworkshop.results.surprise import surprise_of, surprise_words
from cxworkshop.results.vote_again import again_words, votes_again
from tests.support import story
from tests.support.random_rooms import RawPair, RawWorkshop, raw_workshops, whole

OVER = {Verdict.CLEAR_OVER, Verdict.LIKELY_OVER}
UNDER = {Verdict.CLEAR_UNDER, Verdict.LIKELY_UNDER}
some = settings(max_examples=20, deadline=None)


def numbers(sentence: str) -> list[int]:
    return [int(found.replace(",", "")) for found in re.findall(r"\d[\d,]*", sentence)]


def pairs(raw: RawWorkshop, facts: GapFacts) -> list[tuple[RawPair, PairFact]]:
    named = raw.named()
    return [(named[fact.statement.id], fact) for fact in facts.pairs]


def our_number(raw: RawPair, strict: bool) -> int:
    """What stands for us: the share, or where a strict room stops."""
    if strict and raw.our_share >= Fraction(4, 5):
        return 80
    return 20 if strict and raw.our_share <= Fraction(1, 5) else whole(raw.our_share)


@some
@given(raw_workshops())
def test_what_we_said_is_told_as_it_was_counted(raw: RawWorkshop) -> None:
    facts = raw.facts()
    for pair, fact in pairs(raw, facts):
        title = pair_title(fact, facts.base, RevealStage.SAID)
        if pair.rated < 5:
            assert numbers(title) in ([5], [])
            continue
        assert numbers(title) == [our_number(pair, raw.strict)]
        share = pair.our_share
        assert ("At least" in title) == (raw.strict and share >= Fraction(4, 5))
        assert ("At most" in title) == (raw.strict and share <= Fraction(1, 5))


@some
@given(raw_workshops())
def test_both_sides_are_told_as_they_were_counted(raw: RawWorkshop) -> None:
    facts = raw.facts()
    for pair, fact in pairs(raw, facts):
        title = pair_title(fact, facts.base, RevealStage.GAP)
        if pair.compared:
            ours, theirs = our_number(pair, raw.strict), whole(pair.their_share)
            assert numbers(title) == [ours, theirs]
            if "too modest" in title:
                assert pair.our_share < pair.their_share
            if "about right" in title:
                assert abs(pair.our_share - pair.their_share) <= Fraction(1, 10)
        elif pair.rated >= 5 and 0 < pair.asked < 30:
            agree = sum(pair.customers[3:])
            assert numbers(title) == [our_number(pair, raw.strict), agree, pair.asked]
            assert f"{agree} of {pair.asked} riders" in title
        elif pair.rated < 5 and not pair.asked:
            assert "%" not in title


@some
@given(raw_workshops())
def test_guesses_are_told_as_their_mean(raw: RawWorkshop) -> None:
    facts = raw.facts()
    for pair, fact in pairs(raw, facts):
        if len(pair.guesses) >= 5:
            title = pair_title(fact, facts.base, RevealStage.PREDICTED)
            assert numbers(title) == [whole(pair.guess), 100]
            told = pair_base(fact, facts.base, RevealStage.PREDICTED)
            assert numbers(told)[0] == len(pair.guesses)
            if pair.compared:
                depth = distribution_title(fact, facts.base, RevealStage.GAP)
                assert numbers(depth) == [whole(pair.guess), 100, whole(pair.their_share)]
        else:
            assert fact.predicted is None


@some
@given(raw_workshops())
def test_the_parts_of_a_gap_add_up_and_point_where_they_lie(raw: RawWorkshop) -> None:
    for pair, fact in pairs(raw, raw.facts()):
        shown = fact.points
        if shown.acknowledged is None or shown.blind_spot is None:
            continue
        assert shown.acknowledged + shown.blind_spot == shown.gap
        assert abs(shown.blind_spot - float(pair.guess - pair.their_share) * 100) < 1
        if not raw.strict:
            assert shown.gap == whole(pair.our_share - pair.their_share)


@some
@given(raw_workshops())
def test_the_small_print_tells_an_interval_around_the_share_or_why_there_is_none(
    raw: RawWorkshop,
) -> None:
    facts = raw.facts()
    for pair, fact in pairs(raw, facts):
        told = pair_base(fact, facts.base)
        interval = re.search(r"interval, (\d+)–(\d+)", told)
        if pair.asked >= 30 and pair.grade is Grade.A:
            assert interval
            low, high = int(interval[1]), int(interval[2])
            assert low <= whole(pair.their_share) <= high
            assert ("Only" in told) == (pair.asked < 100)
            if pair.asked < 100:
                assert f"Only {pair.asked} could judge" in told
        else:
            assert interval is None
        if 0 < pair.asked < 30:
            assert "Too few riders for a percentage." in told


@some
@given(raw_workshops())
def test_who_did_not_rate_is_told_with_what_they_could_make_of_it(raw: RawWorkshop) -> None:
    facts = raw.facts()
    for pair, fact in pairs(raw, facts):
        told = pair_base(fact, facts.base, RevealStage.SAID)
        bounds = re.search(r"Whatever the (one|\d+) who did not rate it thinks?: (\d+)–(\d+)", told)
        missing = facts.base.team_size - pair.rated
        exact = (
            not (raw.strict and not Fraction(1, 5) < pair.our_share < Fraction(4, 5))
            if (pair.rated >= 5)
            else False
        )
        whole_team = raw.mode.value in ("census", "absences")
        assert bool(bounds) == (exact and whole_team and missing > 0)
        if bounds:
            agree = sum(pair.said[3:])
            size = facts.base.team_size
            assert int(bounds[1].replace("one", "1")) == missing
            assert int(bounds[2]) == whole(Fraction(agree, size))
            assert int(bounds[3]) == whole(Fraction(agree + missing, size))
        many = pair.rated >= 5 and 4 * pair.cant_judge >= pair.rated + pair.cant_judge
        assert (f"{pair.cant_judge} of {pair.rated + pair.cant_judge} of us could not" in told) == (
            many
        )


@some
@given(raw_workshops())
def test_one_different_answer_moves_the_share_by_its_part(raw: RawWorkshop) -> None:
    facts = raw.facts()
    for pair, fact in pairs(raw, facts):
        told = pair_base(fact, facts.base, RevealStage.SAID)
        moves = re.search(r"One different answer moves this by (\d+) points?", told)
        if moves:
            assert int(moves[1]) == whole(Fraction(1, pair.rated))
        else:
            assert pair.rated < 5 or raw.strict


@some
@given(raw_workshops())
def test_the_title_over_all_statements_counts_what_was_found(raw: RawWorkshop) -> None:
    facts = raw.facts()
    compared = [(pair, fact) for pair, fact in pairs(raw, facts) if pair.compared]
    title = gaps_title(facts)
    found = [fact.verdict for _, fact in compared]
    over, under = sum(v in OVER for v in found), sum(v in UNDER for v in found)
    if not compared:
        assert not numbers(title)
        return
    if len(compared) > 1:
        assert numbers(title)[-1] == len(compared) or "too low on" in title
    assert ("too high on" in title) == (over > 0)
    if over and 0 < over < len(compared):
        assert numbers(title)[0] == over
    for pair, fact in compared:  # a word never points away from the answers
        if fact.verdict in OVER:
            assert pair.our_share > pair.their_share
        if fact.verdict in UNDER:
            assert pair.our_share < pair.their_share
    judged = [pair.asked for pair, _ in compared]
    told = gaps_base(facts)
    if max(judged) < 1000:
        low, high = min(judged), max(judged)
        assert (f"{low} of" if low == high else f"{low}–{high} of") in told
    assert (f"Words allow for all {len(compared)} at once" in told) == (len(compared) > 1)
    assert under == sum(fact.verdict in UNDER for _, fact in compared)


@some
@given(raw_workshops())
def test_hidden_statements_are_counted(raw: RawWorkshop) -> None:
    facts = raw.facts()
    answered = [pair for pair in raw.pairs if pair.rated or pair.cant_judge]
    hidden = sum(pair.rated < 5 for pair in answered)
    told = re.search(r"(\d+) statements? stays? hidden", gaps_base(facts))
    assert (int(told[1]) if told else 0) == hidden


@some
@given(raw_workshops().filter(lambda raw: not raw.strict))
def test_an_area_is_the_mean_of_its_statements(raw: RawWorkshop) -> None:
    facts = raw.facts()
    areas: dict[str, list[RawPair]] = {}
    for number, pair in enumerate(raw.pairs):
        if number and pair.compared:
            areas.setdefault(f"d{number % 2}", []).append(pair)
    assert {area.id for area in facts.dimensions} == set(areas)
    lower = 0
    for area in facts.dimensions:
        of = areas[area.id]
        said = sum((pair.our_share for pair in of), Fraction()) / len(of)
        actual = sum((pair.their_share for pair in of), Fraction()) / len(of)
        assert (area.of, area.mean.points.said) == (len(of), whole(said))
        assert area.mean.points.gap == whole(said - actual)
        assert area.mean.verdict is None
        lower += whole(said - actual) > 0
    if len(areas) > 1:
        title = areas_title(facts)
        expected = {0: [len(areas)], len(areas): [len(areas)]}.get(lower, [lower, len(areas)])
        assert numbers(title) == expected
        assert ("none of" in title) == (lower == 0)
    out = sum(number > 0 and not pair.compared for number, pair in enumerate(raw.pairs))
    inside = {f"d{number % 2}" for number, pair in enumerate(raw.pairs) if number and pair.compared}
    partly = sum(
        number > 0 and not pair.compared and f"d{number % 2}" in inside
        for number, pair in enumerate(raw.pairs)
    )
    assert partly <= out
    told = re.search(r"(\d+) statements? (is|are) in no mean", areas_base(facts))
    assert (int(told[1]) if told else 0) == partly


@some
@given(raw_workshops())
def test_how_far_off_guesses_were_is_their_mean_distance(raw: RawWorkshop) -> None:
    facts = raw.facts()
    known = [p for p in raw.pairs if p.grade is Grade.A and p.asked >= 30 and len(p.guesses) >= 5]
    found = surprise_of(facts)
    if not known:
        assert found is None
        return
    assert found is not None
    off = [
        sum((abs(Fraction(g, 100) - p.their_share) for g in p.guesses), Fraction()) / len(p.guesses)
        for p in known
    ]
    lean = sum((p.guess - p.their_share for p in known), Fraction()) / len(known)
    told = surprise_words(found, "riders")
    assert numbers(told)[0] == whole(sum(off, Fraction()) / len(known))
    assert ("too high" in told and "neither" not in told) == (lean * 100 >= Fraction(1, 2))
    assert ("too low" in told and "neither" not in told) == (-lean * 100 >= Fraction(1, 2))
    assert ("own mean" in told) == all(len(p.guesses) >= 10 for p in known)
    if found.spread is not None and len(known) == 1:
        (pair,) = known
        squares = [(Fraction(g, 100) - pair.their_share) ** 2 for g in pair.guesses]
        mean_square = float(sum(squares, Fraction()) / len(squares)) * 10_000
        assert abs(mean_square - (found.bias**2 + found.spread**2)) < 1e-6


@some
@given(raw_workshops())
def test_the_hint_tells_parts_that_add_up_and_an_order_that_falls(raw: RawWorkshop) -> None:
    facts = raw.facts()
    told = " ".join(outcome_hint(facts).paragraphs)
    parts = re.search(r"expected (\d+) of the (\d+) points .* the other (\d+)", told)
    if parts:
        assert int(parts[1]) + int(parts[3]) == int(parts[2])
    blind = [
        fact.points.blind_spot
        for fact in suggested_order(facts)
        if fact.points.blind_spot is not None
    ]
    assert blind == sorted(blind, reverse=True)


@some
@given(raw_workshops())
def test_phones_show_what_the_stage_shows(raw: RawWorkshop) -> None:
    results = phone_results(raw.facts())
    for name, pair in raw.named().items():
        shown = results.get(name, {})
        assert shown.get("room") == (our_number(pair, raw.strict) if pair.rated >= 5 else None)
        compared = pair.asked >= 30 and pair.grade is Grade.A
        assert shown.get("customers") == (whole(pair.their_share) if compared else None)


@some
@given(raw_workshops())
def test_every_caution_is_told_where_it_says_with_its_base(raw: RawWorkshop) -> None:
    facts = raw.facts()
    card = dict(method_card(facts)).get("What to mind", "")
    for pair, fact in pairs(raw, facts):
        ours, theirs = (
            pair_base(fact, facts.base, stage) for stage in (RevealStage.SAID, RevealStage.GAP)
        )
        for caution in pair_cautions(fact, facts.base):
            words = caution_words(caution, facts.base)
            assert words in (ours if caution.place is Place.OUR_BASE_LINE else theirs)
            assert (Place.METHOD_CARD in caution.places) <= bool(card)
            if caution.code in (Code.SMALL, Code.FEW, Code.ROUNDED):
                assert caution.base == pair.asked
            if caution.code is Code.CANT_JUDGE:
                assert caution.base == pair.rated + pair.cant_judge


@some
@given(raw_workshops(), st.integers(-90, 90))
def test_the_ruler_says_where_our_gap_lies_among_the_published(raw: RawWorkshop, gap: int) -> None:
    facts, references = raw.facts(), story.references()
    if facts.hero is None or facts.hero.points.gap is None or raw.strict:
        return
    hero = replace(facts.hero, points=replace(facts.hero.points, gap=gap))
    title = ruler_title(replace(facts, hero=hero), references)
    published = [reference.gap_points for reference in references]
    assert numbers(title) == ([abs(gap)] if gap else [])
    assert ("larger" in title) == (gap > max(published))
    assert ("smaller" in title) == (0 < gap < min(published))
    assert ("between" in title) == (min(published) < gap < max(published))
    assert ("higher than we do" in title) == (gap < 0)


@some
@given(raw_workshops(), st.integers(-3, 3))
def test_a_repeated_vote_is_told_with_both_numbers_it_is_of(raw: RawWorkshop, more: int) -> None:
    def changed(pair: RawPair) -> RawPair:
        return replace(pair, said=(*pair.said[:4], max(0, pair.said[4] + more)))

    later = replace(raw, pairs=tuple(map(changed, raw.pairs)))
    for again in votes_again(raw.facts(), later.facts()):
        before = raw.named()[again.after.statement.id]
        after = later.named()[again.after.statement.id]
        words = again_words(again)
        assert str(before.rated) in words
        assert str(after.rated) in words
        if abs(after.rated - before.rated) == 1:
            assert again.points is None
        if again.points is not None:
            assert again.points == whole(after.our_share - before.our_share)
            assert ("higher" in words) == (again.points > 0)
            assert ("lower" in words) == (again.points < 0)


def test_ten_rows_at_most_stand_on_a_page() -> None:
    pair = RawPair((0, 1, 1, 5, 4), 0, (), (20, 20, 20, 20, 20), Grade.A)
    for count in (10, 11, 26):
        raw = RawWorkshop((pair,) * count, 11, story.workshop().team.mode, strict=False)
        facts = raw.facts()
        pages = gap_pages(facts)
        assert max(len(page.rows) for page in pages) <= 10
        assert [page.areas for page in pages] == [count > 10, *[False] * (len(pages) - 1)]
        told = [fact.statement.id for page in pages if not page.areas for fact in page.rows]
        assert sorted(told) == sorted(raw.named())

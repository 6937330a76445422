"""The made-up story that pictures and papers are tested with: a railway whose twelve leaders think
they are clearly better, and whose riders do not.

The company, its people and every figure are invented.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from cxworkshop.domain.customers import CustomerScore, CustomerSource, Grade, ScoreKind
from cxworkshop.domain.plan import Action, Cause, Evidence, Lever, Plan, Pledge, Stage
from cxworkshop.domain.references import Reference
from cxworkshop.domain.statements import PairedStatement, Scale
from cxworkshop.domain.workshop import Person, Team, Workshop
from cxworkshop.results.facts import GapFacts
from cxworkshop.results.gap import Votes, gap_facts

SCALE = Scale(1, 5, ("strongly disagree", "disagree", "neither", "agree", "strongly agree"), top=2)
HELD_ON = date(2026, 5, 12)


def statement(
    statement_id: str, executives: str, customers: str, short: str, **more: Any
) -> PairedStatement:
    """One pair on the five-point scale."""
    return PairedStatement(statement_id, executives, customers, short, SCALE, **more)


STATEMENTS = (
    statement(
        "H1",
        "Our experience is clearly better than what customers could get elsewhere.",
        "The experience is clearly better than what I could get elsewhere.",
        "Better than elsewhere",
        claim="we are clearly better",
        headline=True,
    ),
    statement(
        "1a",
        "What we promise before a sale matches what customers get afterwards.",
        "What I was promised before I bought matches what I got.",
        "Promise before sale is kept",
    ),
    statement(
        "3a",
        "Our product or service does the job customers bought it for.",
        "It does the job I bought it for.",
        "Does the job",
    ),
    statement(
        "4a",
        "Customers with a problem reach someone who can solve it.",
        "When I have a problem I reach someone who can solve it.",
        "Help that solves it",
    ),
    statement(
        "5a",
        "Customers who have been with us longest are treated at least as well as new ones.",
        "As an existing customer I am treated at least as well as new customers.",
        "Loyal treated as well as new",
    ),
    statement(
        "6b",
        "Customers can see things change because of what they told us.",
        "I can see things change because of what customers tell them.",
        "Change they can see",
    ),
    statement(
        "7a",
        "Our people act in the customer’s interest, also when it costs us.",
        "Their people act in my interest, also when it costs them.",
        "People act in their interest",
    ),
)

RATINGS = {
    "H1": (0, 1, 1, 5, 4),
    "1a": (0, 1, 3, 5, 2),
    "3a": (0, 0, 1, 6, 4),
    "4a": (0, 1, 1, 6, 3),
    "5a": (0, 1, 2, 5, 3),
    "6b": (0, 0, 3, 5, 2),
    "7a": (1, 2, 4, 3, 1),
}
GUESSES = {"H1": 61, "1a": 52, "3a": 85, "4a": 66, "5a": 58, "6b": 55, "7a": 44}
CUSTOMERS = {
    "H1": (58, 96, 112, 98, 39),
    "1a": (52, 80, 84, 130, 54),
    "3a": (8, 15, 26, 201, 160),
    "4a": (70, 92, 80, 102, 47),
    "5a": (96, 110, 86, 74, 34),
    "6b": (75, 135, 93, 60, 11),
    "7a": (28, 52, 80, 150, 90),
}
PEOPLE = (
    Person("p1", "Claire Dubois", "Service director"),
    Person("p2", "Priya Raman", "CFO"),
    Person("p3", "Jonas Weber", "Head of CX"),
    Person("p4", "Sofia Almeida", "CMO"),
    Person("p5", "Ruth Okafor", "CHRO"),
    Person("p6", "Daniel Meyer", "CIO"),
)


def ratings_from(counts: Sequence[int], cant_judge: int = 0) -> list[int | None]:
    """Single ratings 1..5 that add up to the counts, and so many "can't judge"."""
    rated: list[int | None] = [point for point, count in enumerate(counts, 1) for _ in range(count)]
    return rated + [None] * cant_judge


def guesses_around(mean: int, people: int = 11) -> list[float | None]:
    """Guesses of so many people whose mean is exactly `mean`."""
    spread = min(9, mean, 100 - mean)
    pairs = [value for step in range(people // 2) for value in (mean - spread, mean + spread)]
    return [float(value) for value in pairs + [mean] * (people - len(pairs))]


def votes(**changes: Any) -> Votes:
    """The votes of the story: 11 of 12 answered, one of them could not judge 6b."""
    ratings = {name: ratings_from(counts, 11 - sum(counts)) for name, counts in RATINGS.items()}
    guesses = {name: guesses_around(mean) for name, mean in GUESSES.items()}
    story = Votes(ratings, guesses, answered=11, predicted=11, ways={"phone": 9, "paper": 2})
    return replace(story, **changes)


def score(statement_id: str, answers: Sequence[int], **changes: Any) -> CustomerScore:
    """A confirmed score in counts, worst to best."""
    made = CustomerScore(
        statement_id,
        ScoreKind.COUNTS,
        sum(answers),
        tuple(answers),
        cant_judge=max(0, 412 - sum(answers)),
        grade=Grade.A,
        confirmed=True,
    )
    return replace(made, **changes)


def source(counts: Mapping[str, Sequence[int]] = CUSTOMERS, **changes: Any) -> CustomerSource:
    """The riders' survey of the story."""
    made = CustomerSource(
        id="s1",
        name="Spring survey",
        rows=412,
        field_from=date(2026, 3, 2),
        field_to=date(2026, 3, 27),
        population="riders with a season ticket",
        invited=1960,
        scores=tuple(score(name, values) for name, values in counts.items()),
    )
    return replace(made, **changes)


def workshop(**changes: Any) -> Workshop:
    """The workshop of the story."""
    made = Workshop(
        id="w1",
        client="Meridian Rail",
        title="Executive reveal",
        template_id="T1",
        team=Team(12, people=PEOPLE),
        steps=(),
        statements=STATEMENTS,
        held_on=HELD_ON,
        customers_word="riders",
        sample=True,
    )
    return replace(made, **changes)


def facts(
    said: Votes | None = None,
    asked: CustomerSource | None = None,
    chosen: Sequence[str] = (),
    **changes: Any,
) -> GapFacts:
    """The facts of the story; pass votes, a source or changes of the workshop to bend it."""
    return gap_facts(workshop(**changes), said or votes(), asked or source(), chosen)


def references() -> tuple[Reference, ...]:
    """The two published pairs with their honest captions."""
    return (
        Reference(
            "bain-2005",
            "Bain & Company",
            2005,
            0.80,
            0.08,
            "362 firms",
            "80\u00a0% of 362 firms believed they delivered a superior experience; "
            "customers rated 8\u00a0% of companies that way.",
        ),
        Reference(
            "capgemini-2017",
            "Capgemini",
            2017,
            0.75,
            0.30,
            "450 executives, 3,300+ consumers, eight countries",
            "75\u00a0% of companies believed they were customer-centric; 30\u00a0% of consumers "
            "agreed. 450 executives, 3,300+ consumers, eight countries.",
        ),
    )


def plan() -> Plan:
    """Causes, actions and pledges as a team would leave them after an hour."""
    return Plan(causes=_causes(), actions=_actions(), pledges=_pledges())


def _causes() -> tuple[Cause, ...]:
    return (
        Cause(
            "c1",
            "6b",
            "feedback ends in a monthly report that nobody has to answer",
            Evidence.DATA,
        ),
        Cause("c2", "5a", "sales bonuses count new riders only", Evidence.DATA),
        Cause(
            "c3",
            "4a",
            "the first person a rider reaches may refund no more than €10",
            Evidence.DATA,
        ),
        Cause("c4", "4a", "delays reach riders before they reach our own staff", Evidence.STORY),
    )


def _actions() -> tuple[Action, ...]:
    deep, mixed = (True, True, True, True), (True, False, True, False)
    hr, technology, leadership, story = Lever
    return (
        Action(
            "a1",
            "Reply to unhappy riders in 2 working days, log the cause",
            owner_id="p3",
            statement_id="6b",
            cause_id="c1",
            levers=frozenset({hr, story}),
            first_step="name two people who answer, with time for it",
            first_step_by=date(2026, 5, 22),
            partner_id="p1",
            stage=Stage.AFTER,
            depth_answers=deep,
        ),
        Action(
            "a2",
            "“You said, we did” page with dated changes",
            owner_id="p3",
            statement_id="6b",
            cause_id="c1",
            levers=frozenset({story}),
            first_step="collect the last five changes that riders asked for",
            first_step_by=date(2026, 5, 26),
            partner_id="p4",
            stage=Stage.AFTER,
            depth_answers=mixed,
        ),
        Action(
            "a3",
            "No offer to new riders that existing ones cannot get",
            owner_id="p4",
            statement_id="5a",
            cause_id="c2",
            levers=frozenset({leadership}),
            first_step="list every offer that breaks the rule",
            first_step_by=date(2026, 5, 26),
            partner_id="p2",
            stage=Stage.AFTER,
            depth_answers=deep,
        ),
        Action(
            "a4",
            "Remove the bonus that rewards winning over keeping",
            owner_id="p5",
            statement_id="5a",
            cause_id="c2",
            levers=frozenset({hr, leadership}),
            first_step="put the bonus plan on the next board agenda",
            first_step_by=date(2026, 5, 21),
            partner_id="p4",
            stage=Stage.AFTER,
            depth_answers=deep,
        ),
        Action(
            "a5",
            "Give front-line staff a €50 fix-it budget, no approval needed",
            owner_id="p1",
            statement_id="4a",
            cause_id="c3",
            levers=frozenset({hr, leadership}),
            first_step="agree the list of cases with Finance",
            first_step_by=date(2026, 5, 26),
            partner_id="p2",
            measure="Fixes per 100 contacts",
            baseline="3",
            target="15 by 10 August",
            if_then="If a rider asks for a refund up to €50, then staff decide on the spot.",
            stops="Second-level approval of refunds up to €50",
            support="Money secured (CFO). Still open: a decision on the refund rule",
            stage=Stage.AFTER,
            depth_answers=deep,
        ),
        Action(
            "a6",
            "Tell riders about a delay before they have to ask",
            owner_id="p6",
            statement_id="4a",
            cause_id="c4",
            levers=frozenset({technology}),
            first_step="send the first message from one depot",
            first_step_by=date(2026, 5, 20),
            partner_id="p1",
            stage=Stage.DURING,
            depth_answers=mixed,
        ),
    )


def _pledges() -> tuple[Pledge, ...]:
    return (
        Pledge(
            "l1",
            "Claire Dubois",
            "I answer five complaint calls myself before 26 May and bring one to our meeting.",
        ),
    )

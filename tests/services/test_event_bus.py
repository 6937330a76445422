"""The event bus: everyone concerned is told, and one failing subscriber silences nobody."""

from __future__ import annotations

import pytest

from cxworkshop.services.event_bus import EventBus
from cxworkshop.services.events import Event, PlanChanged, RunMoved


def test_a_subscriber_hears_its_own_kind_of_event_alone() -> None:
    bus, plans, everything = EventBus(), [], []
    bus.subscribe(PlanChanged, plans.append)
    bus.subscribe(None, everything.append)
    assert bus.publish(PlanChanged("w")) == PlanChanged("w")
    bus.publish(RunMoved("w"))
    assert plans == [PlanChanged("w")]
    assert everything == [PlanChanged("w"), RunMoved("w")]


def test_who_has_unsubscribed_hears_nothing_more() -> None:
    bus: EventBus = EventBus()
    heard: list[Event] = []
    unsubscribe = bus.subscribe(None, heard.append)
    unsubscribe()
    unsubscribe()
    bus.publish(RunMoved("w"))
    assert heard == []


def test_a_subscriber_that_fails_does_not_keep_others_from_hearing() -> None:
    bus: EventBus = EventBus()
    heard: list[Event] = []

    def fail(event: Event) -> None:
        raise ZeroDivisionError

    bus.subscribe(None, fail)
    bus.subscribe(None, heard.append)
    with pytest.raises(ZeroDivisionError):
        bus.publish(RunMoved("w"))
    assert heard == [RunMoved("w")]


def test_a_subscriber_may_unsubscribe_while_it_is_told() -> None:
    bus: EventBus = EventBus()
    heard: list[Event] = []

    def once(event: Event) -> None:
        heard.append(event)
        unsubscribe()

    unsubscribe = bus.subscribe(None, once)
    bus.publish(RunMoved("w"))
    bus.publish(RunMoved("w"))
    assert len(heard) == 1

"""Who wants to know about what: subscribers are called in the thread that publishes.

The window's bridge is one subscriber among others and takes events over into its own thread.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TypeVar

from cxworkshop.services.events import Event

E = TypeVar("E", bound=Event)


class EventBus:
    """Delivers events to subscribers, in the order in which they subscribed."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._subscribers: dict[object, tuple[type[Event] | None, Callable[[Event], None]]] = {}

    def subscribe(
        self, event_type: type[Event] | None, callback: Callable[[Event], None]
    ) -> Callable[[], None]:
        """Calls `callback` with every event of the type (None: every event) until the returned
        function is called."""
        ticket = object()
        with self._lock:
            self._subscribers[ticket] = (event_type, callback)

        def unsubscribe() -> None:
            with self._lock:
                self._subscribers.pop(ticket, None)

        return unsubscribe

    def publish(self, event: E) -> E:
        """Tells everyone concerned and returns the event. A subscriber that fails is our bug: its
        error is raised after all others have been told."""
        with self._lock:
            concerned = [
                callback
                for event_type, callback in self._subscribers.values()
                if event_type is None or isinstance(event, event_type)
            ]
        failure: Exception | None = None
        for callback in concerned:
            try:
                callback(event)
            except Exception as error:
                failure = failure or error
        if failure:
            raise failure
        return event

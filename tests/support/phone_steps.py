"""What browser tests of the phone page begin with: a guest who has joined, a round to rate."""

from __future__ import annotations

from tests.support.phone_browser import PhoneBrowser
from tests.support.room import RoomProcess, rating

WELCOME = {
    "kind": "welcome",
    "title": "Executive reveal",
    "client": "Meridian Rail",
    "text": "You will predict, rate, and then see yourselves against your customers.",
    "language": "en",
}
RECOVERY = "When something goes wrong, customers reach someone who can solve it."
CHANGE = "Customers can see things change because of what they tell us."


def joined(guest: PhoneBrowser, room: RoomProcess) -> None:
    """The guest has scanned the code and taken a seat."""
    room.tell("show", view=WELCOME)
    guest.open(room.url)
    guest.tap("I answer")
    guest.sees("You are in")
    room.hear("joined")


def open_ratings(room: RoomProcess) -> None:
    room.open("rate", questions=[rating("1a", RECOVERY), rating("4a", CHANGE)])

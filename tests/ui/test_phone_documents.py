"""What is offered to phones by hand and by itself stands in one list, and neither removes the
other's."""

from __future__ import annotations

from typing import Any

from cxworkshop.ui.phone_documents import PhoneDocuments


def file(name: str, path: str = "") -> dict[str, str]:
    return {"id": name, "title": name, "path": path or f"/plans/{name}"}


def offered(documents: PhoneDocuments, part: str, *files: dict[str, str]) -> list[str]:
    command: dict[str, Any] = {"do": "handout", "part": part, "files": list(files)}
    return [one["path"] for one in documents.whole(command)["files"]]


def test_each_part_changes_only_its_own_documents() -> None:
    documents = PhoneDocuments()
    assert offered(documents, "plans", file("ada")) == ["/plans/ada"]
    assert offered(documents, "hand_out", file("team")) == ["/plans/ada", "/plans/team"]
    assert offered(documents, "plans", file("bo")) == ["/plans/team", "/plans/bo"]
    assert offered(documents, "hand_out") == ["/plans/bo"]


def test_a_document_offered_twice_is_the_newer_one() -> None:
    documents = PhoneDocuments()
    offered(documents, "plans", file("ada", "/old"))
    assert offered(documents, "hand_out", file("ada", "/new")) == ["/new"]
    assert offered(documents, "plans", file("ada", "/newest")) == ["/newest"]


def test_other_commands_pass_as_they_are() -> None:
    command = {"do": "lock"}
    assert PhoneDocuments().whole(command) is command

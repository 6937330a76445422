"""What a survey is read for: a client's workshop, its statements, and what is known already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cxworkshop.domain.customers import CustomerSource
from cxworkshop.domain.statements import PairedStatement
from cxworkshop.intake.columns import Survey


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a survey is read for: the statements of a client's workshop on a day. `before` is what
    is kept now and lends its description, as `removed` does, which was taken out again, when its
    file is read once more; `earlier` is how this client's surveys were used before."""

    statements: tuple[PairedStatement, ...]
    client: str
    held_on: date
    before: CustomerSource | None = None
    earlier: Sequence[Mapping[str, Any]] = ()
    removed: CustomerSource | None = None

    def described(self, survey: Survey) -> CustomerSource:
        """The source as far as the file tells, and for the rest what was known of the one before;
        a panel in the room says nothing about a survey."""
        path = survey.table.path
        before = self.before if self.before and not self.before.panel else None
        if before is None and self.removed and self.removed.file_name == path.name:
            before = self.removed
        return CustomerSource(
            id="",
            name=before.name if before else path.stem.replace("_", " ").replace("-", " "),
            rows=survey.rows,
            field_from=survey.field_from or (before.field_from if before else None),
            field_to=survey.field_to or (before.field_to if before else None),
            population=before.population if before else "",
            invited=before.invited if before else None,
            file_name=path.name,
        )

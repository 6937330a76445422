"""What customers said: one source per workshop, with a score for each statement it covers."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from cxworkshop.domain.customers import CustomerScore, CustomerSource, Grade, ScoreKind
from cxworkshop.store import tables


def read(connection: Connection, workshop_id: str) -> CustomerSource | None:
    """The source of a workshop, or None."""
    source = tables.customer_source
    row = connection.execute(select(source).where(source.c.workshop_id == workshop_id)).first()
    if row is None:
        return None
    score = tables.customer_score
    scores = connection.execute(
        select(score).where(score.c.customer_source_id == row.id).order_by(score.c.place)
    )
    return CustomerSource(
        id=row.id,
        name=row.name,
        rows=row.rows,
        field_from=row.field_from,
        field_to=row.field_to,
        population=row.population,
        invited=row.invited,
        file_name=row.file_name,
        scores=tuple(_score(found) for found in scores),
    )


def keep(connection: Connection, workshop_id: str, source: CustomerSource | None) -> None:
    """Puts `source` in the place of what was there; None removes it."""
    table = tables.customer_source
    connection.execute(delete(table).where(table.c.workshop_id == workshop_id))
    if source is None:
        return
    connection.execute(
        insert(table).values(
            id=source.id,
            workshop_id=workshop_id,
            name=source.name,
            rows=source.rows,
            field_from=source.field_from,
            field_to=source.field_to,
            population=source.population,
            invited=source.invited,
            file_name=source.file_name,
        )
    )
    if source.scores:
        rows = [_row(source.id, place, score) for place, score in enumerate(source.scores)]
        connection.execute(insert(tables.customer_score), rows)


def _row(source_id: str, place: int, score: CustomerScore) -> dict[str, Any]:
    return {
        "customer_source_id": source_id,
        "place": place,
        "statement_id": score.statement_id,
        "kind": score.kind.value,
        "n": score.n,
        "counts": list(score.counts),
        "share": score.share,
        "mean": score.mean,
        "sd": score.sd,
        "top": score.top,
        "cant_judge": score.cant_judge,
        "weighted_counts": list(score.weighted_counts),
        "weight_sum": score.weight_sum,
        "weight_squared_sum": score.weight_squared_sum,
        "grade": score.grade.value,
        "column": score.column,
        "segment": score.segment,
        "confirmed": score.confirmed,
    }


def _score(row: Row[Any]) -> CustomerScore:
    return CustomerScore(
        statement_id=row.statement_id,
        kind=ScoreKind(row.kind),
        n=row.n,
        counts=tuple(row.counts),
        share=row.share,
        mean=row.mean,
        sd=row.sd,
        top=row.top,
        cant_judge=row.cant_judge,
        weighted_counts=tuple(row.weighted_counts),
        weight_sum=row.weight_sum,
        weight_squared_sum=row.weight_squared_sum,
        grade=Grade(row.grade),
        column=row.column,
        segment=row.segment,
        confirmed=row.confirmed,
    )

"""What customers said: one source per workshop, with a score for each statement it covers, their
own words, and the mapping that made it, which later surveys of the same client are offered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, insert, select

from cxworkshop.domain.customers import CustomerScore, CustomerSource, Grade, ScoreKind, Voice
from cxworkshop.store import tables


def read(connection: Connection, workshop_id: str) -> CustomerSource | None:
    """The source of a workshop, or None."""
    source = tables.customer_source
    row = connection.execute(select(source).where(source.c.workshop_id == workshop_id)).first()
    if row is None:
        return None
    return _source(
        row,
        _parts(connection, tables.customer_score, row.id),
        _parts(connection, tables.voice, row.id),
    )


def earlier_mappings(connection: Connection, workshop_id: str) -> list[Mapping[str, Any]]:
    """The mappings kept with the other workshops of the same client, the one held last first."""
    w, source = tables.workshop.c, tables.customer_source
    client = select(w.client_id).where(w.id == workshop_id).scalar_subquery()
    query = (
        select(source.c.mapping)
        .join(tables.workshop)
        .where(w.client_id == client, w.id != workshop_id)
        .order_by(w.held_on.desc(), w.id)
    )
    return [mapping for mapping in connection.scalars(query) if mapping]


def _source(row: Row[Any], scores: list[Row[Any]], voices: list[Row[Any]]) -> CustomerSource:
    return CustomerSource(
        id=row.id,
        name=row.name,
        rows=row.rows,
        field_from=row.field_from,
        field_to=row.field_to,
        population=row.population,
        invited=row.invited,
        file_name=row.file_name,
        scores=tuple(_score(found) for found in scores if not found.importance),
        importance=tuple(_score(found) for found in scores if found.importance),
        panel=row.panel,
        mapping=row.mapping,
        weight_column=row.weight_column,
        segment_column=row.segment_column,
        voice_column=row.voice_column,
        not_applicable=tuple(row.not_applicable),
        segments=tuple(row.segments),
        segment_rows=tuple(row.segment_rows),
        voices=tuple(
            Voice(found.id, found.text, found.segment, found.approved, found.statement_id)
            for found in voices
        ),
        left_out=tuple(row.left_out),
    )


def keep(connection: Connection, workshop_id: str, source: CustomerSource | None) -> None:
    """Puts `source` in the place of what was there; None removes it."""
    table = tables.customer_source
    connection.execute(delete(table).where(table.c.workshop_id == workshop_id))
    if source is None:
        return
    connection.execute(insert(table).values(workshop_id=workshop_id, **_columns(source)))
    said = [(score, False) for score in source.scores]
    said += [(score, True) for score in source.importance]
    scores = [_row(source.id, place, *one) for place, one in enumerate(said)]
    voices = [_voice_row(source.id, place, voice) for place, voice in enumerate(source.voices)]
    for part, rows in ((tables.customer_score, scores), (tables.voice, voices)):
        if rows:
            connection.execute(insert(part), rows)


def _parts(connection: Connection, table: Table, source_id: str) -> list[Row[Any]]:
    query = select(table).where(table.c.customer_source_id == source_id).order_by(table.c.place)
    return list(connection.execute(query))


def _columns(source: CustomerSource) -> dict[str, Any]:
    return {
        "id": source.id,
        "name": source.name,
        "rows": source.rows,
        "field_from": source.field_from,
        "field_to": source.field_to,
        "population": source.population,
        "invited": source.invited,
        "file_name": source.file_name,
        "panel": source.panel,
        "mapping": dict(source.mapping),
        "weight_column": source.weight_column,
        "segment_column": source.segment_column,
        "voice_column": source.voice_column,
        "not_applicable": list(source.not_applicable),
        "segments": list(source.segments),
        "segment_rows": list(source.segment_rows),
        "left_out": list(source.left_out),
    }


def _voice_row(source_id: str, place: int, voice: Voice) -> dict[str, Any]:
    return {
        "customer_source_id": source_id,
        "place": place,
        "id": voice.id,
        "text": voice.text,
        "segment": voice.segment,
        "statement_id": voice.statement_id,
        "approved": voice.approved,
    }


def _row(source_id: str, place: int, score: CustomerScore, importance: bool) -> dict[str, Any]:
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
        "importance": importance,
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

"""The tables, nothing else. What they mean stands in the files that read and write them.

Identities are text, types are portable, and nothing in here says who answered what: an answer has
a random key and its value, and its rows lie in the order of those keys.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Time,
)

from cxworkshop.store.column_types import Identity, UtcInstant

VERSION = 1

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _of(table: str, *, key: bool = False, index: bool = True) -> Column[Any]:
    """A column that points at its parent row and goes with it."""
    parent = ForeignKey(f"{table}.id", ondelete="CASCADE")
    name = f"{table}_id"
    if key:
        return Column(name, Identity, parent, primary_key=True)
    return Column(name, Identity, parent, nullable=False, index=index)


client = Table(
    "client",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
)

workshop = Table(
    "workshop",
    metadata,
    Column("id", Identity, primary_key=True),
    Column("client_id", Identity, ForeignKey("client.id"), nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("template_id", String(64), nullable=False),
    Column("held_on", Date, nullable=False),
    Column("starts_at", Time, nullable=False),
    Column("status", String(32), nullable=False),
    Column("language", String(16), nullable=False),
    Column("customers_word", Text, nullable=False),
    Column("threshold", Float, nullable=False),
    Column("k", Integer, nullable=False),
    Column("minutes_available", Integer, nullable=False),
    Column("sample", Boolean, nullable=False),
    Column("follows_id", Identity),
    Column("offered_actions", JSON(none_as_null=True)),
    Column("wifi_name", Text, nullable=False),
    Column("wifi_password", Text, nullable=False),
    Column("brand_colour", String(7), nullable=False),
    Column("brand_logo", Text, nullable=False),
    Column("segment", Text),
    Column("strict", Boolean, nullable=False),
    Column("open_mode", Boolean, nullable=False),
    Column("team_size", Integer, nullable=False),
    Column("room_mode", String(16), nullable=False),
    Column("population", Integer),
    Column("search_text", Text, nullable=False),
    Column("said_points", Integer),
    Column("customers_points", Integer),
    Column("gap_points", Integer),
    Column("rehearsed_at", UtcInstant),
    Column("statements", JSON, nullable=False),  # long, and therefore last
    Index("ix_workshop_held_on", "held_on", "starts_at", "search_text", "id"),
    Index("ix_workshop_status", "status", "held_on", "starts_at", "search_text", "id"),
)

person = Table(
    "person",
    metadata,
    _of("workshop", key=True),
    Column("id", Identity, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("function", Text, nullable=False),
)

step = Table(
    "step",
    metadata,
    _of("workshop", key=True),
    Column("id", String(64), primary_key=True),
    Column("place", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("title", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("notes", Text, nullable=False),
    Column("prompts", JSON, nullable=False),
    Column("content", JSON, nullable=False),
)

round_ = Table(
    "round",
    metadata,
    Column("id", Identity, primary_key=True),
    _of("workshop"),
    Column("place", Integer, nullable=False),
    Column("step_id", String(64), nullable=False),
    Column("asks", String(16), nullable=False),
    Column("title", Text, nullable=False),
    Column("language", String(16), nullable=False),
    Column("questions", JSON, nullable=False),
    Column("cut", JSON(none_as_null=True)),
    Column("statements", JSON, nullable=False),
    Column("k", Integer, nullable=False),
    Column("threshold", Float, nullable=False),
    Column("team_size", Integer, nullable=False),
    Column("room_mode", String(16), nullable=False),
    Column("population", Integer),
    Column("segment", Text),
    Column("strict", Boolean, nullable=False),
    Column("open_mode", Boolean, nullable=False),
    Column("answered_by", String(16), nullable=False),
    Column("answered", Integer, nullable=False),
    Column("ways", JSON, nullable=False),
    Column("opened_at", UtcInstant),
    Column("closed_at", UtcInstant),
    Column("revealed_at", UtcInstant),
)

answer = Table(
    "answer",
    metadata,
    Column("id", Identity, primary_key=True),
    _of("round"),
    Column("question_id", String(64), nullable=False),
    Column("value", JSON),
    sqlite_with_rowid=False,
)

customer_source = Table(
    "customer_source",
    metadata,
    Column("id", Identity, primary_key=True),
    _of("workshop"),
    Column("name", Text, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("field_from", Date),
    Column("field_to", Date),
    Column("population", Text, nullable=False),
    Column("invited", Integer),
    Column("file_name", Text, nullable=False),
    Column("panel", Boolean, nullable=False),
    Column("mapping", JSON, nullable=False),
    Column("weight_column", Text, nullable=False),
    Column("segment_column", Text, nullable=False),
    Column("voice_column", Text, nullable=False),
    Column("not_applicable", JSON, nullable=False),
    Column("segments", JSON, nullable=False),
    Column("segment_rows", JSON, nullable=False),
    Column("left_out", JSON, nullable=False),
)

customer_score = Table(
    "customer_score",
    metadata,
    _of("customer_source", key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("statement_id", String(64), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("n", Integer, nullable=False),
    Column("counts", JSON, nullable=False),
    Column("share", Float),
    Column("mean", Float),
    Column("sd", Float),
    Column("top", Integer, nullable=False),
    Column("cant_judge", Integer, nullable=False),
    Column("weighted_counts", JSON, nullable=False),
    Column("weight_sum", Float),
    Column("weight_squared_sum", Float),
    Column("grade", String(1), nullable=False),
    Column("column", Text, nullable=False),
    Column("segment", Text),
    Column("confirmed", Boolean, nullable=False),
    Column("importance", Boolean, nullable=False),
)

voice = Table(
    "voice",
    metadata,
    _of("customer_source", key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("id", String(64), nullable=False),
    Column("text", Text, nullable=False),
    Column("segment", Text),
    Column("statement_id", String(64)),
    Column("approved", Boolean, nullable=False),
)

board = Table(
    "board",
    metadata,
    Column("id", Identity, primary_key=True),
    _of("workshop"),
    Column("canvas", String(64), nullable=False),
)

card = Table(
    "card",
    metadata,
    Column("id", Identity, primary_key=True),
    _of("board"),
    Column("place", Integer, nullable=False),
    Column("statement_id", String(64)),
    Column("fields", JSON, nullable=False),
)

action = Table(
    "action",
    metadata,
    Column("id", Identity, primary_key=True),
    _of("workshop"),
    Column("place", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("owner_id", Identity),
    Column("partner_id", Identity),
    Column("levers", JSON, nullable=False),
    Column("first_step", Text, nullable=False),
    Column("first_step_by", Date),
    Column("measure", Text, nullable=False),
    Column("baseline", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("if_then", Text, nullable=False),
    Column("stops", Text, nullable=False),
    Column("support", Text, nullable=False),
    Column("stage", String(16)),
    Column("depth_answers", JSON, nullable=False),
    Column("catalogue_id", String(64)),
)

link = Table(
    "link",
    metadata,
    _of("action", key=True),
    Column("statement_id", String(64)),
    Column("cause_id", Identity),
)

check_in = Table(
    "check_in",
    metadata,
    Column("id", Identity, primary_key=True),
    _of("action"),
    Column("due_on", Date, nullable=False),
    Column("outcome", String(16)),
    Column("learned", Text, nullable=False),
)

pledge = Table(
    "pledge",
    metadata,
    Column("id", Identity, primary_key=True),
    _of("workshop"),
    Column("name", Text, nullable=False),
    Column("text", Text, nullable=False),
    sqlite_with_rowid=False,
)

run = Table(
    "run",
    metadata,
    _of("workshop", key=True),
    Column("step_id", String(64), nullable=False),
    Column("cue_index", Integer, nullable=False),
    Column("run_started_at", UtcInstant, nullable=False),
    Column("step_started_at", UtcInstant, nullable=False),
    Column("finished_at", UtcInstant),
    Column("seconds_by_step", JSON, nullable=False),
    Column("released", Boolean, nullable=False),
    Column("join_code", String(16), nullable=False),
)

chosen = Table(
    "chosen",
    metadata,
    _of("workshop", key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("statement_id", String(64), nullable=False),
)

note = Table(
    "note",
    metadata,
    _of("workshop", key=True),
    Column("step_id", String(64), primary_key=True),
    Column("text", Text, nullable=False),
)

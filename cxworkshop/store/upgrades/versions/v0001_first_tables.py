"""The first tables: workshops, rounds and answers, customers, plans, runs."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _workshops()
    _rounds()
    _customers()
    _plans()


def _workshops() -> None:
    op.create_table(
        "client",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_client"),
        sa.UniqueConstraint("name", name="uq_client_name"),
    )
    op.create_table(
        "workshop",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("client_id", sa.String(64), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("template_id", sa.String(64), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("customers_word", sa.Text(), nullable=False),
        sa.Column("threshold", sa.Float(), nullable=False),
        sa.Column("k", sa.Integer(), nullable=False),
        sa.Column("minutes_available", sa.Integer(), nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("follows_id", sa.String(64)),
        sa.Column("offered_actions", sa.JSON(none_as_null=True)),
        sa.Column("wifi_name", sa.Text(), nullable=False),
        sa.Column("wifi_password", sa.Text(), nullable=False),
        sa.Column("brand_colour", sa.String(7), nullable=False),
        sa.Column("brand_logo", sa.Text(), nullable=False),
        sa.Column("segment", sa.Text()),
        sa.Column("strict", sa.Boolean(), nullable=False),
        sa.Column("open_mode", sa.Boolean(), nullable=False),
        sa.Column("team_size", sa.Integer(), nullable=False),
        sa.Column("room_mode", sa.String(16), nullable=False),
        sa.Column("population", sa.Integer()),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("said_points", sa.Integer()),
        sa.Column("customers_points", sa.Integer()),
        sa.Column("gap_points", sa.Integer()),
        sa.Column("rehearsed_at", sa.DateTime()),
        sa.Column("statements", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name="fk_workshop_client_id"),
        sa.PrimaryKeyConstraint("id", name="pk_workshop"),
    )
    op.create_index("ix_workshop_client_id", "workshop", ["client_id"])
    op.create_index(
        "ix_workshop_held_on", "workshop", ["held_on", "starts_at", "search_text", "id"]
    )
    columns = ["status", "held_on", "starts_at", "search_text", "id"]
    op.create_index("ix_workshop_status", "workshop", columns)
    op.create_table(
        "person",
        sa.Column("workshop_id", sa.String(64), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("function", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name="fk_person_workshop_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_id", "id", name="pk_person"),
    )
    op.create_table(
        "step",
        sa.Column("workshop_id", sa.String(64), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("prompts", sa.JSON(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name="fk_step_workshop_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_id", "id", name="pk_step"),
    )
    op.create_table(
        "run",
        sa.Column("workshop_id", sa.String(64), nullable=False),
        sa.Column("step_id", sa.String(64), nullable=False),
        sa.Column("cue_index", sa.Integer(), nullable=False),
        sa.Column("run_started_at", sa.DateTime(), nullable=False),
        sa.Column("step_started_at", sa.DateTime(), nullable=False),
        sa.Column("finished_at", sa.DateTime()),
        sa.Column("seconds_by_step", sa.JSON(), nullable=False),
        sa.Column("released", sa.Boolean(), nullable=False),
        sa.Column("join_code", sa.String(16), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name="fk_run_workshop_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_id", name="pk_run"),
    )
    op.create_table(
        "chosen",
        sa.Column("workshop_id", sa.String(64), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("statement_id", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name="fk_chosen_workshop_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_id", "place", name="pk_chosen"),
    )
    op.create_table(
        "note",
        sa.Column("workshop_id", sa.String(64), nullable=False),
        sa.Column("step_id", sa.String(64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name="fk_note_workshop_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_id", "step_id", name="pk_note"),
    )


def _rounds() -> None:
    op.create_table(
        "round",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("workshop_id", sa.String(64), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.String(64), nullable=False),
        sa.Column("asks", sa.String(16), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("cut", sa.JSON(none_as_null=True)),
        sa.Column("statements", sa.JSON(), nullable=False),
        sa.Column("k", sa.Integer(), nullable=False),
        sa.Column("threshold", sa.Float(), nullable=False),
        sa.Column("team_size", sa.Integer(), nullable=False),
        sa.Column("room_mode", sa.String(16), nullable=False),
        sa.Column("population", sa.Integer()),
        sa.Column("segment", sa.Text()),
        sa.Column("strict", sa.Boolean(), nullable=False),
        sa.Column("open_mode", sa.Boolean(), nullable=False),
        sa.Column("answered_by", sa.String(16), nullable=False),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.Column("ways", sa.JSON(), nullable=False),
        sa.Column("opened_at", sa.DateTime()),
        sa.Column("closed_at", sa.DateTime()),
        sa.Column("revealed_at", sa.DateTime()),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name="fk_round_workshop_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_round"),
    )
    op.create_index("ix_round_workshop_id", "round", ["workshop_id"])
    op.create_table(
        "answer",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("round_id", sa.String(64), nullable=False),
        sa.Column("question_id", sa.String(64), nullable=False),
        sa.Column("value", sa.JSON()),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name="fk_answer_round_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_answer"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_answer_round_id", "answer", ["round_id"])


def _customers() -> None:
    op.create_table(
        "customer_source",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("workshop_id", sa.String(64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("field_from", sa.Date()),
        sa.Column("field_to", sa.Date()),
        sa.Column("population", sa.Text(), nullable=False),
        sa.Column("invited", sa.Integer()),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("panel", sa.Boolean(), nullable=False),
        sa.Column("mapping", sa.JSON(), nullable=False),
        sa.Column("weight_column", sa.Text(), nullable=False),
        sa.Column("segment_column", sa.Text(), nullable=False),
        sa.Column("voice_column", sa.Text(), nullable=False),
        sa.Column("not_applicable", sa.JSON(), nullable=False),
        sa.Column("segments", sa.JSON(), nullable=False),
        sa.Column("segment_rows", sa.JSON(), nullable=False),
        sa.Column("left_out", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshop.id"],
            name="fk_customer_source_workshop_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_customer_source"),
    )
    op.create_index("ix_customer_source_workshop_id", "customer_source", ["workshop_id"])
    op.create_table(
        "customer_score",
        sa.Column("customer_source_id", sa.String(64), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("statement_id", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("share", sa.Float()),
        sa.Column("mean", sa.Float()),
        sa.Column("sd", sa.Float()),
        sa.Column("top", sa.Integer(), nullable=False),
        sa.Column("cant_judge", sa.Integer(), nullable=False),
        sa.Column("weighted_counts", sa.JSON(), nullable=False),
        sa.Column("weight_sum", sa.Float()),
        sa.Column("weight_squared_sum", sa.Float()),
        sa.Column("grade", sa.String(1), nullable=False),
        sa.Column("column", sa.Text(), nullable=False),
        sa.Column("segment", sa.Text()),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("importance", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_source_id"],
            ["customer_source.id"],
            name="fk_customer_score_customer_source_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("customer_source_id", "place", name="pk_customer_score"),
    )
    op.create_table(
        "voice",
        sa.Column("customer_source_id", sa.String(64), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("segment", sa.Text()),
        sa.Column("statement_id", sa.String(64)),
        sa.Column("approved", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_source_id"],
            ["customer_source.id"],
            name="fk_voice_customer_source_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("customer_source_id", "place", name="pk_voice"),
    )


def _plans() -> None:
    op.create_table(
        "board",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("workshop_id", sa.String(64), nullable=False),
        sa.Column("canvas", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name="fk_board_workshop_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_board"),
    )
    op.create_index("ix_board_workshop_id", "board", ["workshop_id"])
    op.create_table(
        "card",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("board_id", sa.String(64), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("statement_id", sa.String(64)),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["board_id"], ["board.id"], name="fk_card_board_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_card"),
    )
    op.create_index("ix_card_board_id", "card", ["board_id"])
    op.create_table(
        "action",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("workshop_id", sa.String(64), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.String(64)),
        sa.Column("partner_id", sa.String(64)),
        sa.Column("levers", sa.JSON(), nullable=False),
        sa.Column("first_step", sa.Text(), nullable=False),
        sa.Column("first_step_by", sa.Date()),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("baseline", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("if_then", sa.Text(), nullable=False),
        sa.Column("stops", sa.Text(), nullable=False),
        sa.Column("support", sa.Text(), nullable=False),
        sa.Column("stage", sa.String(16)),
        sa.Column("depth_answers", sa.JSON(), nullable=False),
        sa.Column("catalogue_id", sa.String(64)),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name="fk_action_workshop_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_action"),
    )
    op.create_index("ix_action_workshop_id", "action", ["workshop_id"])
    op.create_table(
        "link",
        sa.Column("action_id", sa.String(64), nullable=False),
        sa.Column("statement_id", sa.String(64)),
        sa.Column("cause_id", sa.String(64)),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], name="fk_link_action_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("action_id", name="pk_link"),
    )
    op.create_table(
        "check_in",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("action_id", sa.String(64), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(16)),
        sa.Column("learned", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], name="fk_check_in_action_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_check_in"),
    )
    op.create_index("ix_check_in_action_id", "check_in", ["action_id"])
    op.create_table(
        "pledge",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("workshop_id", sa.String(64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name="fk_pledge_workshop_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_pledge"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_pledge_workshop_id", "pledge", ["workshop_id"])

"""First."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:  # noqa: PLR0915 - every table there is
    """Run once, inside the transaction of `migrate`."""
    op.create_table(
        "bin",
        sa.Column("root_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("subject", sa.Integer(), nullable=False),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.Column("drafts", sa.JSON(), nullable=False),
        sa.Column("places", sa.JSON(), nullable=False),
        sa.Column("counted_days", sa.Integer(), nullable=False),
        sa.Column("pupils", sa.JSON(), nullable=False),
        sa.Column("contents", sa.JSON(), nullable=False),
        sa.Column("closed_in", sa.Uuid(), nullable=True),
        sa.Column("closed_because", sa.Text(), nullable=True),
        sa.Column("closed_why", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("root_id", name=op.f("pk_bin")),
    )
    op.create_table(
        "content",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_content")),
    )
    op.create_table(
        "draft",
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("cursor", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("record_id", "field", name=op.f("pk_draft")),
    )
    op.create_table(
        "erasure",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("along", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("binned_at", sa.DateTime(), nullable=False),
        sa.Column("erased_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure")),
    )
    op.create_index(op.f("ix_erasure_seq"), "erasure", ["seq"], unique=False)
    op.create_table(
        "history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject", sa.Integer(), nullable=False),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history")),
    )
    op.create_index(op.f("ix_history_file_id"), "history", ["file_id"], unique=False)
    op.create_table(
        "history_record",
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("history_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("record_id", "history_id", name=op.f("pk_history_record")),
    )
    op.create_index(
        op.f("ix_history_record_history_id"), "history_record", ["history_id"], unique=False
    )
    op.create_table(
        "line",
        sa.Column("about", sa.Uuid(), nullable=False),
        sa.Column("pupil_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("made_with", sa.Text(), nullable=False),
        sa.Column("line", sa.Text(), nullable=True),
        sa.Column("beside", sa.Text(), nullable=True),
        sa.Column("is_quiet", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("about", name=op.f("pk_line")),
    )
    op.create_index(op.f("ix_line_number"), "line", ["number"], unique=False)
    op.create_index("ix_line_pupil_id_is_quiet", "line", ["pupil_id", "is_quiet"], unique=False)
    op.create_table(
        "loose_content",
        sa.Column("content_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("content_id", name=op.f("pk_loose_content")),
    )
    op.create_table(
        "professional",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("groups", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("available", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_professional")),
    )
    op.create_index(op.f("ix_professional_seq"), "professional", ["seq"], unique=False)
    op.create_table(
        "pupil",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("call_name", sa.Text(), nullable=False),
        sa.Column("first_names", sa.Text(), nullable=False),
        sa.Column("initials", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("surname", sa.Text(), nullable=False),
        sa.Column("born_on", sa.JSON(), nullable=True),
        sa.Column("gender", sa.Text(), nullable=False),
        sa.Column("group_name", sa.Text(), nullable=False),
        sa.Column("year_group", sa.Text(), nullable=False),
        sa.Column("location", sa.Text(), nullable=False),
        sa.Column("enrolled_on", sa.Date(), nullable=True),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("town", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("address_secret", sa.Boolean(), nullable=False),
        sa.Column("home_language", sa.Text(), nullable=False),
        sa.Column("interpreter", sa.Text(), nullable=True),
        sa.Column("in_netherlands_since", sa.Date(), nullable=True),
        sa.Column("dutch_school_since", sa.Date(), nullable=True),
        sa.Column("about_me", sa.Text(), nullable=False),
        sa.Column("pupil_number", sa.Text(), nullable=False),
        sa.Column("edexml_key", sa.Text(), nullable=False),
        sa.Column("eckid", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pupil")),
    )
    op.create_index(op.f("ix_pupil_seq"), "pupil", ["seq"], unique=False)
    op.create_table(
        "school_holiday",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_holiday")),
    )
    op.create_index(op.f("ix_school_holiday_seq"), "school_holiday", ["seq"], unique=False)
    op.create_table(
        "searched",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("pupil_id", sa.Uuid(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("stamp", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_searched")),
    )
    op.create_index(op.f("ix_searched_day"), "searched", ["day"], unique=False)
    op.create_index(
        "ix_searched_leaving",
        "searched",
        ["number"],
        unique=False,
        sqlite_where=sa.text("kind = ''"),
    )
    op.create_index(op.f("ix_searched_record_id"), "searched", ["record_id"], unique=True)
    op.create_table(
        "setting",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )
    op.create_table(
        "sitting",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sitting")),
    )
    op.create_index(op.f("ix_sitting_seq"), "sitting", ["seq"], unique=False)
    op.create_table(
        "swv_profile",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("sector", sa.Text(), nullable=True),
        sa.Column("counter", sa.Text(), nullable=False),
        sa.Column("counter_name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("levels", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_swv_profile")),
    )
    op.create_index(op.f("ix_swv_profile_seq"), "swv_profile", ["seq"], unique=False)
    op.create_table(
        "career_year",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pupil_id", sa.Uuid(), nullable=False),
        sa.Column("began_in", sa.Integer(), nullable=True),
        sa.Column("group", sa.Text(), nullable=False),
        sa.Column("school", sa.Text(), nullable=False),
        sa.Column("went", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_career_year_pupil_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_career_year")),
    )
    op.create_index(op.f("ix_career_year_pupil_id"), "career_year", ["pupil_id"], unique=False)
    op.create_index(op.f("ix_career_year_seq"), "career_year", ["seq"], unique=False)
    op.create_table(
        "guardian",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pupil_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=True),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("measure_until", sa.Date(), nullable=True),
        sa.Column("custody", sa.Text(), nullable=False),
        sa.Column("custody_source", sa.Text(), nullable=False),
        sa.Column("custody_checked_on", sa.Date(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("contact_preference", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("interpreter", sa.Text(), nullable=True),
        sa.Column("informed", sa.Text(), nullable=True),
        sa.Column("lives_with_pupil", sa.Boolean(), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("postal_address", sa.Text(), nullable=False),
        sa.Column("address_secret", sa.Boolean(), nullable=False),
        sa.Column("deceased", sa.Boolean(), nullable=False),
        sa.Column("restriction", sa.Text(), nullable=False),
        sa.Column("ruling_on", sa.Date(), nullable=True),
        sa.Column("restricted_until", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_guardian_pupil_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guardian")),
    )
    op.create_index(op.f("ix_guardian_pupil_id"), "guardian", ["pupil_id"], unique=False)
    op.create_index(op.f("ix_guardian_seq"), "guardian", ["seq"], unique=False)
    op.create_table(
        "school",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("brin", sa.Text(), nullable=False),
        sa.Column("sector", sa.Text(), nullable=True),
        sa.Column("school_year", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("town", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("board", sa.Text(), nullable=False),
        sa.Column("director", sa.Text(), nullable=False),
        sa.Column("coordinator", sa.Text(), nullable=False),
        sa.Column("swv_id", sa.Uuid(), nullable=True),
        sa.Column("region", sa.Text(), nullable=True),
        sa.Column("working_days", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["swv_id"], ["swv_profile.id"], name=op.f("fk_school_swv_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school")),
    )
    op.create_index(op.f("ix_school_seq"), "school", ["seq"], unique=False)
    op.create_index(op.f("ix_school_swv_id"), "school", ["swv_id"], unique=False)
    op.create_table(
        "support_file",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pupil_id", sa.Uuid(), nullable=False),
        sa.Column("trajectory", sa.Text(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("taken_over_on", sa.Date(), nullable=True),
        sa.Column("taken_over_level", sa.Integer(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_support_file_pupil_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_file")),
    )
    op.create_index(op.f("ix_support_file_pupil_id"), "support_file", ["pupil_id"], unique=False)
    op.create_index(op.f("ix_support_file_seq"), "support_file", ["seq"], unique=False)
    op.create_table(
        "swv_demand",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("profile_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=True),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("document", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("length", sa.Integer(), nullable=True),
        sa.Column("months", sa.Integer(), nullable=True),
        sa.Column("least_months", sa.Integer(), nullable=True),
        sa.Column("tests", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("how_sure", sa.Text(), nullable=True),
        sa.Column("seen_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["profile_id"], ["swv_profile.id"], name=op.f("fk_swv_demand_profile_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_swv_demand")),
    )
    op.create_index(op.f("ix_swv_demand_profile_id"), "swv_demand", ["profile_id"], unique=False)
    op.create_index(op.f("ix_swv_demand_seq"), "swv_demand", ["seq"], unique=False)
    op.create_table(
        "swv_form",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("profile_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("is_flat", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("listing", sa.Text(), nullable=False),
        sa.Column("content_id", sa.Uuid(), nullable=True),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["profile_id"], ["swv_profile.id"], name=op.f("fk_swv_form_profile_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_swv_form")),
    )
    op.create_index(op.f("ix_swv_form_content_id"), "swv_form", ["content_id"], unique=False)
    op.create_index(op.f("ix_swv_form_profile_id"), "swv_form", ["profile_id"], unique=False)
    op.create_index(op.f("ix_swv_form_seq"), "swv_form", ["seq"], unique=False)
    op.create_table(
        "swv_route",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("profile_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("own_words", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("signers", sa.JSON(), nullable=False),
        sa.Column("experts", sa.Text(), nullable=True),
        sa.Column("delivery", sa.Text(), nullable=True),
        sa.Column("names_pupil", sa.Boolean(), nullable=False),
        sa.Column("with_data", sa.Boolean(), nullable=False),
        sa.Column("term_weeks", sa.Integer(), nullable=True),
        sa.Column("term_from", sa.Text(), nullable=True),
        sa.Column("in_working_weeks", sa.Boolean(), nullable=False),
        sa.Column("complaint", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("how_sure", sa.Text(), nullable=True),
        sa.Column("seen_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["profile_id"], ["swv_profile.id"], name=op.f("fk_swv_route_profile_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_swv_route")),
    )
    op.create_index(op.f("ix_swv_route_profile_id"), "swv_route", ["profile_id"], unique=False)
    op.create_index(op.f("ix_swv_route_seq"), "swv_route", ["seq"], unique=False)
    op.create_table(
        "team_agreement",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sitting_id"], ["sitting.id"], name=op.f("fk_team_agreement_sitting_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_agreement")),
    )
    op.create_index(op.f("ix_team_agreement_seq"), "team_agreement", ["seq"], unique=False)
    op.create_index(
        op.f("ix_team_agreement_sitting_id"), "team_agreement", ["sitting_id"], unique=False
    )
    op.create_table(
        "absence_total",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("excused", sa.Integer(), nullable=True),
        sa.Column("unexcused", sa.Integer(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("is_over_quarter", sa.Boolean(), nullable=True),
        sa.Column("limit_on", sa.Date(), nullable=True),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["support_file.id"], name=op.f("fk_absence_total_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence_total")),
    )
    op.create_index(op.f("ix_absence_total_file_id"), "absence_total", ["file_id"], unique=False)
    op.create_index(op.f("ix_absence_total_seq"), "absence_total", ["seq"], unique=False)
    op.create_table(
        "adapted_teaching",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("ground", sa.Text(), nullable=True),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("expert", sa.Text(), nullable=False),
        sa.Column("applied_on", sa.Date(), nullable=True),
        sa.Column("granted_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["file_id"], ["support_file.id"], name=op.f("fk_adapted_teaching_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adapted_teaching")),
    )
    op.create_index(
        op.f("ix_adapted_teaching_file_id"), "adapted_teaching", ["file_id"], unique=False
    )
    op.create_index(op.f("ix_adapted_teaching_seq"), "adapted_teaching", ["seq"], unique=False)
    op.create_table(
        "at_home",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("back_on", sa.Date(), nullable=True),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("officer_on", sa.Date(), nullable=True),
        sa.Column("offer", sa.Text(), nullable=False),
        sa.Column("offered_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["file_id"], ["support_file.id"], name=op.f("fk_at_home_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_at_home")),
    )
    op.create_index(op.f("ix_at_home_file_id"), "at_home", ["file_id"], unique=False)
    op.create_index(op.f("ix_at_home_seq"), "at_home", ["seq"], unique=False)
    op.create_table(
        "attachment",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("content_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("dated_on", sa.Date(), nullable=True),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("maker", sa.Integer(), nullable=False),
        sa.Column("made", sa.JSON(), nullable=True),
        sa.Column("pages_id", sa.Uuid(), nullable=True),
        sa.Column("pages_digest", sa.Text(), nullable=False),
        sa.Column("unfit", sa.Text(), nullable=True),
        sa.Column("unfit_sign", sa.Text(), nullable=False),
        sa.Column("goes_along", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["support_file.id"], name=op.f("fk_attachment_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    op.create_index(op.f("ix_attachment_content_id"), "attachment", ["content_id"], unique=False)
    op.create_index(op.f("ix_attachment_file_id"), "attachment", ["file_id"], unique=False)
    op.create_index(op.f("ix_attachment_maker"), "attachment", ["maker"], unique=False)
    op.create_index(op.f("ix_attachment_pages_id"), "attachment", ["pages_id"], unique=False)
    op.create_index(op.f("ix_attachment_seq"), "attachment", ["seq"], unique=False)
    op.create_table(
        "broad_view_entry",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("domain", sa.Text(), nullable=False),
        sa.Column("strong", sa.Text(), nullable=False),
        sa.Column("vulnerable", sa.Text(), nullable=False),
        sa.Column("unknown", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["file_id"], ["support_file.id"], name=op.f("fk_broad_view_entry_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broad_view_entry")),
    )
    op.create_index(
        op.f("ix_broad_view_entry_file_id"), "broad_view_entry", ["file_id"], unique=False
    )
    op.create_index(op.f("ix_broad_view_entry_seq"), "broad_view_entry", ["seq"], unique=False)
    op.create_table(
        "consent",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=True),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("piece_id", sa.Uuid(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["support_file.id"], name=op.f("fk_consent_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    op.create_index(op.f("ix_consent_file_id"), "consent", ["file_id"], unique=False)
    op.create_index(op.f("ix_consent_seq"), "consent", ["seq"], unique=False)
    op.create_table(
        "contact",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("pupil_id", sa.Uuid(), nullable=True),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("way", sa.Text(), nullable=True),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("trust", sa.Integer(), nullable=True),
        sa.Column("more_needed", sa.Boolean(), nullable=False),
        sa.Column("why_not_weighed", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["support_file.id"], name=op.f("fk_contact_file_id")),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_contact_pupil_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
    )
    op.create_index(op.f("ix_contact_file_id"), "contact", ["file_id"], unique=False)
    op.create_index(op.f("ix_contact_pupil_id"), "contact", ["pupil_id"], unique=False)
    op.create_index(op.f("ix_contact_seq"), "contact", ["seq"], unique=False)
    op.create_table(
        "contract",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("talked_on", sa.Date(), nullable=True),
        sa.Column("present", sa.Text(), nullable=False),
        sa.Column("shared_perspective", sa.Text(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["file_id"], ["support_file.id"], name=op.f("fk_contract_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract")),
    )
    op.create_index(op.f("ix_contract_file_id"), "contract", ["file_id"], unique=False)
    op.create_index(op.f("ix_contract_seq"), "contract", ["seq"], unique=False)
    op.create_table(
        "escalation",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("trigger", sa.Text(), nullable=True),
        sa.Column("about", sa.Uuid(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("asked_of", sa.Text(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("outcome_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["file_id"], ["support_file.id"], name=op.f("fk_escalation_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalation")),
    )
    op.create_index(op.f("ix_escalation_file_id"), "escalation", ["file_id"], unique=False)
    op.create_index(op.f("ix_escalation_seq"), "escalation", ["seq"], unique=False)
    op.create_table(
        "goal",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("aim", sa.Text(), nullable=False),
        sa.Column("own_words", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("baseline", sa.Text(), nullable=True),
        sa.Column("target", sa.Text(), nullable=True),
        sa.Column("measured_by", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("domain", sa.Text(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("state_reason", sa.Text(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["file_id"], ["support_file.id"], name=op.f("fk_goal_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal")),
    )
    op.create_index(op.f("ix_goal_file_id"), "goal", ["file_id"], unique=False)
    op.create_index(op.f("ix_goal_seq"), "goal", ["seq"], unique=False)
    op.create_table(
        "help_question",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("asker", sa.Text(), nullable=False),
        sa.Column("guardian_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["file_id"], ["support_file.id"], name=op.f("fk_help_question_file_id")
        ),
        sa.ForeignKeyConstraint(
            ["guardian_id"], ["guardian.id"], name=op.f("fk_help_question_guardian_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_question")),
    )
    op.create_index(op.f("ix_help_question_file_id"), "help_question", ["file_id"], unique=False)
    op.create_index(
        op.f("ix_help_question_guardian_id"), "help_question", ["guardian_id"], unique=False
    )
    op.create_index(op.f("ix_help_question_seq"), "help_question", ["seq"], unique=False)
    op.create_table(
        "hypothesis",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=True),
        sa.Column("assumption", sa.Text(), nullable=False),
        sa.Column("speaks_for", sa.Text(), nullable=False),
        sa.Column("speaks_against", sa.Text(), nullable=False),
        sa.Column("how_to_test", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("outcome_note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["support_file.id"], name=op.f("fk_hypothesis_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hypothesis")),
    )
    op.create_index(op.f("ix_hypothesis_file_id"), "hypothesis", ["file_id"], unique=False)
    op.create_index(op.f("ix_hypothesis_seq"), "hypothesis", ["seq"], unique=False)
    op.create_table(
        "meeting",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("sitting_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("starts_at", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("lasts", sa.Integer(), nullable=True),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("chair", sa.Text(), nullable=False),
        sa.Column("decides", sa.Text(), nullable=False),
        sa.Column("agenda", sa.Text(), nullable=False),
        sa.Column("interpreter", sa.Text(), nullable=True),
        sa.Column("discussed", sa.Text(), nullable=False),
        sa.Column("not_invited_because", sa.Text(), nullable=False),
        sa.Column("sent_to", sa.Text(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["file_id"], ["support_file.id"], name=op.f("fk_meeting_file_id")),
        sa.ForeignKeyConstraint(["sitting_id"], ["sitting.id"], name=op.f("fk_meeting_sitting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
    )
    op.create_index(op.f("ix_meeting_file_id"), "meeting", ["file_id"], unique=False)
    op.create_index(op.f("ix_meeting_seq"), "meeting", ["seq"], unique=False)
    op.create_index(op.f("ix_meeting_sitting_id"), "meeting", ["sitting_id"], unique=False)
    op.create_table(
        "moved_deadline",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("about", sa.Uuid(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("moved_on", sa.Date(), nullable=True),
        sa.Column("was", sa.Date(), nullable=True),
        sa.Column("to", sa.Date(), nullable=True),
        sa.Column("because", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["support_file.id"], name=op.f("fk_moved_deadline_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moved_deadline")),
    )
    op.create_index(op.f("ix_moved_deadline_file_id"), "moved_deadline", ["file_id"], unique=False)
    op.create_index(op.f("ix_moved_deadline_seq"), "moved_deadline", ["seq"], unique=False)
    op.create_table(
        "need",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("whose", sa.Text(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("tag", sa.Text(), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=True),
        sa.Column("met_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["file_id"], ["support_file.id"], name=op.f("fk_need_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need")),
    )
    op.create_index(op.f("ix_need_file_id"), "need", ["file_id"], unique=False)
    op.create_index(op.f("ix_need_seq"), "need", ["seq"], unique=False)
    op.create_table(
        "running_measure",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("category", sa.Text(), nullable=True),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("hours_used", sa.Integer(), nullable=True),
        sa.Column("used_until", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["support_file.id"], name=op.f("fk_running_measure_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_running_measure")),
    )
    op.create_index(
        op.f("ix_running_measure_file_id"), "running_measure", ["file_id"], unique=False
    )
    op.create_index(op.f("ix_running_measure_seq"), "running_measure", ["seq"], unique=False)
    op.create_table(
        "school_request",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("extended_on", sa.Date(), nullable=True),
        sa.Column("extended_because", sa.Text(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["support_file.id"], name=op.f("fk_school_request_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_request")),
    )
    op.create_index(op.f("ix_school_request_file_id"), "school_request", ["file_id"], unique=False)
    op.create_index(op.f("ix_school_request_seq"), "school_request", ["seq"], unique=False)
    op.create_table(
        "signal",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("pupil_id", sa.Uuid(), nullable=True),
        sa.Column("seen_on", sa.Date(), nullable=True),
        sa.Column("reported_by", sa.Text(), nullable=False),
        sa.Column("fact", sa.Text(), nullable=False),
        sa.Column("situation", sa.Text(), nullable=False),
        sa.Column("frequency", sa.Text(), nullable=False),
        sa.Column("already_done", sa.Text(), nullable=False),
        sa.Column("urgency", sa.Text(), nullable=True),
        sa.Column("safety", sa.Text(), nullable=False),
        sa.Column("triage", sa.Text(), nullable=False),
        sa.Column("triaged_on", sa.Date(), nullable=True),
        sa.Column("triage_note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["support_file.id"], name=op.f("fk_signal_file_id")),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_signal_pupil_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signal")),
    )
    op.create_index(op.f("ix_signal_file_id"), "signal", ["file_id"], unique=False)
    op.create_index(op.f("ix_signal_pupil_id"), "signal", ["pupil_id"], unique=False)
    op.create_index(op.f("ix_signal_seq"), "signal", ["seq"], unique=False)
    op.create_table(
        "statement",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("about", sa.Uuid(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("guardian_id", sa.Uuid(), nullable=True),
        sa.Column("of_professional", sa.Boolean(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=True),
        sa.Column("agrees", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("done", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["file_id"], ["support_file.id"], name=op.f("fk_statement_file_id")
        ),
        sa.ForeignKeyConstraint(
            ["guardian_id"], ["guardian.id"], name=op.f("fk_statement_guardian_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement")),
    )
    op.create_index(op.f("ix_statement_about"), "statement", ["about"], unique=False)
    op.create_index(op.f("ix_statement_file_id"), "statement", ["file_id"], unique=False)
    op.create_index(op.f("ix_statement_guardian_id"), "statement", ["guardian_id"], unique=False)
    op.create_index(op.f("ix_statement_seq"), "statement", ["seq"], unique=False)
    op.create_table(
        "step_skip",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["support_file.id"], name=op.f("fk_step_skip_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step_skip")),
    )
    op.create_index(op.f("ix_step_skip_file_id"), "step_skip", ["file_id"], unique=False)
    op.create_index(op.f("ix_step_skip_seq"), "step_skip", ["seq"], unique=False)
    op.create_table(
        "swv_day",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("route_id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.Text(), nullable=True),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("is_yearly", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["route_id"], ["swv_route.id"], name=op.f("fk_swv_day_route_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_swv_day")),
    )
    op.create_index(op.f("ix_swv_day_route_id"), "swv_day", ["route_id"], unique=False)
    op.create_index(op.f("ix_swv_day_seq"), "swv_day", ["seq"], unique=False)
    op.create_table(
        "swv_form_box",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("form_id", sa.Uuid(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("row", sa.Integer(), nullable=True),
        sa.Column("ticked_by", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=True),
        sa.Column("has_lines", sa.Boolean(), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("takes_other", sa.Boolean(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["form_id"], ["swv_form.id"], name=op.f("fk_swv_form_box_form_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_swv_form_box")),
    )
    op.create_index(op.f("ix_swv_form_box_form_id"), "swv_form_box", ["form_id"], unique=False)
    op.create_index(op.f("ix_swv_form_box_seq"), "swv_form_box", ["seq"], unique=False)
    op.create_table(
        "swv_request",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("swv_id", sa.Uuid(), nullable=True),
        sa.Column("receiving_school", sa.Text(), nullable=False),
        sa.Column("place_stand", sa.Text(), nullable=True),
        sa.Column("category", sa.Text(), nullable=True),
        sa.Column("category_because", sa.Text(), nullable=False),
        sa.Column("return_perspective", sa.Text(), nullable=False),
        sa.Column("main_goal_id", sa.Uuid(), nullable=True),
        sa.Column("is_urgent", sa.Boolean(), nullable=False),
        sa.Column("is_temporary", sa.Boolean(), nullable=False),
        sa.Column("moved_on", sa.Date(), nullable=True),
        sa.Column("dated_on", sa.Date(), nullable=True),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("done_and_effect", sa.Text(), nullable=False),
        sa.Column("not_tried_because", sa.Text(), nullable=False),
        sa.Column("why_basic_falls_short", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("school_contributes", sa.Text(), nullable=False),
        sa.Column("others_contribute", sa.Text(), nullable=False),
        sa.Column("director_agrees_on", sa.Date(), nullable=True),
        sa.Column("packed_on", sa.Date(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["file_id"], ["support_file.id"], name=op.f("fk_swv_request_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_swv_request")),
    )
    op.create_index(op.f("ix_swv_request_file_id"), "swv_request", ["file_id"], unique=False)
    op.create_index(op.f("ix_swv_request_seq"), "swv_request", ["seq"], unique=False)
    op.create_table(
        "team_member",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("professional_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("case_manager", sa.Boolean(), nullable=False),
        sa.Column("breakthrough", sa.Boolean(), nullable=False),
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["file_id"], ["support_file.id"], name=op.f("fk_team_member_file_id")
        ),
        sa.ForeignKeyConstraint(
            ["professional_id"], ["professional.id"], name=op.f("fk_team_member_professional_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_member")),
    )
    op.create_index(op.f("ix_team_member_file_id"), "team_member", ["file_id"], unique=False)
    op.create_index(
        op.f("ix_team_member_professional_id"), "team_member", ["professional_id"], unique=False
    )
    op.create_index(op.f("ix_team_member_seq"), "team_member", ["seq"], unique=False)
    op.create_table(
        "weighing",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("weighed_on", sa.Date(), nullable=True),
        sa.Column("present", sa.Text(), nullable=False),
        sa.Column("wish_pupil", sa.Text(), nullable=False),
        sa.Column("wish_parents", sa.Text(), nullable=False),
        sa.Column("scores", sa.JSON(), nullable=False),
        sa.Column("chosen_level", sa.Integer(), nullable=True),
        sa.Column("deviation_reason", sa.Text(), nullable=False),
        sa.Column("why_not_lighter", sa.Text(), nullable=False),
        sa.Column("why_not_heavier", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("frequency", sa.Text(), nullable=False),
        sa.Column("duration", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("grouping", sa.Text(), nullable=True),
        sa.Column("support_place", sa.Text(), nullable=True),
        sa.Column("place_reason", sa.Text(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["file_id"], ["support_file.id"], name=op.f("fk_weighing_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_weighing")),
    )
    op.create_index(op.f("ix_weighing_file_id"), "weighing", ["file_id"], unique=False)
    op.create_index(op.f("ix_weighing_seq"), "weighing", ["seq"], unique=False)
    op.create_table(
        "work_note",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("pupil_id", sa.Uuid(), nullable=True),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("counted_days", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["support_file.id"], name=op.f("fk_work_note_file_id")
        ),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_work_note_pupil_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_note")),
    )
    op.create_index(op.f("ix_work_note_file_id"), "work_note", ["file_id"], unique=False)
    op.create_index(op.f("ix_work_note_pupil_id"), "work_note", ["pupil_id"], unique=False)
    op.create_index(op.f("ix_work_note_seq"), "work_note", ["seq"], unique=False)
    op.create_table(
        "assessment",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("instrument", sa.Text(), nullable=False),
        sa.Column("taken_how", sa.Text(), nullable=True),
        sa.Column("by_whom", sa.Text(), nullable=False),
        sa.Column("registration", sa.Text(), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=True),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("may_see", sa.JSON(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["file_id"], ["support_file.id"], name=op.f("fk_assessment_file_id")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["attachment.id"], name=op.f("fk_assessment_report_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment")),
    )
    op.create_index(op.f("ix_assessment_file_id"), "assessment", ["file_id"], unique=False)
    op.create_index(op.f("ix_assessment_report_id"), "assessment", ["report_id"], unique=False)
    op.create_index(op.f("ix_assessment_seq"), "assessment", ["seq"], unique=False)
    op.create_table(
        "attendee",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("pupil_id", sa.Uuid(), nullable=True),
        sa.Column("guardian_id", sa.Uuid(), nullable=True),
        sa.Column("professional_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("presence", sa.Text(), nullable=False),
        sa.Column("view", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["guardian_id"], ["guardian.id"], name=op.f("fk_attendee_guardian_id")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_attendee_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["professional_id"], ["professional.id"], name=op.f("fk_attendee_professional_id")
        ),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_attendee_pupil_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendee")),
    )
    op.create_index(op.f("ix_attendee_guardian_id"), "attendee", ["guardian_id"], unique=False)
    op.create_index(op.f("ix_attendee_meeting_id"), "attendee", ["meeting_id"], unique=False)
    op.create_index(
        op.f("ix_attendee_professional_id"), "attendee", ["professional_id"], unique=False
    )
    op.create_index(op.f("ix_attendee_pupil_id"), "attendee", ["pupil_id"], unique=False)
    op.create_index(op.f("ix_attendee_seq"), "attendee", ["seq"], unique=False)
    op.create_table(
        "bureau_reply",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["request_id"], ["swv_request.id"], name=op.f("fk_bureau_reply_request_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bureau_reply")),
    )
    op.create_index(
        op.f("ix_bureau_reply_request_id"), "bureau_reply", ["request_id"], unique=False
    )
    op.create_index(op.f("ix_bureau_reply_seq"), "bureau_reply", ["seq"], unique=False)
    op.create_table(
        "closing",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("aftercare", sa.Text(), nullable=False),
        sa.Column("contact_after", sa.Text(), nullable=False),
        sa.Column("reopened_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["file_id"], ["support_file.id"], name=op.f("fk_closing_file_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_closing_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closing")),
    )
    op.create_index(op.f("ix_closing_file_id"), "closing", ["file_id"], unique=False)
    op.create_index(op.f("ix_closing_meeting_id"), "closing", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_closing_seq"), "closing", ["seq"], unique=False)
    op.create_table(
        "consent_answer",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("consent_id", sa.Uuid(), nullable=False),
        sa.Column("guardian_id", sa.Uuid(), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("said", sa.Text(), nullable=True),
        sa.Column("said_on", sa.Date(), nullable=True),
        sa.Column("way", sa.Text(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["consent_id"], ["consent.id"], name=op.f("fk_consent_answer_consent_id")
        ),
        sa.ForeignKeyConstraint(
            ["guardian_id"], ["guardian.id"], name=op.f("fk_consent_answer_guardian_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent_answer")),
    )
    op.create_index(
        op.f("ix_consent_answer_consent_id"), "consent_answer", ["consent_id"], unique=False
    )
    op.create_index(
        op.f("ix_consent_answer_guardian_id"), "consent_answer", ["guardian_id"], unique=False
    )
    op.create_index(op.f("ix_consent_answer_seq"), "consent_answer", ["seq"], unique=False)
    op.create_table(
        "contact_person",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("pupil_id", sa.Uuid(), nullable=True),
        sa.Column("guardian_id", sa.Uuid(), nullable=True),
        sa.Column("professional_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("reached", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_contact_person_contact_id")
        ),
        sa.ForeignKeyConstraint(
            ["guardian_id"], ["guardian.id"], name=op.f("fk_contact_person_guardian_id")
        ),
        sa.ForeignKeyConstraint(
            ["professional_id"], ["professional.id"], name=op.f("fk_contact_person_professional_id")
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_contact_person_pupil_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_person")),
    )
    op.create_index(
        op.f("ix_contact_person_contact_id"), "contact_person", ["contact_id"], unique=False
    )
    op.create_index(
        op.f("ix_contact_person_guardian_id"), "contact_person", ["guardian_id"], unique=False
    )
    op.create_index(
        op.f("ix_contact_person_professional_id"),
        "contact_person",
        ["professional_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_contact_person_pupil_id"), "contact_person", ["pupil_id"], unique=False
    )
    op.create_index(op.f("ix_contact_person_seq"), "contact_person", ["seq"], unique=False)
    op.create_table(
        "contract_party",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contract_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("guardian_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("state_on", sa.Date(), nullable=True),
        sa.Column("not_possible_because", sa.Text(), nullable=False),
        sa.Column("going_well", sa.Text(), nullable=False),
        sa.Column("hopes", sa.Text(), nullable=False),
        sa.Column("expects", sa.Text(), nullable=False),
        sa.Column("offers", sa.Text(), nullable=False),
        sa.Column("fears", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("limits", sa.Text(), nullable=False),
        sa.Column("interest", sa.Text(), nullable=False),
        sa.Column("does_not_want", sa.Text(), nullable=False),
        sa.Column("earlier_experience", sa.Text(), nullable=False),
        sa.Column("trust", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["contract.id"], name=op.f("fk_contract_party_contract_id")
        ),
        sa.ForeignKeyConstraint(
            ["guardian_id"], ["guardian.id"], name=op.f("fk_contract_party_guardian_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract_party")),
    )
    op.create_index(
        op.f("ix_contract_party_contract_id"), "contract_party", ["contract_id"], unique=False
    )
    op.create_index(
        op.f("ix_contract_party_guardian_id"), "contract_party", ["guardian_id"], unique=False
    )
    op.create_index(op.f("ix_contract_party_seq"), "contract_party", ["seq"], unique=False)
    op.create_table(
        "contract_review",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contract_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("promises", sa.JSON(), nullable=False),
        sa.Column("trust", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["contract.id"], name=op.f("fk_contract_review_contract_id")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_contract_review_meeting_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract_review")),
    )
    op.create_index(
        op.f("ix_contract_review_contract_id"), "contract_review", ["contract_id"], unique=False
    )
    op.create_index(
        op.f("ix_contract_review_meeting_id"), "contract_review", ["meeting_id"], unique=False
    )
    op.create_index(op.f("ix_contract_review_seq"), "contract_review", ["seq"], unique=False)
    op.create_table(
        "decision",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("decided", sa.Text(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("as_soon", sa.Boolean(), nullable=True),
        sa.Column("as_near", sa.Boolean(), nullable=True),
        sa.Column("as_simple", sa.Boolean(), nullable=True),
        sa.Column("otherwise", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_decision_meeting_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    op.create_index(op.f("ix_decision_meeting_id"), "decision", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_decision_seq"), "decision", ["seq"], unique=False)
    op.create_table(
        "disclosure",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("begun_at", sa.DateTime(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("gaps_reason", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("copy_id", sa.Uuid(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("temporary", sa.Text(), nullable=False),
        sa.Column("list_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["file_id"], ["support_file.id"], name=op.f("fk_disclosure_file_id")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["swv_request.id"], name=op.f("fk_disclosure_request_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disclosure")),
    )
    op.create_index(op.f("ix_disclosure_copy_id"), "disclosure", ["copy_id"], unique=False)
    op.create_index(op.f("ix_disclosure_file_id"), "disclosure", ["file_id"], unique=False)
    op.create_index(op.f("ix_disclosure_request_id"), "disclosure", ["request_id"], unique=False)
    op.create_index(op.f("ix_disclosure_seq"), "disclosure", ["seq"], unique=False)
    op.create_table(
        "evaluation",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("what_works", sa.Text(), nullable=False),
        sa.Column("not_yet", sa.Text(), nullable=False),
        sa.Column("wellbeing", sa.Integer(), nullable=True),
        sa.Column("wellbeing_words", sa.Text(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("not_weighed_because", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_evaluation_meeting_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluation")),
    )
    op.create_index(op.f("ix_evaluation_meeting_id"), "evaluation", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_evaluation_seq"), "evaluation", ["seq"], unique=False)
    op.create_table(
        "expert_advice",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("discipline", sa.Text(), nullable=True),
        sa.Column("registration", sa.Text(), nullable=False),
        sa.Column("is_independent", sa.Boolean(), nullable=True),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("conclusion", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"], ["swv_request.id"], name=op.f("fk_expert_advice_request_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expert_advice")),
    )
    op.create_index(
        op.f("ix_expert_advice_request_id"), "expert_advice", ["request_id"], unique=False
    )
    op.create_index(op.f("ix_expert_advice_seq"), "expert_advice", ["seq"], unique=False)
    op.create_table(
        "goal_measurement",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("goal_id", sa.Uuid(), nullable=False),
        sa.Column("measured_on", sa.Date(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("other_by", sa.Text(), nullable=False),
        sa.Column("other_value", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["goal_id"], ["goal.id"], name=op.f("fk_goal_measurement_goal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal_measurement")),
    )
    op.create_index(
        op.f("ix_goal_measurement_goal_id"), "goal_measurement", ["goal_id"], unique=False
    )
    op.create_index(op.f("ix_goal_measurement_seq"), "goal_measurement", ["seq"], unique=False)
    op.create_table(
        "hearing",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("heard_on", sa.Date(), nullable=True),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("ways", sa.JSON(), nullable=False),
        sa.Column("way_note", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("outcome_note", sa.Text(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("told_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["support_file.id"], name=op.f("fk_hearing_file_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_hearing_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hearing")),
    )
    op.create_index(op.f("ix_hearing_file_id"), "hearing", ["file_id"], unique=False)
    op.create_index(op.f("ix_hearing_meeting_id"), "hearing", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_hearing_seq"), "hearing", ["seq"], unique=False)
    op.create_table(
        "inspection",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("guardian_id", sa.Uuid(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["guardian_id"], ["guardian.id"], name=op.f("fk_inspection_guardian_id")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["swv_request.id"], name=op.f("fk_inspection_request_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspection")),
    )
    op.create_index(op.f("ix_inspection_guardian_id"), "inspection", ["guardian_id"], unique=False)
    op.create_index(op.f("ix_inspection_request_id"), "inspection", ["request_id"], unique=False)
    op.create_index(op.f("ix_inspection_seq"), "inspection", ["seq"], unique=False)
    op.create_table(
        "inspection_choice",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("school_request_id", sa.Uuid(), nullable=False),
        sa.Column("about", sa.Uuid(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("given", sa.Text(), nullable=True),
        sa.Column("ground", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["school_request_id"],
            ["school_request.id"],
            name=op.f("fk_inspection_choice_school_request_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspection_choice")),
    )
    op.create_index(
        op.f("ix_inspection_choice_school_request_id"),
        "inspection_choice",
        ["school_request_id"],
        unique=False,
    )
    op.create_index(op.f("ix_inspection_choice_seq"), "inspection_choice", ["seq"], unique=False)
    op.create_table(
        "intervention",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("goal_id", sa.Uuid(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("by_whom", sa.Text(), nullable=False),
        sa.Column("frequency", sa.Text(), nullable=False),
        sa.Column("duration", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("grouping", sa.Text(), nullable=True),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("payer", sa.Text(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("carried_out", sa.Text(), nullable=True),
        sa.Column("effect", sa.Integer(), nullable=True),
        sa.Column("effect_note", sa.Text(), nullable=False),
        sa.Column("pupil_says", sa.Text(), nullable=False),
        sa.Column("parents_say", sa.Text(), nullable=False),
        sa.Column("teacher_says", sa.Text(), nullable=False),
        sa.Column("way_on", sa.Text(), nullable=True),
        sa.Column("to_adapt", sa.Boolean(), nullable=False),
        sa.Column("evaluated_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["file_id"], ["support_file.id"], name=op.f("fk_intervention_file_id")
        ),
        sa.ForeignKeyConstraint(["goal_id"], ["goal.id"], name=op.f("fk_intervention_goal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intervention")),
    )
    op.create_index(op.f("ix_intervention_file_id"), "intervention", ["file_id"], unique=False)
    op.create_index(op.f("ix_intervention_goal_id"), "intervention", ["goal_id"], unique=False)
    op.create_index(op.f("ix_intervention_seq"), "intervention", ["seq"], unique=False)
    op.create_table(
        "opp",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("measure_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("counts_because", sa.Text(), nullable=True),
        sa.Column("counts_from", sa.Date(), nullable=True),
        sa.Column("outflow", sa.JSON(), nullable=False),
        sa.Column("outflow_because", sa.Text(), nullable=False),
        sa.Column("guidance", sa.Text(), nullable=False),
        sa.Column("deviates", sa.Boolean(), nullable=True),
        sa.Column("deviations", sa.Text(), nullable=False),
        sa.Column("helps", sa.Text(), nullable=False),
        sa.Column("hinders", sa.Text(), nullable=False),
        sa.Column("evaluate_on", sa.Date(), nullable=True),
        sa.Column("to_adapt", sa.JSON(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("set_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["file_id"], ["support_file.id"], name=op.f("fk_opp_file_id")),
        sa.ForeignKeyConstraint(
            ["measure_id"], ["running_measure.id"], name=op.f("fk_opp_measure_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opp")),
    )
    op.create_index(op.f("ix_opp_file_id"), "opp", ["file_id"], unique=False)
    op.create_index(op.f("ix_opp_measure_id"), "opp", ["measure_id"], unique=False)
    op.create_index(op.f("ix_opp_seq"), "opp", ["seq"], unique=False)
    op.create_table(
        "swv_decision",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("measure_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["measure_id"], ["running_measure.id"], name=op.f("fk_swv_decision_measure_id")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["swv_request.id"], name=op.f("fk_swv_decision_request_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_swv_decision")),
    )
    op.create_index(
        op.f("ix_swv_decision_measure_id"), "swv_decision", ["measure_id"], unique=False
    )
    op.create_index(
        op.f("ix_swv_decision_request_id"), "swv_decision", ["request_id"], unique=False
    )
    op.create_index(op.f("ix_swv_decision_seq"), "swv_decision", ["seq"], unique=False)
    op.create_table(
        "breach",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contract_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=True),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("noticed_on", sa.Date(), nullable=True),
        sa.Column("noticed_by", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("expected", sa.Text(), nullable=False),
        sa.Column("happened", sa.Text(), nullable=False),
        sa.Column("repair", sa.Text(), nullable=False),
        sa.Column("repaired_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["contract.id"], name=op.f("fk_breach_contract_id")
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_breach_meeting_id")),
        sa.ForeignKeyConstraint(
            ["party_id"], ["contract_party.id"], name=op.f("fk_breach_party_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_breach")),
    )
    op.create_index(op.f("ix_breach_contract_id"), "breach", ["contract_id"], unique=False)
    op.create_index(op.f("ix_breach_meeting_id"), "breach", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_breach_party_id"), "breach", ["party_id"], unique=False)
    op.create_index(op.f("ix_breach_seq"), "breach", ["seq"], unique=False)
    op.create_table(
        "closing_view",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("closing_id", sa.Uuid(), nullable=False),
        sa.Column("whose", sa.Text(), nullable=False),
        sa.Column("guardian_id", sa.Uuid(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["closing_id"], ["closing.id"], name=op.f("fk_closing_view_closing_id")
        ),
        sa.ForeignKeyConstraint(
            ["guardian_id"], ["guardian.id"], name=op.f("fk_closing_view_guardian_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closing_view")),
    )
    op.create_index(
        op.f("ix_closing_view_closing_id"), "closing_view", ["closing_id"], unique=False
    )
    op.create_index(
        op.f("ix_closing_view_guardian_id"), "closing_view", ["guardian_id"], unique=False
    )
    op.create_index(op.f("ix_closing_view_seq"), "closing_view", ["seq"], unique=False)
    op.create_table(
        "condition_answer",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contract_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=True),
        sa.Column("asked_at", sa.Text(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=True),
        sa.Column("request_id", sa.Uuid(), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("condition", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("off_paper", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["contract.id"], name=op.f("fk_condition_answer_contract_id")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["contract_party.id"], name=op.f("fk_condition_answer_party_id")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["swv_request.id"], name=op.f("fk_condition_answer_request_id")
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["contract_review.id"], name=op.f("fk_condition_answer_review_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_condition_answer")),
    )
    op.create_index(
        op.f("ix_condition_answer_contract_id"), "condition_answer", ["contract_id"], unique=False
    )
    op.create_index(
        op.f("ix_condition_answer_party_id"), "condition_answer", ["party_id"], unique=False
    )
    op.create_index(
        op.f("ix_condition_answer_request_id"), "condition_answer", ["request_id"], unique=False
    )
    op.create_index(
        op.f("ix_condition_answer_review_id"), "condition_answer", ["review_id"], unique=False
    )
    op.create_index(op.f("ix_condition_answer_seq"), "condition_answer", ["seq"], unique=False)
    op.create_table(
        "consent_used",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("disclosure_id", sa.Uuid(), nullable=False),
        sa.Column("answer_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["disclosure_id"], ["disclosure.id"], name=op.f("fk_consent_used_disclosure_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent_used")),
    )
    op.create_index(
        op.f("ix_consent_used_disclosure_id"), "consent_used", ["disclosure_id"], unique=False
    )
    op.create_index(op.f("ix_consent_used_seq"), "consent_used", ["seq"], unique=False)
    op.create_table(
        "decision_option",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("is_chosen", sa.Boolean(), nullable=True),
        sa.Column("because", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_decision_option_decision_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_option")),
    )
    op.create_index(
        op.f("ix_decision_option_decision_id"), "decision_option", ["decision_id"], unique=False
    )
    op.create_index(op.f("ix_decision_option_seq"), "decision_option", ["seq"], unique=False)
    op.create_table(
        "disclosure_event",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("disclosure_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("noted_at", sa.DateTime(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["disclosure_id"], ["disclosure.id"], name=op.f("fk_disclosure_event_disclosure_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disclosure_event")),
    )
    op.create_index(
        op.f("ix_disclosure_event_disclosure_id"),
        "disclosure_event",
        ["disclosure_id"],
        unique=False,
    )
    op.create_index(op.f("ix_disclosure_event_seq"), "disclosure_event", ["seq"], unique=False)
    op.create_table(
        "hearing_input",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hearing_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("influence", sa.Text(), nullable=True),
        sa.Column("because", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hearing_id"], ["hearing.id"], name=op.f("fk_hearing_input_hearing_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hearing_input")),
    )
    op.create_index(
        op.f("ix_hearing_input_hearing_id"), "hearing_input", ["hearing_id"], unique=False
    )
    op.create_index(op.f("ix_hearing_input_seq"), "hearing_input", ["seq"], unique=False)
    op.create_table(
        "objection",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("filed_on", sa.Date(), nullable=True),
        sa.Column("grounds", sa.Text(), nullable=False),
        sa.Column("extended_on", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["swv_decision.id"], name=op.f("fk_objection_decision_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objection")),
    )
    op.create_index(op.f("ix_objection_decision_id"), "objection", ["decision_id"], unique=False)
    op.create_index(op.f("ix_objection_seq"), "objection", ["seq"], unique=False)
    op.create_table(
        "opp_agreement",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("opp_id", sa.Uuid(), nullable=False),
        sa.Column("guardian_id", sa.Uuid(), nullable=True),
        sa.Column("agrees", sa.Text(), nullable=True),
        sa.Column("said_on", sa.Date(), nullable=True),
        sa.Column("seen_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["guardian_id"], ["guardian.id"], name=op.f("fk_opp_agreement_guardian_id")
        ),
        sa.ForeignKeyConstraint(["opp_id"], ["opp.id"], name=op.f("fk_opp_agreement_opp_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opp_agreement")),
    )
    op.create_index(
        op.f("ix_opp_agreement_guardian_id"), "opp_agreement", ["guardian_id"], unique=False
    )
    op.create_index(op.f("ix_opp_agreement_opp_id"), "opp_agreement", ["opp_id"], unique=False)
    op.create_index(op.f("ix_opp_agreement_seq"), "opp_agreement", ["seq"], unique=False)
    op.create_table(
        "opp_consultation",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("opp_id", sa.Uuid(), nullable=False),
        sa.Column("guardian_id", sa.Uuid(), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("asked_by", sa.Text(), nullable=True),
        sa.Column("talked_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["guardian_id"], ["guardian.id"], name=op.f("fk_opp_consultation_guardian_id")
        ),
        sa.ForeignKeyConstraint(["opp_id"], ["opp.id"], name=op.f("fk_opp_consultation_opp_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opp_consultation")),
    )
    op.create_index(
        op.f("ix_opp_consultation_guardian_id"), "opp_consultation", ["guardian_id"], unique=False
    )
    op.create_index(
        op.f("ix_opp_consultation_opp_id"), "opp_consultation", ["opp_id"], unique=False
    )
    op.create_index(op.f("ix_opp_consultation_seq"), "opp_consultation", ["seq"], unique=False)
    op.create_table(
        "seen_text",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=True),
        sa.Column("opp_id", sa.Uuid(), nullable=True),
        sa.Column("sign_off", sa.Text(), nullable=False),
        sa.Column("signed_in", sa.Uuid(), nullable=False),
        sa.Column("form", sa.Integer(), nullable=False),
        sa.Column("fields", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("copy_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["file_id"], ["support_file.id"], name=op.f("fk_seen_text_file_id")
        ),
        sa.ForeignKeyConstraint(["opp_id"], ["opp.id"], name=op.f("fk_seen_text_opp_id")),
        sa.ForeignKeyConstraint(
            ["request_id"], ["swv_request.id"], name=op.f("fk_seen_text_request_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seen_text")),
    )
    op.create_index(op.f("ix_seen_text_copy_id"), "seen_text", ["copy_id"], unique=False)
    op.create_index(op.f("ix_seen_text_file_id"), "seen_text", ["file_id"], unique=False)
    op.create_index(op.f("ix_seen_text_opp_id"), "seen_text", ["opp_id"], unique=False)
    op.create_index(op.f("ix_seen_text_request_id"), "seen_text", ["request_id"], unique=False)
    op.create_index(op.f("ix_seen_text_seq"), "seen_text", ["seq"], unique=False)
    op.create_table(
        "sheet_signature",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("disclosure_id", sa.Uuid(), nullable=False),
        sa.Column("about_id", sa.Uuid(), nullable=True),
        sa.Column("pupil_id", sa.Uuid(), nullable=True),
        sa.Column("guardian_id", sa.Uuid(), nullable=True),
        sa.Column("professional_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("says", sa.Text(), nullable=True),
        sa.Column("said_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("scan_id", sa.Uuid(), nullable=True),
        sa.Column("holds", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["disclosure_id"], ["disclosure.id"], name=op.f("fk_sheet_signature_disclosure_id")
        ),
        sa.ForeignKeyConstraint(
            ["guardian_id"], ["guardian.id"], name=op.f("fk_sheet_signature_guardian_id")
        ),
        sa.ForeignKeyConstraint(
            ["professional_id"],
            ["professional.id"],
            name=op.f("fk_sheet_signature_professional_id"),
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_sheet_signature_pupil_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_signature")),
    )
    op.create_index(
        op.f("ix_sheet_signature_disclosure_id"), "sheet_signature", ["disclosure_id"], unique=False
    )
    op.create_index(
        op.f("ix_sheet_signature_guardian_id"), "sheet_signature", ["guardian_id"], unique=False
    )
    op.create_index(
        op.f("ix_sheet_signature_professional_id"),
        "sheet_signature",
        ["professional_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_sheet_signature_pupil_id"), "sheet_signature", ["pupil_id"], unique=False
    )
    op.create_index(op.f("ix_sheet_signature_seq"), "sheet_signature", ["seq"], unique=False)
    op.create_table(
        "agreement",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("breach_id", sa.Uuid(), nullable=True),
        sa.Column("goal_id", sa.Uuid(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("capacity", sa.Text(), nullable=False),
        sa.Column("planning", sa.Text(), nullable=False),
        sa.Column("means", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("state_reason", sa.Text(), nullable=False),
        sa.Column("kept_on", sa.Date(), nullable=True),
        sa.Column("replaces", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["breach_id"], ["breach.id"], name=op.f("fk_agreement_breach_id")),
        sa.ForeignKeyConstraint(
            ["file_id"], ["support_file.id"], name=op.f("fk_agreement_file_id")
        ),
        sa.ForeignKeyConstraint(["goal_id"], ["goal.id"], name=op.f("fk_agreement_goal_id")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_agreement_meeting_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
    )
    op.create_index(op.f("ix_agreement_breach_id"), "agreement", ["breach_id"], unique=False)
    op.create_index(op.f("ix_agreement_file_id"), "agreement", ["file_id"], unique=False)
    op.create_index(op.f("ix_agreement_goal_id"), "agreement", ["goal_id"], unique=False)
    op.create_index(op.f("ix_agreement_meeting_id"), "agreement", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_agreement_seq"), "agreement", ["seq"], unique=False)
    op.execute(
        "CREATE VIRTUAL TABLE searched_words USING fts5(words, content='searched', "
        "content_rowid='number', detail='none', columnsize=0, tokenize=\"unicode61 "
        "remove_diacritics 2 tokenchars '~_'\") "
    )

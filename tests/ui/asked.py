"""What forms ask, by kind of record."""

from __future__ import annotations

from ib_desk.domain.records.record import Record
from ib_desk.ui.forms.spec import Form
from ib_desk.ui.records.every import every_kind


def every_form() -> dict[type[Record], Form]:
    """The questions of every kind that has any."""
    return {kind: spec.form for kind, spec in every_kind().items() if spec.form.fields}

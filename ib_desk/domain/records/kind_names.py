"""The names by which resource files speak of kinds of record: `support_file` for `SupportFile`."""

from __future__ import annotations

import re

from ib_desk.domain.records.record import Record


def kind_name(kind: type[Record]) -> str:
    """`SupportFile` → `support_file`; the other way round is `kinds.KIND_BY_NAME`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()

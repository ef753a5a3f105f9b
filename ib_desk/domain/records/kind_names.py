"""The names by which resource files speak of kinds of record: `support_file` for `SupportFile`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from ib_desk.domain.records.kinds import KINDS
from ib_desk.domain.records.record import Record


def kind_name(kind: type[Record]) -> str:
    """`SupportFile` → `support_file`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


KIND_BY_NAME: Final[Mapping[str, type[Record]]] = {kind_name(kind): kind for kind in KINDS}

"""Which records an output may hold at all: the others are not there for whoever makes its pages."""

from __future__ import annotations

from dataclasses import replace

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.leaving.hard_stops import CLOSED_KINDS
from ib_desk.domain.records.kind_names import kind_name


def let_through(whole: WholeFile) -> WholeFile:
    """The file without what is closed: no print, package or list is made from anything else.

    By kind alone, as `CLOSED_KINDS` names them: what of the other kinds stands on a paper, and for
    whom, says each output itself.
    """
    open_parts = {
        kind: records
        for kind, records in whole.parts.items()
        if kind_name(kind) not in CLOSED_KINDS
    }
    return replace(whole, parts=open_parts)

"""The list of requests as it leaves: what is on the screen, and the days that each step took."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from ib_desk.application.lists_beside import RequestLine
from ib_desk.domain.file.turnaround import TurnStep, known_steps
from ib_desk.domain.leaving.list_sheet import ListSheet, SheetCell, SheetColumn, SheetRow
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.places import REQUESTS, title_of
from ib_desk.ui.request_list.columns import request_columns
from ib_desk.ui.request_list.turnaround import swv_name
from ib_desk.ui.texts import tr


def sheet_of_requests(
    lines: Sequence[RequestLine], swvs: Mapping[UUID | None, str], terms: Terms
) -> ListSheet:
    """These requests in this order; a step of which the days are not known is empty."""
    columns = request_columns(terms)
    count = len(lines)
    said = tr("1 aanvraag") if count == 1 else tr("{count} aanvragen").format(count=count)
    return ListSheet(
        title=title_of(REQUESTS),
        about=tr("{said} · bij elke stap staat hoeveel dagen die duurde").format(said=said),
        columns=(
            *(
                SheetColumn(title=one.title, share=one.share, is_name=place == 0)
                for place, one in enumerate(columns)
            ),
            SheetColumn(title=tr("Samenwerkingsverband"), share=2.4),
            *(SheetColumn(title=capital(terms.label(step)), share=1.1) for step in TurnStep),
        ),
        rows=tuple(
            SheetRow(
                file_id=line.file_id,
                cells=(
                    *(
                        SheetCell(text=cell.text, value=cell.value)
                        for cell in (one.cell(line) for one in columns)
                    ),
                    SheetCell(text=swv_name(line, swvs)),
                    *_days(line),
                ),
            )
            for line in lines
        ),
    )


def _days(line: RequestLine) -> list[SheetCell]:
    known = known_steps(line.days)
    return [
        SheetCell(text="" if step not in known else str(known[step]), value=known.get(step))
        for step in TurnStep
    ]

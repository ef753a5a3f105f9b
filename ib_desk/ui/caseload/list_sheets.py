"""The list of files as it leaves: the columns that she sees, in her order, with their words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from ib_desk.application.catalogue import Catalogue
from ib_desk.application.filters import NO_LEVEL, Filter, Running
from ib_desk.application.list_views import FileColumn
from ib_desk.application.overview import CaseloadLine
from ib_desk.domain.leaving.list_sheet import ListSheet, SheetCell, SheetColumn, SheetRow
from ib_desk.ui.caseload.columns import file_columns, level_words
from ib_desk.ui.texts import in_a_line, tr


def sheet_of_files(
    lines: Iterable[CaseloadLine],
    chosen: Sequence[FileColumn],
    asked: Filter,
    catalogue: Catalogue,
    today: Callable[[], date],
) -> ListSheet:
    """These files in this order, told in these columns."""
    columns = file_columns(catalogue, today)
    rows = tuple(
        SheetRow(
            file_id=line.file_id,
            cells=tuple(
                SheetCell(text=cell.text, value=cell.value)
                for cell in (columns[one].cell(line) for one in chosen)
            ),
        )
        for line in lines
    )
    count = len(rows)
    said = tr("1 dossier") if count == 1 else tr("{count} dossiers").format(count=count)
    return ListSheet(
        title=tr("Dossiers"),
        about=in_a_line((said, *filter_words(asked, catalogue))),
        columns=tuple(
            SheetColumn(
                title=columns[one].title,
                share=columns[one].share,
                value_title=columns[one].value_title,
                is_name=one is FileColumn.NAME,
            )
            for one in chosen
        ),
        rows=rows,
    )


def filter_words(asked: Filter, catalogue: Catalogue) -> list[str]:
    """What is asked of the list, each in a few words: of what it is a part."""
    running = {
        Running.NOW: tr("lopend"),
        Running.OVER: tr("afgesloten"),
        Running.ALL: tr("lopend en afgesloten"),
    }
    said = [running[asked.running]]
    if asked.group is not None:
        said.append(asked.group)
    if asked.level is not None:
        weighed = asked.level != NO_LEVEL
        levels = catalogue.levels
        said.append(level_words(asked.level, levels) if weighed else tr("nog niet gewogen"))
    if asked.measure is not None:
        kind = catalogue.terms.title(asked.measure)
        said.append(tr("{what} loopt").format(what=kind))
    if asked.asks_now:
        said.append(tr("vraagt nu aandacht"))
    if asked.query.strip():
        said.append(tr("gezocht op ‘{words}’").format(words=asked.query.strip()))
    return said

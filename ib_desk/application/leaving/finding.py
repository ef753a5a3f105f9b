"""What may not leave in texts that do: of a file, and in the rows of a list over many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ib_desk.application.leaving.looking import Inside
from ib_desk.application.named_pupils import named_pupils
from ib_desk.application.ports import UnitOfWork
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.leaving.forbidden import (
    Find,
    InsideLists,
    OutText,
    forbidden_in,
    kept_inside,
)
from ib_desk.domain.leaving.list_sheet import ListSheet, SheetRow
from ib_desk.domain.leaving.outgoing_texts import place_of_content
from ib_desk.domain.leaving.searched_text import searched
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.support_file import SupportFile, SupportFileId


def words_of_documents(documents: Iterable[Attachment], inside: Inside) -> tuple[OutText, ...]:
    """Of each that could be searched what is in it, under the place of its contents."""
    return tuple(
        OutText(place=place_of_content(one), text=found.text, searched=found)
        for one in documents
        if (found := inside.get(one.content_id)) is not None
    )


def finds_in_list(work: UnitOfWork, sheet: ListSheet) -> tuple[Find, ...]:
    """In all words of each row but the name of whom it is about."""
    texts = [
        (row.file_id, OutText(place=_whole_row(row), text=text, searched=searched(text)))
        for row in work.each(sheet.rows)
        for text in [_typed_in(sheet, row)]
    ]
    said = {word for _file, out in texts for word in out.looked_through().at}
    pupils = named_pupils(work, said)
    hidden = work.find(Guardian, address_secret=True)
    with_them = [work.get(Pupil, one.pupil_id) for one in hidden if one.hides_home]
    inside = InsideLists(
        people=[*hidden, *with_them, *work.find(Pupil, address_secret=True)],
        adults=[one for (one,) in work.values(Professional, "name")],
    )
    owners = _pupils_of(work, sheet) if pupils else {}
    return tuple(
        find
        for file_id, out in work.each(texts)
        for own in [None if file_id is None else owners.get(file_id)]
        for find in forbidden_in([out], inside.of(own, pupils))
    )


def _typed_in(sheet: ListSheet, row: SheetRow) -> str:
    pairs = zip(sheet.columns, row.cells, strict=True)
    return "\n".join(cell.text for column, cell in pairs if not column.is_name)


def _whole_row(row: SheetRow) -> FieldPlace:
    """Which field it was typed in nobody knows any more: the file is where to look, if it has one.

    Of what is about no pupil no answer is kept: there is no register that it could stand in.
    """
    return FieldPlace(record=SupportFile, record_id=row.file_id)


def _pupils_of(work: UnitOfWork, sheet: ListSheet) -> dict[SupportFileId, Pupil]:
    files = work.get_each(SupportFile, sheet.file_ids)
    pupils = {one.id: one for one in work.get_each(Pupil, {file.pupil_id for file in files})}
    return {file.id: pupils[file.pupil_id] for file in files}


def finds_in(work: UnitOfWork, whole: WholeFile, texts: Iterable[OutText]) -> tuple[Find, ...]:
    """In texts of one file; the names of other pupils are asked of the vault."""
    known = [replace(out, searched=out.looked_through()) for out in work.each(texts)]
    said = {word for out in work.each(known) for word in out.looked_through().at}
    return forbidden_in(work.each(known), kept_inside(whole, named_pupils(work, said)))

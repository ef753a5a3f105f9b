"""Handtekeningen: what each who was asked to sign a print said on it, and on which scan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from ib_desk.domain.dutch_dates import row_date
from ib_desk.domain.leaving.signed_sheets import OF_A_DAY
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.consent import Consent
from ib_desk.domain.records.disclosure import Disclosure
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.sheet_signature import SheetSaid, SheetSignature
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary
from ib_desk.ui.records.consent import consent_words
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.state import State

_STATES: Final[Mapping[SheetSaid | None, State]] = {
    None: State.WAITING,
    SheetSaid.SEEN: State.DONE,
    SheetSaid.AGREES: State.DONE,
    SheetSaid.DISAGREES: State.ATTENTION,
    SheetSaid.NO_REPLY: State.WAITING,
}


def sheet_signature_spec() -> RecordSpec[SheetSignature]:
    """Those who are asked stand ready when a print leaves; another can sign it too."""
    return RecordSpec(
        kind=SheetSignature,
        icon="signature",
        form=Form(
            first=(
                Field(name="name", label=tr("Wie tekent?"), narrow=True),
                Field(name="says", label=tr("Wat staat er?"), narrow=True),
                Field(name="said_on", label=tr("Getekend op"), narrow=True, when=_is_said),
                Field(name="reason", label=tr("Waarom niet akkoord?"), lines=2, when=_has_a_reason),
                Field(
                    name="scan_id",
                    label=tr("Op welke scan?"),
                    nobody=tr("nog geen scan"),
                    among=Attachment,
                    narrow=True,
                ),
            ),
        ),
        asked={
            "guardian_id": tr("Ouder"),
            "pupil_id": tr("Leerling"),
            "professional_id": tr("Professional"),
            "role": tr("Tekent als"),
            "holds": tr("Op de scan staat"),
        },
        summary=sheet_signature_summary,
        choices=_one_more,
        waits=True,
        title=tr("Handtekeningen"),
        add=tr("Nog iemand laten tekenen"),
        empty=tr("Druk iets af met ruimte voor een handtekening. Dan staat hier wie nog tekent."),
        is_one_line=True,
    )


def sheet_title(one: SheetSignature, around: Around) -> str:
    """“Verslag van een overleg, 12 nov”: which sheet it stands on."""
    sheet = next((line for line in around.of(Disclosure) if line.id == one.disclosure_id), None)
    if sheet is None:
        return ""
    day = row_date(sheet.begun_at.date(), around.today)
    return tr("{sheet}, {day}").format(sheet=around.terms.title(sheet.kind), day=day)


def sheet_part(one: SheetSignature, around: Around) -> str:
    """Which of the consents on one sheet it is about; “” of a sheet about one thing."""
    consents = (asked for asked in around.of(Consent) if asked.id == one.about_id)
    return next((consent_words(asked, around) for asked in consents), "")


def sheet_signature_summary(one: SheetSignature, around: Around) -> Summary:
    """Who, on which sheet, and whether that says the same today."""
    day, is_earlier = one.said_on, one.says is not None and one.id in around.outdated
    sheets = (line for line in around.of(Disclosure) if line.id == one.disclosure_id)
    is_of_a_day = any(sheet.kind in OF_A_DAY for sheet in sheets)
    facts = (
        sheet_part(one, around),  # first: where the line is cut, it is what tells two apart
        sheet_title(one, around),
        "" if day is None else tr("getekend {day}").format(day=row_date(day, around.today)),
        tr("die tekst is daarna gewijzigd") if is_earlier else "",
        "" if one.scan_id is None else tr("scan erbij"),
    )
    word = tr("nog te tekenen") if one.says is None else around.terms.label(one.says)
    return Summary(
        title=one.name or tr("Nog zonder naam"),
        facts=in_a_line(facts),
        state=State.ATTENTION if is_earlier and not is_of_a_day else _STATES[one.says],
        state_word=word,
    )


def _one_more(around: Around, there: Sequence[SheetSignature]) -> list[tuple[str, SheetSignature]]:
    """On each sheet that was printed to be signed."""
    sheets = {(one.disclosure_id, one.about_id): one for one in there}
    return [
        (
            in_a_line((sheet_title(one, around), sheet_part(one, around))),
            SheetSignature(disclosure_id=one.disclosure_id, about_id=one.about_id),
        )
        for one in sheets.values()
    ]


def _is_said(record: Record) -> bool:
    """Who did not answer did so on no day; one that stands there can be taken away."""
    return isinstance(record, SheetSignature) and (
        record.says not in {None, SheetSaid.NO_REPLY} or record.said_on is not None
    )


def _has_a_reason(record: Record) -> bool:
    return isinstance(record, SheetSignature) and (
        record.says is SheetSaid.DISAGREES or bool(record.reason)
    )

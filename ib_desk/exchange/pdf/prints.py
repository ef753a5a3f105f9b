"""Every print of a file, by name; and the recovery sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cached_property
from typing import Any, Final

from ib_desk.application.catalogue import Catalogue
from ib_desk.application.letter import LetterOrder
from ib_desk.application.paper import (
    EnclosedScan,
    Enclosures,
    ListHead,
    Mark,
    MissingGlyph,
    PrintChoices,
    Printed,
    Report,
    Stamp,
    print_name,
    shown_digest,
)
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.leaving.list_sheet import ListSheet
from ib_desk.domain.leaving.request_signing import SignedScan, signed_scans
from ib_desk.domain.leaving.sign_offs import digest_of, known_earlier
from ib_desk.domain.leaving.signed_sheets import SIGNED_PRINTS, sheets_of, signed_values
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.record import Record
from ib_desk.domain.words.report_texts import ReportTexts
from ib_desk.domain.words.signs import cleaned
from ib_desk.exchange.pdf.closing_report import closing_report
from ib_desk.exchange.pdf.consent_report import consent_report
from ib_desk.exchange.pdf.contract_report import contract_report
from ib_desk.exchange.pdf.covering_letter import letter_report, letter_text
from ib_desk.exchange.pdf.evaluation_report import evaluation_report
from ib_desk.exchange.pdf.fonts import Fonts, NoShape
from ib_desk.exchange.pdf.list_report import ListPrint, list_report
from ib_desk.exchange.pdf.meeting_report import meeting_report
from ib_desk.exchange.pdf.my_plan_report import my_plan_report
from ib_desk.exchange.pdf.opp_report import opp_guidance_report, opp_report
from ib_desk.exchange.pdf.order import Order
from ib_desk.exchange.pdf.parents_report import parents_report
from ib_desk.exchange.pdf.plan_report import plan_report
from ib_desk.exchange.pdf.preparation_report import preparation_report
from ib_desk.exchange.pdf.register_report import register_report
from ib_desk.exchange.pdf.request_report import request_report, request_to_sign
from ib_desk.exchange.pdf.teachers_report import teachers_report

REPORTS: Final[Mapping[Report, Callable[[Order], tuple[bytes, int]]]] = {
    Report.CONTRACT: contract_report,
    Report.PARENTS: parents_report,
    Report.PLAN: plan_report,
    Report.PREPARATION: preparation_report,
    Report.MEETING: meeting_report,
    Report.EVALUATION: evaluation_report,
    Report.OPP: opp_report,
    Report.OPP_GUIDANCE: opp_guidance_report,
    Report.TEACHERS: teachers_report,
    Report.CONSENT: consent_report,
    Report.MY_PLAN: my_plan_report,
    Report.CLOSING: closing_report,
    Report.REQUEST: request_report,
    Report.REQUEST_TO_SIGN: request_to_sign,
    Report.REGISTER: register_report,
}


class Prints:
    """A `ReportPrinter`; made once, with the fonts and texts that all prints share.

    The `fonts` are read when something is printed first: no start and no unlock waits for them.
    """

    def __init__(
        self, fonts: Callable[[], Fonts], texts: ReportTexts, catalogue: Catalogue
    ) -> None:
        self._read_fonts = fonts
        self.texts = texts
        self._catalogue = catalogue

    @cached_property
    def fonts(self) -> Fonts:
        """The face of everything that is printed."""
        return self._read_fonts()

    def print(
        self,
        report: Report,
        whole: WholeFile,
        stamp: Stamp,
        choices: PrintChoices,
        enclosures: Enclosures | None = None,
    ) -> Printed:
        """Make the pages of one report.

        Raises:
            NothingToPrint: the file holds no contract, or no request.
            MissingGlyph: a character has no shape in the font.
        """
        order = self.order(whole, stamp, choices, enclosures)
        if report is Report.REQUEST_TO_SIGN:
            order = replace(order, text_code=self._text_code(whole))
        try:
            content, pages = REPORTS[report](order)
        except NoShape as missing:
            raise MissingGlyph(missing.character, _place_of(missing, whole)) from None
        return Printed(
            content=content, pages=pages, name=print_name(report, whole, stamp.printed_on)
        )

    def _text_code(self, whole: WholeFile) -> str:
        """Of what is signed: another as soon as something in it changes that counts."""
        kind, request = Report.REQUEST_TO_SIGN.output, whole.request
        counting = self._catalogue.sign_offs.newest(SIGNED_PRINTS[kind])
        about = None if request is None else request.id
        return shown_digest(digest_of(signed_values(whole, kind, about, counting)))

    def signed_scans(self, whole: WholeFile) -> tuple[SignedScan, ...]:
        """Scans of the request as it is now."""
        request = whole.request
        if request is None:
            return ()
        return signed_scans(whole, request, sheets_of(whole, self._catalogue.sign_offs))

    def print_list(self, sheet: ListSheet, head: ListHead, mark: Mark, name: str) -> Printed:
        """Make the pages of a list over many pupils.

        Raises:
            MissingGlyph: a character has no shape in the font.
        """
        shared = self.texts.shared
        words = {Mark.NONE: "", Mark.CONCEPT: shared.concept, Mark.EXAMPLE: shared.example}
        order = ListPrint(
            sheet=sheet, head=head, texts=self.texts, fonts=self.fonts, mark=words[mark]
        )
        try:
            content, pages = list_report(order)
        except NoShape as missing:
            raise MissingGlyph(missing.character) from None
        return Printed(content=content, pages=pages, name=name)

    def letter(
        self, whole: WholeFile, stamp: Stamp, choices: PrintChoices, letter: LetterOrder
    ) -> Printed:
        """The letter that goes along with a request.

        Raises:
            NothingToPrint: there is no request.
            MissingGlyph: a character has no shape in the font.
        """
        try:
            order = self.order(whole, stamp, choices, self._signed(whole))
            content, pages = letter_report(order, letter)
        except NoShape as missing:
            raise MissingGlyph(missing.character, _place_of(missing, whole)) from None
        return Printed(content=content, pages=pages, name="brief.pdf")

    def letter_text(self, whole: WholeFile, stamp: Stamp, letter: LetterOrder) -> str:
        """The same as the words of a mail; raises `NothingToPrint`."""
        return letter_text(self.order(whole, stamp, PrintChoices(), self._signed(whole)), letter)

    def _signed(self, whole: WholeFile) -> Enclosures:
        """What came back signed: the letter tells that it is there, and not on how many sheets."""
        scans = self.signed_scans(whole)
        return Enclosures(scans=tuple(EnclosedScan(scan=one, pages=0) for one in scans))

    def order(
        self,
        whole: WholeFile,
        stamp: Stamp,
        choices: PrintChoices,
        enclosures: Enclosures | None = None,
    ) -> Order:
        """What a report is made from, in the words of this school and of who reads it."""
        catalogue = self._catalogue.of_sector(whole.school.sector)
        rights = catalogue.rights(whole, stamp.printed_on)
        texts = self._catalogue.rewording(whole.school.sector).of(self.texts)
        return Order(
            whole=whole,
            rights=rights,
            stamp=stamp,
            choices=choices,
            texts=catalogue.of_age.of(texts) if rights.is_of_age else texts,
            terms=catalogue.terms,
            levels=catalogue.levels,
            fonts=self.fonts,
            enclosures=enclosures,
            earlier=known_earlier(whole, catalogue.sign_offs),
            retention=catalogue.retention,
            objection_until=catalogue.objection_until(whole, stamp.printed_on),
        )


def _place_of(missing: NoShape, whole: WholeFile) -> FieldPlace | None:
    """The field in which the text was typed; paper knows text, not where it came from.

    Of a text of more lines paper may set each by itself, with words of its own around it.
    """
    printed = cleaned(missing.text)
    for record in _records(whole):
        for name, value in _texts(record):
            typed = cleaned(value).strip()
            lines = (line.strip() for line in typed.splitlines() if missing.character in line)
            if any(line in printed for line in lines) or (
                missing.character in typed and printed in typed
            ):
                return FieldPlace(record=type(record), record_id=record.id, field=name)
    return None


def _records(whole: WholeFile) -> Iterator[Record]:
    yield from (whole.pupil, whole.school, whole.file, *whole.people.values())
    for found in whole.parts.values():
        yield from found


def _texts(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """(field, text) of every text in a record; what is deeper inside counts for its field."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item, name)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name), name or field.name)

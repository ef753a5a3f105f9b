"""What goes along with a print that asks for signatures: each place to sign, and its text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import uuid4

from ib_desk.application.catalogue import Catalogue
from ib_desk.application.leaving.orders import PrintOrder
from ib_desk.application.paper import Report
from ib_desk.application.ports import UnitOfWork
from ib_desk.domain.file.closings import current
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.leaving.sign_offs import FORM, SignOffs, digest_of, written_down
from ib_desk.domain.leaving.signed_sheets import (
    SIGNED_PRINTS,
    ToSign,
    asked_to_sign,
    signed_values,
)
from ib_desk.domain.records.closing import Closing
from ib_desk.domain.records.disclosure import Disclosure
from ib_desk.domain.records.opp import Opp
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.seen import SeenText, SignOff
from ib_desk.domain.records.sheet_signature import SheetSignature
from ib_desk.domain.records.swv import Signer

_IF_TICKED = frozenset(
    {
        *(Report.CONTRACT, Report.MEETING, Report.EVALUATION),
        *(Report.PARENTS, Report.PLAN, Report.MY_PLAN, Report.CLOSING),
    }
)
"""Prints that have lines to sign on only where that was chosen."""


def asks_for_signatures(order: PrintOrder) -> bool:
    """Whether there is a place to sign on these pages."""
    is_signed = order.kind in SIGNED_PRINTS
    return is_signed and (order.report not in _IF_TICKED or order.choices.signature_lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """Knows which fields count, and who has a say in what."""

    catalogue: Catalogue

    def to_keep(self, work: UnitOfWork, order: PrintOrder, line: Disclosure) -> list[Record]:
        """What is kept with the line of this print, in its transaction; nothing for most prints.

        The values are put in it, once for all who sign the same.
        """
        if not asks_for_signatures(order):
            return []
        whole, day = order.snapshot.whole, order.snapshot.stamp.printed_on
        sheet = ToSign(
            day=day,
            rights=self.catalogue.rights(whole, day),
            kind=order.kind,
            disclosure_id=line.id,
            about=_signed_about(order),
            addressee=order.choices.addressee,
        )
        asked = asked_to_sign(whole, sheet, self.catalogue.terms.label)
        texts: dict[object, SeenText] = {}
        for one in asked:
            if one.about_id not in texts:
                texts[one.about_id] = text_on_sheet(
                    work, whole, line, one, self.catalogue.sign_offs
                )
        read = [replace(texts[one.about_id], id=uuid4(), signed_in=one.id) for one in asked]
        read += [
            text_on_sheet(work, whole, line, one, self.catalogue.sign_offs, SignOff.DIRECTOR)
            for one in asked
            if one.role is Signer.DIRECTOR
        ]
        return [*asked, *read]


def _signed_about(order: PrintOrder) -> Record | None:
    """Of what the sheet is; `None` where that differs for each who signs."""
    whole = order.snapshot.whole
    match order.report:
        case Report.CONTRACT:
            return whole.contract
        case Report.CLOSING:
            return current(whole.of(Closing))
        case Report.PARENTS | Report.PLAN | Report.MY_PLAN:
            return whole.file
        case Report.REQUEST_TO_SIGN:
            return whole.request
        case _:
            return order.about


def text_on_sheet(
    work: UnitOfWork,
    whole: WholeFile,
    sheet: Disclosure,
    one: SheetSignature,
    lists: SignOffs,
    sign_off: SignOff | None = None,
) -> SeenText:
    """What stands on a print for who signs it, of the file as it was; the values are put in `work`.

    A plan and a request take their texts along when they go. `sign_off` is another than that of the
    print: what the director agrees to is less than what there is to read.
    """
    counting = lists.newest(sign_off or SIGNED_PRINTS[sheet.kind])
    values = signed_values(whole, sheet.kind, one.about_id, counting)
    about = whole.record(one.about_id)
    return SeenText(
        file_id=sheet.file_id,
        request_id=about.id if isinstance(about, SwvRequest) else None,
        opp_id=about.id if isinstance(about, Opp) else None,
        sign_off=counting.sign_off,
        signed_in=one.id,
        form=FORM,
        fields=counting.version,
        digest=digest_of(values),
        on=sheet.begun_at.date(),
        copy_id=work.put_content(written_down(values)),
    )

"""From an order to the very bytes that leave, and what of them stays in the vault."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ib_desk.application.bureau_forms import FormFiller
from ib_desk.application.documents import Documents
from ib_desk.application.leaving.clearance import Material
from ib_desk.application.leaving.made import Made
from ib_desk.application.leaving.orders import (
    DocumentOrder,
    FormOrder,
    HandoverOrder,
    ListOrder,
    NoteOrder,
    OfOneFile,
    Order,
    PrintOrder,
    ResealedOrder,
)
from ib_desk.application.leaving.shaping import Shaping
from ib_desk.application.leaving.sheets import Sheets
from ib_desk.application.ports import UnitOfWork
from ib_desk.application.progress import Progress
from ib_desk.domain.leaving.list_sheet import ListSheet
from ib_desk.domain.records.disclosure import Disclosure
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.swv_form import FormType


class Making:
    """Takes long, so it works on the document thread, from values that were read before."""

    def __init__(
        self,
        documents: Documents,
        shaping: Shaping,
        table: Callable[[ListSheet], bytes],
        sheets: Sheets,
        forms: FormFiller,
    ) -> None:
        """`table` writes a list for another program; `sheets` knows who signs a print.

        `forms` fills in those of a bureau.
        """
        self._documents = documents
        self._shaping = shaping
        self._table = table
        self._sheets = sheets
        self._forms = forms

    def make(self, order: Order, material: Material, progress: Progress) -> Made:
        """The same pages as were shown.

        Raises:
            AttachmentUnfit, NothingToPrint, MissingGlyph, SealFailed, PackageTooHeavy: see
                `paper`.
            BoxUnfit, FormRefused: see `bureau_forms`.
            Cancelled: nothing was made.
        """
        match order:
            case PrintOrder():
                return self._print(order)
            case HandoverOrder():
                return self._shaping.make(order, progress)
            case FormOrder():
                return self._form(order, material, progress)
            case ResealedOrder():
                sealed = self._shaping.seal_again(
                    material.kept, order.passphrase, order.line.begun_at.date(), progress
                )
                return Made(content=sealed, copy_id=order.line.copy_id)
            case ListOrder():
                return self._list(order)
            case _:
                return _as_it_was(order, material.kept)

    def kept_along(self, work: UnitOfWork, order: OfOneFile, line: Disclosure) -> Sequence[Record]:
        """What is kept with the line of it, in the transaction of the caller: who is to sign."""
        return self._sheets.to_keep(work, order, line) if isinstance(order, PrintOrder) else ()

    def _print(self, order: PrintOrder) -> Made:
        printed = self._documents.print(order.report, order.snapshot, order.choices)
        name = printed.name.removesuffix(".pdf")
        return Made(content=printed.content, copy=printed.content, pages=printed.pages, name=name)

    def _form(self, order: FormOrder, material: Material, progress: Progress) -> Made:
        """What is kept can be looked at: with its words in its pages."""
        wanted = order.of_request(material.kept)
        filled = self._forms.fill(wanted, progress)
        is_pages = order.form.type is FormType.WORD or order.form.is_flat
        copy = filled if is_pages else self._forms.fill(wanted.to_look_at, progress)
        return Made(content=filled, copy=copy, pages=order.form.pages)

    def _list(self, order: ListOrder) -> Made:
        """No copy stays: it would tell each child's file of all the others, and outlive them."""
        name = order.name.rpartition(".")[0]
        if order.as_table:
            return Made(content=self._table(order.sheet), name=name)
        printed = self._documents.print_list(order.sheet, order.head, order.name)
        return Made(content=printed.content, pages=printed.pages, name=name)


def _as_it_was(order: NoteOrder | DocumentOrder, kept: bytes) -> Made:
    """Of a document the file keeps the only copy there has to be."""
    if isinstance(order, NoteOrder):
        return Made(content=kept, copy=kept)
    return Made(content=kept, copy_id=order.attachment.content_id)

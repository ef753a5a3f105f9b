"""The own forms of a bureau: taken in and laid out once, and filled in from the request.

A form is a file of a stranger, so it is opened in a child, on the document thread: `read` and
`fill`. What comes where is a record like any other, on the database thread.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol
from uuid import uuid4

from ib_desk.application.attachments import SIZE_LIMIT, EmptyFile, TooLarge, title_from
from ib_desk.application.changes import Change, Edit
from ib_desk.application.paper import PrintChoices, Stamp
from ib_desk.application.ports import UnitOfWorkFactory
from ib_desk.application.progress import Progress
from ib_desk.application.records import Records
from ib_desk.domain.errors import NotFound
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.attachment import ContentId
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.swv import SwvProfileId
from ib_desk.domain.records.swv_form import FormType, SwvForm, SwvFormBox
from ib_desk.domain.request.bureau_form import Box, Filled, FormFacts
from ib_desk.domain.request.form_layout import proposals
from ib_desk.domain.request.form_listing import laid_out, listing_of
from ib_desk.domain.request.form_sources import Chosen, FormSources


class FormReader(Protocol):
    """Opens forms of strangers."""

    def read(self, content: bytes, progress: Progress) -> FormFacts:
        """Which boxes it has.

        Raises:
            FormRefused: it is no form that is filled in.
            Cancelled: nothing was read.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class FormOfRequest:
    """An empty form, what comes where, and the file that it is filled in from."""

    form: SwvForm
    boxes: tuple[SwvFormBox, ...]
    content: bytes = field(repr=False)
    whole: WholeFile
    stamp: Stamp
    choices: PrintChoices

    @property
    def to_look_at(self) -> FormOfRequest:
        """Its words in its pages: what shows pages here draws no boxes of others."""
        return replace(self, form=replace(self.form, is_flat=True))


class FormFiller(Protocol):
    """Fills in a form from a request."""

    def fill(self, order: FormOfRequest, progress: Progress) -> bytes:
        """The form with all that is known in it.

        Raises:
            BoxUnfit: something does not go into its box.
            FormRefused: the form cannot be opened.
            NothingToPrint: the file holds no request.
            Cancelled: nothing was made.
        """


class FormTeller(Protocol):
    """Says what comes in the fields of a form that it does not open."""

    def told(self, order: FormOfRequest) -> Mapping[str, Filled]:
        """By the name of the field; nothing where it is not known, and however long it is.

        Raises:
            NothingToPrint: the file holds no request.
        """


class FormWorks(FormReader, FormFiller, FormTeller, Protocol):
    """All three."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingForm:
    """A form that was looked at and not yet kept."""

    content: bytes = field(repr=False)
    file_name: str = field(repr=False)
    facts: FormFacts


class BureauForms:
    """Adding and changing one is one step of undo, with all its boxes."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        records: Records,
        works: FormWorks,
        sources: FormSources,
    ) -> None:
        self._unit_of_work = unit_of_work
        self._records = records
        self._works = works
        self._sources = sources

    def read(self, content: bytes, file_name: str, progress: Progress) -> IncomingForm:
        """Look at a form; document thread.

        Raises:
            EmptyFile, TooLarge: it is not for here at all.
            FormRefused, Cancelled: as `FormReader`.
        """
        if not content:
            raise EmptyFile
        if len(content) > SIZE_LIMIT:
            raise TooLarge(SIZE_LIMIT)
        facts = self._works.read(content, progress)
        return IncomingForm(content=content, file_name=file_name, facts=facts)

    def fill(self, order: FormOfRequest, progress: Progress) -> bytes:
        """Fill one in, to be looked at; document thread; raises as `FormFiller`."""
        return self._works.fill(order.to_look_at, progress)

    def told(
        self, form: SwvForm, whole: WholeFile, request: SwvRequest, stamp: Stamp
    ) -> Mapping[str, Filled]:
        """What comes in each field of a listed form; `whole` is what may leave of the file."""
        order = FormOfRequest(
            form=form,
            boxes=whole.fields_of(form),
            content=b"",
            whole=whole.as_if_for(request),
            stamp=stamp,
            choices=PrintChoices(),
        )
        return self._works.told(order)

    def list_fields(self, profile_id: SwvProfileId, title: str) -> Change:
        """Begin a form that is not filled in: its fields come by its listing."""
        return self._records.add(SwvForm(profile_id=profile_id, title=title, type=FormType.LISTED))

    def list_instead(self, form: SwvForm) -> Change:
        """From now on it is not filled in: its boxes are the fields of the list to begin with.

        Raises:
            NotFound, Conflict: the form is gone, or another by now.
        """
        with self._unit_of_work() as work:
            before = work.find(SwvFormBox, form_id=form.id)
        labelled = [replace(one, label=one.label.strip() or one.name) for one in before]
        listed = SwvForm(
            id=form.id,
            profile_id=form.profile_id,
            title=form.title,
            kinds=form.kinds,
            note=form.note,
            type=FormType.LISTED,
            listing=listing_of(labelled),
        )
        boxes = laid_out(listed, before, self._sources)
        edits = [Edit(form, listed), *_edits(before, boxes)]
        return self._records.apply(Action.CHANGED, edits, subject=listed)

    def add(self, profile_id: SwvProfileId, incoming: IncomingForm) -> Change:
        """Keep a form of this SWV, with what is proposed for its boxes."""
        form = SwvForm(
            profile_id=profile_id,
            title=title_from(incoming.file_name),
            type=incoming.facts.type,
            content_id=self._kept(incoming),
            fingerprint=incoming.facts.fingerprint,
            pages=incoming.facts.pages,
        )
        proposed = proposals(incoming.facts.boxes, self._sources)
        return self._records.add(form, *_boxes(form, incoming.facts.boxes, proposed))

    def renew(self, form: SwvForm, incoming: IncomingForm) -> Change:
        """Another version of a form: what came in a box comes in the one of that name again.

        Raises:
            NotFound, Conflict: the form is gone, or another by now.
        """
        with self._unit_of_work() as work:
            before = work.find(SwvFormBox, form_id=form.id)
        known = {one.name: Chosen(one.source, one.row) for one in before if one.source is not None}
        ticks = {one.name: one.ticked_by for one in before}
        found = incoming.facts.boxes
        called = {one.label: known[one.name] for one in before if one.name in known}
        by_label = {one.name: called[one.label] for one in found if one.label in called}
        was_listed = by_label if form.is_listed else {}
        proposed = {**proposals(found, self._sources), **was_listed, **known}
        renewed = replace(
            form,
            type=incoming.facts.type,
            listing="",
            content_id=self._kept(incoming),
            fingerprint=incoming.facts.fingerprint,
            pages=incoming.facts.pages,
        )
        boxes = [
            replace(one, ticked_by=ticks.get(one.name, "")) for one in _boxes(form, found, proposed)
        ]
        edits = [
            Edit(form, renewed),
            *(Edit(one, None) for one in before),
            *(Edit(None, one) for one in boxes),
        ]
        return self._records.apply(Action.CHANGED, edits, subject=renewed)

    def content(self, form: SwvForm) -> bytes:
        """The empty form; raises `NotFound`, also for one that is only listed."""
        if form.content_id is None:
            raise NotFound("content", form.id)
        with self._unit_of_work() as work:
            return work.content(form.content_id)

    def _kept(self, incoming: IncomingForm) -> ContentId:
        with self._unit_of_work() as work:
            content_id = work.put_content(incoming.content)
            work.commit()
        return content_id


@dataclass(frozen=True, slots=True)
class FieldsOfListing:
    """The fields of a form that is only listed follow its listing, in the same step."""

    unit_of_work: UnitOfWorkFactory
    sources: FormSources

    def along(self, edit: Edit) -> Sequence[Edit]:
        """None for what else changes of a form."""
        form, was = edit.after, edit.before
        if not isinstance(form, SwvForm) or not isinstance(was, SwvForm) or not form.is_listed:
            return ()
        if form.listing == was.listing:
            return ()
        with self.unit_of_work() as work:
            before = work.find(SwvFormBox, form_id=form.id)
        return _edits(before, laid_out(form, before, self.sources))


def _edits(before: Sequence[SwvFormBox], after: Sequence[SwvFormBox]) -> list[Edit]:
    """In place where none moved; else all anew: they stand in the order in which they came."""
    old, kept = {one.id: one for one in before}, {one.id for one in after}
    stays = [one.id for one in before if one.id in kept]
    if [one.id for one in after[: len(stays)]] != stays:
        gone = [Edit(one, None) for one in before]
        return [*gone, *(Edit(None, replace(one, id=uuid4())) for one in after)]
    return [
        *(Edit(one, None) for one in before if one.id not in kept),
        *(Edit(old.get(one.id), one) for one in after if old.get(one.id) != one),
    ]


def _boxes(
    form: SwvForm, found: Iterable[Box], proposed: Mapping[str, Chosen]
) -> Sequence[SwvFormBox]:
    made = []
    for box in found:
        chosen = proposed.get(box.name)
        made.append(
            SwvFormBox(
                form_id=form.id,
                label=box.label,
                source=None if chosen is None else chosen.source,
                row=None if chosen is None else chosen.row,
                name=box.name,
                kind=box.kind,
                most=box.most,
                has_lines=box.has_lines,
                options="\n".join(box.options),
                takes_other=box.takes_other,
                page=box.page,
            )
        )
    return made

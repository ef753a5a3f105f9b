"""What a signer saw is kept with the sign-off, in the same transaction, and compared later on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID, uuid4

from ib_desk.application.changes import Change, Edit
from ib_desk.application.closed_history import history_in_sight, out_of_sight
from ib_desk.application.leaving.sheets import text_on_sheet
from ib_desk.application.ports import Clock, HistoryLine, UnitOfWork, UnitOfWorkFactory
from ib_desk.application.records import Records
from ib_desk.application.whole_files import whole_file
from ib_desk.domain.errors import DeskError, NotFound
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.leaving.sign_offs import (
    FORM,
    Signature,
    SignOffs,
    Subject,
    TextChange,
    Values,
    digest_of,
    of_earlier_text,
    read_back,
    seen_by,
    signature_of,
    to_be_given_again,
    values_of,
    what_changed,
    written_down,
)
from ib_desk.domain.leaving.signed_sheets import SIGNED_PRINTS, signed_values
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.disclosure import Disclosure
from ib_desk.domain.records.known import known_on
from ib_desk.domain.records.opp import Opp, OppAgreement
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import Inspection, SwvRequest, SwvRequestId
from ib_desk.domain.records.seen import SeenText, SignOff
from ib_desk.domain.records.sheet_signature import SheetSignature
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.swv import Signer

Signed = Inspection | Statement | SwvRequest | OppAgreement

_SAYS: Final = {
    SignOff.INSPECTION: {"outcome", "on"},
    SignOff.STATEMENT: {"agrees", "said_on"},
    SignOff.DIRECTOR: {"director_agrees_on"},
    SignOff.OPP: {"agrees", "said_on"},
}
"""Fields by which a person signs; who mends the words of a view gives no other view."""
_MOST_HISTORY: Final = 2_000
"""Lines of one file that are looked back through for a day that is past."""


class NothingSigned(DeskError):
    """There is no sign-off in this record that could stand or be given anew."""

    def __init__(self, record_id: UUID) -> None:
        super().__init__(record_id)
        self.record_id = record_id


@dataclass(frozen=True, slots=True)
class _Read:
    """A request, or a plan, and its file, as they stand in a transaction."""

    subject: Subject
    whole: WholeFile

    @classmethod
    def of(cls, work: UnitOfWork, signed: Signature) -> _Read:
        subject: Subject
        if isinstance(signed.record, OppAgreement):
            subject = work.get(Opp, signed.record.opp_id)
        else:
            subject = work.get(SwvRequest, signed.subject_id)
        return cls(subject, whole_file(work, work.get(SupportFile, subject.file_id)))


class Signing:
    """What `Records` asks of each change: which text the signers in it saw."""

    def __init__(self, lists: SignOffs, clock: Clock) -> None:
        self._lists = lists
        self._clock = clock

    def seen(self, work: UnitOfWork, edits: Sequence[Edit]) -> list[SeenText]:
        """A text for each sign-off that is given in `edits`.

        Called when they are stored and not yet committed: what was typed in the same change was
        seen, too.
        """
        sheets = _on_paper(edits)
        signed = [one for edit in edits if (one := _signed_in(edit)) is not None]
        # Who sign on one evening sign the same request: its file is read once for all of them.
        read: dict[UUID, _Read] = {}
        for one in signed:
            if one.subject_id not in read:
                read[one.subject_id] = _Read.of(work, one)
        return [
            _of_sheet(work, one, sheets) or self._text(work, one, read[one.subject_id])
            for one in signed
        ] + [
            text
            for edit in edits
            if edit.before is None and isinstance(edit.after, SheetSignature)
            for text in self._of_one_more(work, edit.after)
        ]

    def _of_one_more(self, work: UnitOfWork, one: SheetSignature) -> Iterator[SeenText]:
        """Who signs a sheet without having been asked has the text before them that others had.

        Where none is kept, it is that of the day of the sheet, as far as the history tells.
        """
        others = work.find(SheetSignature, disclosure_id=one.disclosure_id, about_id=one.about_id)
        sheet = work.get(Disclosure, one.disclosure_id)
        sign_off = SIGNED_PRINTS.get(sheet.kind)
        kept = [
            text
            for other in others
            for text in work.find(SeenText, signed_in=other.id)
            if text.sign_off is sign_off
        ]
        known = kept[-1] if kept else None
        if known is not None:
            yield replace(known, id=uuid4(), signed_in=one.id)
        elif sheet.kind in SIGNED_PRINTS:
            whole, day = whole_file(work, work.get(SupportFile, sheet.file_id)), self._clock.today()
            printed_on = sheet.begun_at.date()
            since = history_in_sight(work, whole.file.id, _MOST_HISTORY, since=printed_on)
            then = _with_parts(whole, _before_all(work.each(since))).known_on(printed_on)
            read = then if then.record(one.about_id) is not None else whole.known_on(day)
            yield text_on_sheet(work, read, sheet, one, self._lists)

    def text(self, work: UnitOfWork, signed: Signature, reason: str = "") -> SeenText:
        """What stands there for this signer on the day of the sign-off, as it is to be kept.

        Args:
            work: its transaction; the values are put in it.
            signed: whose.
            reason: why the sign-off stands although nobody looks again; then it is today's text.
        """
        return self._text(work, signed, _Read.of(work, signed), reason)

    def _text(self, work: UnitOfWork, signed: Signature, read: _Read, reason: str = "") -> SeenText:
        subject, whole = read.subject, read.whole
        today = self._clock.today()
        on = today if reason else min(signed.on, today)
        counting = self._lists.newest(signed.sign_off)
        then = None
        if on < today:
            since = history_in_sight(work, whole.file.id, _MOST_HISTORY, since=on)
            then = as_of(whole, subject, work.each(since), on)
        if then is None:
            values = values_of(whole.known_on(today), known_on(subject, today), counting)
        else:
            values = values_of(*then, counting)
        return SeenText(
            file_id=subject.file_id,
            request_id=subject.id if isinstance(subject, SwvRequest) else None,
            opp_id=subject.id if isinstance(subject, Opp) else None,
            sign_off=signed.sign_off,
            signed_in=signed.record.id,
            form=FORM,
            fields=counting.version,
            digest=digest_of(values),
            on=on,
            reason=reason,
            copy_id=work.put_content(written_down(values)),
        )


def as_of(
    whole: WholeFile, subject: Subject, history: Iterable[HistoryLine], day: date
) -> tuple[WholeFile, Subject] | None:
    """The file as it was at the end of `day`, as far as its history since then tells.

    The newest line comes first.

    `None` for what was begun here after that day: it was read elsewhere, and what is
    there now is the nearest to it that anybody knows.
    """
    then = _before_all(history)
    read = then.get(type(subject), {}).get(subject.id, subject)
    if not isinstance(read, Subject):
        return None
    return _with_parts(whole, then).known_on(day), known_on(read, day)


_Then = Mapping[type[Record], Mapping[UUID, Record | None]]
"""Kind → id → how it was, `None` for what was not there."""


def _before_all(history: Iterable[HistoryLine]) -> _Then:
    then: dict[type[Record], dict[UUID, Record | None]] = {}
    for line in history:
        for edit in reversed(line.change.edits):
            then.setdefault(type(edit.record), {})[edit.record.id] = edit.before
    return then


def _with_parts(whole: WholeFile, then: _Then) -> WholeFile:
    parts = dict(whole.parts)
    for kind, of_kind in then.items():
        known: dict[UUID, Record | None] = {record.id: record for record in parts.get(kind, ())}
        known |= of_kind
        parts[kind] = tuple(record for record in known.values() if record is not None)
    return replace(whole, parts=parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A sign-off for an earlier text; no `changes` where nobody can tell any more what they are,
    or where that is out of sight.
    """

    signed: Signature
    changes: tuple[TextChange, ...]


class SignOffTexts:
    """What a user does about a sign-off that held for an earlier text; database thread."""

    def __init__(
        self, unit_of_work: UnitOfWorkFactory, records: Records, lists: SignOffs, clock: Clock
    ) -> None:
        self._unit_of_work = unit_of_work
        self._records = records
        self._lists = lists
        self._clock = clock

    def earlier(self, request_id: SwvRequestId) -> tuple[Earlier, ...]:
        """What has to be given again for the text of now.

        Raises:
            NotFound: the request is gone.
        """
        today = self._clock.today()
        with self._unit_of_work() as work:
            request = work.get(SwvRequest, request_id)
            whole = whole_file(work, work.get(SupportFile, request.file_id)).known_on(today)
            request = known_on(request, today)
            outdated = of_earlier_text(whole, request, self._lists)
            # The signer saw it, and a copy is kept; who looks at the request now may not.
            closed = out_of_sight(work, request.file_id)
            return tuple(
                Earlier(
                    signed=signed,
                    changes=tuple(
                        change
                        for change in self._changes(work, signed, whole, request)
                        if change.place.record_id not in closed
                    ),
                )
                for signed in to_be_given_again(whole, request, outdated)
            )

    def since_signing(self, signature_id: UUID) -> tuple[TextChange, ...]:
        """What changed of a request since somebody signed a sheet of it; without what is closed.

        Raises:
            NotFound: the signature or the request is gone.
        """
        with self._unit_of_work() as work:
            one = work.get(SheetSignature, signature_id)
            sheet = work.get(Disclosure, one.disclosure_id)
            sign_off = SIGNED_PRINTS[sheet.kind]
            kept = work.find(SeenText, signed_in=one.id, sign_off=sign_off)
            before = _kept(work, kept[-1]) if kept else None
            counting = self._lists.version(sign_off, kept[-1].fields) if kept else None
            if before is None or counting is None:
                return ()
            whole = whole_file(work, work.get(SupportFile, sheet.file_id))
            now = signed_values(
                whole.known_on(self._clock.today()), sheet.kind, one.about_id, counting
            )
            closed = out_of_sight(work, sheet.file_id)
            changes = what_changed(before, now)
            return tuple(one for one in changes if one.place.record_id not in closed)

    def _changes(
        self, work: UnitOfWork, signed: Signature, whole: WholeFile, request: SwvRequest
    ) -> tuple[TextChange, ...]:
        seen = next(iter(seen_by(signed, whole)), None)
        before = None if seen is None else _kept(work, seen)
        counting = None if seen is None else self._lists.version(seen.sign_off, seen.fields)
        if before is None or counting is None:
            return ()
        return what_changed(before, values_of(whole, request, counting))

    def sign_anew(self, record: Statement | SwvRequest | OppAgreement) -> Change:
        """The same person stands behind the text of today.

        Of a reading there is a new one: that somebody read an earlier text stays true.

        Raises:
            NothingSigned: nobody signed in this record.
            Conflict, Frozen, NotFound: see `Records.change`.
        """
        today = self._clock.today()
        after: Statement | SwvRequest | OppAgreement
        if isinstance(record, Statement | OppAgreement):
            after = replace(record, said_on=today)
        else:
            after = replace(record, director_agrees_on=today)
        signed = signature_of(after)
        if signed is None or signature_of(record) is None:
            raise NothingSigned(record.id)
        # Where the day stands there already, the text alone is kept.
        return self._keep([signed]) if record == after else self._records.change(record, after)

    def pass_over(self, signed_in: Sequence[Signed], reason: str) -> Change:
        """Let sign-offs stand although the text changed a little.

        Args:
            signed_in: their records as the screen knows them, of one request.
            reason: why nobody need look again; never empty.

        Raises:
            NothingSigned: nobody signed in one of these records, or there is no reason.
            NotFound: the request is gone.
        """
        given = [signature_of(record) for record in signed_in]
        signed = [one for one in given if one is not None]
        if not signed or len(signed) < len(given) or not reason.strip():
            raise NothingSigned(signed_in[0].id)
        return self._keep(signed, reason.strip())

    def _keep(self, signed: Sequence[Signature], reason: str = "") -> Change:
        signing = Signing(self._lists, self._clock)
        with self._unit_of_work() as work:
            seen = [signing.text(work, one, reason) for one in signed]
            work.commit()
        edits = [Edit(None, text) for text in seen]
        return self._records.apply(Action.CHANGED, edits, subject=signed[0].record)


def _signed_in(edit: Edit) -> Signature | None:
    signed = None if edit.after is None else signature_of(edit.after)
    if signed is None or edit.before is None or signature_of(edit.before) is None:
        return signed
    return signed if edit.fields & _SAYS[signed.sign_off] else None


_Signer = tuple[UUID | None, UUID | None, bool]
"""What it is about, the guardian (`None` for the pupil), and whether it is the director."""


def _on_paper(edits: Sequence[Edit]) -> Mapping[_Signer, UUID]:
    """Who signs a sheet in these edits → the signature by which the answer is given."""
    signed = (edit.after for edit in edits if isinstance(edit.after, SheetSignature))
    return {
        (one.about_id, one.guardian_id, one.role is Signer.DIRECTOR): one.id
        for one in signed
        if one.guardian_id is not None or one.pupil_id is not None or one.role is Signer.DIRECTOR
    }


def _of_sheet(
    work: UnitOfWork, signed: Signature, sheets: Mapping[_Signer, UUID]
) -> SeenText | None:
    """The text of the sheet, for an answer that was given by signing it: not that of its day."""
    by = sheets.get((signed.subject_id, signed.who, signed.sign_off is SignOff.DIRECTOR))
    kept = work.find(SeenText, signed_in=by, sign_off=signed.sign_off) if by else []
    return replace(kept[-1], id=uuid4(), signed_in=signed.record.id) if kept else None


def _kept(work: UnitOfWork, seen: SeenText) -> Values | None:
    if seen.copy_id is None or seen.form != FORM:
        return None
    try:
        return read_back(work.content(seen.copy_id))
    except NotFound:
        return None

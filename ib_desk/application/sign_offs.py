"""What a signer saw is kept with the sign-off, in the same transaction, and compared later on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from ib_desk.application.changes import Change, Edit
from ib_desk.application.ports import Clock, HistoryLine, UnitOfWork, UnitOfWorkFactory
from ib_desk.application.records import Records
from ib_desk.application.whole_files import whole_file
from ib_desk.domain.errors import DeskError, NotFound
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.leaving.sign_offs import (
    FORM,
    Signature,
    SignOffs,
    TextChange,
    Values,
    digest_of,
    read_back,
    seen_by,
    signature_of,
    values_of,
    what_changed,
    written_down,
)
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.known import known_on
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import Inspection, Statement, SwvRequest
from ib_desk.domain.records.seen import SeenText, SignOff
from ib_desk.domain.records.support_file import SupportFile

Signed = Inspection | Statement | SwvRequest

_SAYS: Final = {
    SignOff.INSPECTION: {"outcome", "on"},
    SignOff.STATEMENT: {"agrees", "said_on"},
    SignOff.DIRECTOR: {"director_agrees_on"},
}
"""Fields by which a person signs; who mends the words of a view gives no other view."""
_MOST_HISTORY: Final = 2_000
"""Lines of one file that are looked back through for a day that is past."""


class NothingSigned(DeskError):
    """There is no sign-off in this record that could stand or be given anew."""

    def __init__(self, record_id: UUID) -> None:
        super().__init__(record_id)
        self.record_id = record_id


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
        signed = (_signed_in(edit) for edit in edits)
        return [self.text(work, one) for one in signed if one is not None]

    def text(self, work: UnitOfWork, signed: Signature, reason: str = "") -> SeenText:
        """What stands there for this signer on the day of the sign-off, as it is to be kept.

        Args:
            work: its transaction; the values are put in it.
            signed: whose.
            reason: why the sign-off stands although nobody looks again; then it is today's text.
        """
        request = work.get(SwvRequest, signed.request_id)
        whole = whole_file(work, work.get(SupportFile, request.file_id))
        today = self._clock.today()
        on = today if reason else min(signed.on, today)
        counting = self._lists.newest(signed.sign_off)
        then = None
        if on < today:
            then = as_of(whole, request, work.history(whole.file.id, _MOST_HISTORY), on)
        if then is None:
            values = values_of(whole.known_on(today), known_on(request, today), counting)
        else:
            values = values_of(*then, counting)
        return SeenText(
            request_id=request.id,
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
    whole: WholeFile, request: SwvRequest, history: Sequence[HistoryLine], day: date
) -> tuple[WholeFile, SwvRequest] | None:
    """The file as it was at the end of `day`, as far as its history tells; newest line first.

    `None` for a request that was begun here after that day: it was read elsewhere, and what is
    there now is the nearest to it that anybody knows.
    """
    then: dict[UUID, Record | None] = {}
    kinds: dict[UUID, type[Record]] = {}
    for line in history:
        if line.at.date() <= day:
            break
        for edit in reversed(line.change.edits):
            then[edit.record.id] = edit.before
            kinds[edit.record.id] = type(edit.record)
    read = then.get(request.id, request)
    if not isinstance(read, SwvRequest):
        return None
    parts = dict(whole.parts)
    for kind in {*kinds.values()}:
        known: dict[UUID, Record | None] = {record.id: record for record in parts.get(kind, ())}
        known |= {key: then[key] for key, its in kinds.items() if its is kind}
        parts[kind] = tuple(record for record in known.values() if record is not None)
    return replace(whole, parts=parts).known_on(day), known_on(read, day)


class SignOffTexts:
    """What a user does about a sign-off that held for an earlier text; database thread."""

    def __init__(
        self, unit_of_work: UnitOfWorkFactory, records: Records, lists: SignOffs, clock: Clock
    ) -> None:
        self._unit_of_work = unit_of_work
        self._records = records
        self._lists = lists
        self._clock = clock

    def changes(self, record: Signed) -> tuple[TextChange, ...]:
        """What is different since it was signed; empty where nobody can tell any more.

        Raises:
            NotFound: the request is gone.
        """
        signed = signature_of(record)
        if signed is None:
            return ()
        with self._unit_of_work() as work:
            request = work.get(SwvRequest, signed.request_id)
            whole = whole_file(work, work.get(SupportFile, request.file_id))
            seen = next(iter(seen_by(signed, whole)), None)
            before = None if seen is None else _kept(work, seen)
            counting = None if seen is None else self._lists.version(seen.sign_off, seen.fields)
        if before is None or counting is None:
            return ()
        today = self._clock.today()
        now = values_of(whole.known_on(today), known_on(request, today), counting)
        return what_changed(before, now)

    def sign_anew(self, record: Signed) -> Change:
        """The same person stands behind the text of today.

        Raises:
            NothingSigned: nobody signed in this record.
            Conflict, Frozen, NotFound: see `Records.change`.
        """
        today = self._clock.today()
        after: Signed
        match record:
            case Inspection():
                after = replace(record, on=today)
            case Statement():
                after = replace(record, said_on=today)
            case _:
                after = replace(record, director_agrees_on=today)
        return self._store(record, after)

    def pass_over(self, record: Signed, reason: str) -> Change:
        """Let a sign-off stand although the text changed a little.

        Args:
            record: as the screen knows it.
            reason: why the signer need not look again; never empty.

        Raises:
            NothingSigned: nobody signed in this record, or there is no reason.
            Conflict, Frozen, NotFound: see `Records.change`.
        """
        if not reason.strip():
            raise NothingSigned(record.id)
        return self._store(record, record, reason.strip())

    def _store(self, before: Signed, after: Signed, reason: str = "") -> Change:
        """Where the day stands there already, the text alone is kept."""
        signed = signature_of(after)
        if signed is None or signature_of(before) is None:
            raise NothingSigned(before.id)
        if before != after:
            return self._records.change(before, after)
        with self._unit_of_work() as work:
            seen = Signing(self._lists, self._clock).text(work, signed, reason)
            work.commit()
        return self._records.apply(Action.CHANGED, [Edit(None, seen)], subject=after)


def _signed_in(edit: Edit) -> Signature | None:
    signed = None if edit.after is None else signature_of(edit.after)
    if signed is None or edit.before is None or signature_of(edit.before) is None:
        return signed
    return signed if edit.fields & _SAYS[signed.sign_off] else None


def _kept(work: UnitOfWork, seen: SeenText) -> Values | None:
    if seen.copy_id is None or seen.form != FORM:
        return None
    try:
        return read_back(work.content(seen.copy_id))
    except NotFound:
        return None

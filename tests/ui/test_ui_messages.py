"""Every refusal that a user can meet has words of its own."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

import ib_desk
from ib_desk.application import (
    attachments,
    frozen,
    import_errors,
    migration_errors,
    opps,
    paper,
    quick_notes,
    requests,
    support_files,
    vault_errors,
)
from ib_desk.application.import_errors import Danger, LooksLike, Measure
from ib_desk.application.leaving import outside
from ib_desk.application.leaving.clearance import ReasonNeeded
from ib_desk.application.leaving.exit import LetOut, NotNoted
from ib_desk.application.leaving.register import DayStillToCome, StateNotPossible
from ib_desk.application.pages import NoPages
from ib_desk.application.paper import Report
from ib_desk.application.route import Route
from ib_desk.application.sign_offs import NothingSigned
from ib_desk.application.vault_errors import Sharing
from ib_desk.domain import errors
from ib_desk.domain.errors import DeskError
from ib_desk.domain.intake.import_decisions import TwiceTheSamePupil
from ib_desk.domain.intake.table import TableFault
from ib_desk.domain.records.disclosure import DisclosureId, DisclosureState
from ib_desk.domain.records.made_pages import Unfit
from ib_desk.domain.records.pupil import PupilId
from ib_desk.domain.records.support_file import SupportFileId
from ib_desk.domain.request.bureau_form import BoxTrouble, BoxUnfit, FormRefusal, FormRefused
from ib_desk.domain.secrets.passphrase import WeakPassphrase, judge_passphrase
from ib_desk.domain.secrets.recovery_code import RecoveryCodeMistyped, Slip
from ib_desk.ui.messages import act_message, message_for, unlock_message

ID = UUID(int=1)
GENERAL = message_for(RuntimeError())

WITH_FACTS: tuple[DeskError, ...] = (
    attachments.TooLarge(25_000_000),
    frozen.Frozen("SwvRequest", ID),
    frozen.SomethingLeft(ID, None),
    frozen.SomethingLeft(ID, date(2028, 9, 24)),
    import_errors.DamagedFile(12),
    *(import_errors.HostileFile(danger) for danger in Danger),
    *(import_errors.NotEdexml(kind) for kind in LooksLike),
    *(import_errors.NoList(why) for why in TableFault),
    import_errors.OtherSchool("De Brug", "De Zandbank"),
    *(import_errors.TooLarge(measure, 5) for measure in Measure),
    migration_errors.MigrationFailed("0001", "0002"),
    *(NoPages(reason, "✓") for reason in Unfit),
    *(FormRefused(reason) for reason in FormRefusal),
    *(BoxUnfit("vak", trouble, most=9, length=12, sign="✓") for trouble in BoxTrouble),
    opps.OppUnderWay(ID),
    *(paper.AttachmentUnfit(ID, 2, reason, "✓") for reason in Unfit),
    outside.DiskFull(10),
    paper.MissingGlyph("✓"),
    outside.NotWritable(13),
    paper.NothingToPrint(Report.CONTRACT),
    ReasonNeeded(3, ()),
    NotNoted(LetOut(line_ids=(DisclosureId(ID),), pages=1, contents_digest="")),
    StateNotPossible(DisclosureState.MADE, DisclosureState.BEGUN),
    DayStillToCome(date(2026, 11, 24)),
    NothingSigned(ID),
    requests.NothingRuns(ID),
    requests.RequestUnderWay(ID),
    support_files.ClosedWithoutDay(SupportFileId(ID)),
    support_files.FileIsOpen(SupportFileId(ID)),
    quick_notes.FileMissing(PupilId(ID)),
    quick_notes.NoFileToWeigh(PupilId(ID)),
    vault_errors.NoRoom(1),
    vault_errors.NoRoom(2_000_000_001),
    vault_errors.NotEnoughMemory(64),
    vault_errors.OpenElsewhere(17),
    *(vault_errors.SharedFolder(sharing) for sharing in Sharing),
    vault_errors.DatabaseMissing(),
    vault_errors.DatabaseMissing(("kluis (1).db",)),
    vault_errors.DatabaseMissing(in_cloud=True),
    vault_errors.DatabaseMissing(backup_made_at=datetime(2026, 11, 20, 17, 42, tzinfo=UTC)),
    vault_errors.VaultDamaged(),
    vault_errors.VaultDamaged(has_looked=True),
    vault_errors.VaultDamaged(datetime(2026, 11, 20, 17, 42, tzinfo=UTC)),
    vault_errors.WorkMissing(datetime(2026, 11, 20, 17, 42, tzinfo=UTC), is_certain=False),
    vault_errors.WorkMissing(
        datetime(2026, 11, 20, 17, 42, tzinfo=UTC),
        is_certain=True,
        backup_made_at=datetime(2026, 11, 20, 17, 42, tzinfo=UTC),
    ),
    vault_errors.WaitFirst(1),
    vault_errors.WaitFirst(4),
    vault_errors.WrongSecret(1, 0),
    vault_errors.WrongSecret(3, 1),
    errors.AgreementMissing([ID]),
    errors.Conflict("Signal", ID),
    errors.ForbiddenInOutput(["summary"]),
    errors.InspectionMissing([ID]),
    errors.InvalidData("terms.toml", "labels.Role", "empty"),
    errors.InvalidData("terms.toml", "labels.Role", "empty", 4),
    errors.NotFound("Signal", ID),
    WeakPassphrase(judge_passphrase("aap", ())),
    TwiceTheSamePupil(3),
    *(RecoveryCodeMistyped(slip, 5) for slip in Slip),
    RecoveryCodeMistyped(Slip.LENGTH, None),
)
KINDS_WITH_FACTS = {type(error) for error in WITH_FACTS}


def leaves(kind: type[DeskError]) -> Iterator[type[DeskError]]:
    """The kinds that are raised; those above them only hold them together."""
    below = kind.__subclasses__()
    if not below:
        yield kind
    for one in below:
        yield from leaves(one)


def raised() -> list[type[DeskError]]:
    for module in pkgutil.walk_packages(ib_desk.__path__, "ib_desk."):
        if "__main__" not in module.name and ".migrations." not in module.name:
            importlib.import_module(module.name)
    ours = [kind for kind in leaves(DeskError) if kind.__module__.startswith("ib_desk.")]
    return sorted(ours, key=lambda kind: kind.__qualname__)


EVERY = (*WITH_FACTS, *(kind() for kind in raised() if kind not in KINDS_WITH_FACTS))


@pytest.mark.parametrize("error", EVERY, ids=repr)
def test_a_refusal_says_what_happened_in_a_sentence_of_its_own(error):
    message = message_for(error)
    words = f"{message.title} {message.text}"

    assert message != GENERAL
    assert message.title.endswith(".")
    assert not message.text or message.text.endswith(".")
    assert not re.search(r"[{}<>!]|\?\?|None|\b(fout|oeps|helaas|u|uw|wij)\b", words), words


def test_what_nobody_foresaw_says_that_what_was_kept_is_still_kept():
    assert "nog bewaard" in GENERAL.text


def test_one_second_is_no_seconds():
    assert "1 seconde " in message_for(vault_errors.WaitFirst(1)).text
    assert "4 seconden " in message_for(vault_errors.WaitFirst(4)).text


def test_each_secret_is_refused_in_its_own_words():
    wrong = vault_errors.WrongSecret(1, 0)
    titles = {unlock_message(wrong, route).title for route in Route}

    assert len(titles) == len(Route)
    waits = vault_errors.WrongSecret(3, 4)
    assert {unlock_message(waits, route) for route in Route} == {message_for(waits)}


def test_a_full_disk_promises_another_try_only_for_what_is_typed():
    typed, asked = message_for(vault_errors.DiskFull()), act_message(vault_errors.DiskFull())

    assert "elke tien seconden" in typed.text
    assert asked.text == "Er is niets veranderd. Maak ruimte vrij en probeer het opnieuw."
    assert unlock_message(vault_errors.DiskFull(), Route.PASSPHRASE) == asked

"""Agreements by colleague, as rows and as a list for one of them; what is late says so in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ib_desk.application.lists_beside import AgreementLine
from ib_desk.application.owned_agreements import OwnedBy
from ib_desk.domain.calling import names_in
from ib_desk.domain.dutch_dates import brief_date, days_late
from ib_desk.domain.file.kept_beside import KeptAgreement
from ib_desk.domain.leaving.list_sheet import ListSheet, SheetCell, SheetColumn, SheetRow
from ib_desk.ui.list_words import group_of, whose
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.rows import Row
from ib_desk.ui.widgets.state import State


def owner_title(group: OwnedBy) -> str:
    """Over the rows of a colleague, and of those that are no colleague's."""
    return group.name if group.person_id is not None else tr("Van geen collega")


def owner_choice(group: OwnedBy, today: date) -> str:
    """“Karin Visser · 5, waarvan 2 te laat”."""
    late = sum(is_late(line.agreement, today) for line in group.lines)
    count = str(len(group.lines))
    if late:
        count = tr("{count}, waarvan {late} te laat").format(count=count, late=late)
    return in_a_line((owner_title(group), count))


def is_late(agreement: KeptAgreement, today: date) -> bool:
    """As `Agreement.is_late`: what nobody said yes to is not late."""
    ends = agreement.ends_on
    return ends is not None and ends < today and not agreement.is_proposed


def agreement_row(line: AgreementLine, group: OwnedBy, today: date) -> Row:
    """Whose, what, and by when."""
    one = line.agreement
    name = whose(line.pupil)
    what = one.result.strip().rstrip(".") or tr("afspraak zonder woorden")
    state = _state(one, today)
    return Row(
        key=(group.person_id, line.key),
        title=tr("{name} · {what}").format(name=name, what=what),
        fact=in_a_line((group_of(line.pupil), state_words(one, today), _beside(line, group))),
        icon=state.look.icon,
        ink=state.look.ink,
        right=day_words(one, today),
    )


def state_words(one: KeptAgreement, today: date) -> str:
    """How it stands, where that is more than that it runs."""
    if one.is_proposed:
        return tr("voorgesteld, nog geen ja")
    late = 0 if one.ends_on is None else (today - one.ends_on).days
    return days_late(late) if is_late(one, today) else ""


def day_words(one: KeptAgreement, today: date) -> str:
    """“24 nov”, “vandaag”."""
    if one.ends_on is None:
        return tr("zonder datum")
    return tr("vandaag") if one.ends_on == today else brief_date(one.ends_on, today)


def sheet_of_agreements(group: OwnedBy, today: date) -> ListSheet:
    """For this colleague, and of nobody else's: whom it is about, what, by when, how it stands."""
    count = len(group.lines)
    said = tr("1 afspraak") if count == 1 else tr("{count} afspraken").format(count=count)
    return ListSheet(
        title=tr("Afspraken van {name}").format(name=group.name),
        about=said,
        columns=(
            SheetColumn(title=tr("Leerling"), share=2.2, is_name=True),
            SheetColumn(title=tr("Groep"), share=1),
            SheetColumn(title=tr("Afspraak"), share=5),
            SheetColumn(title=tr("Klaar op"), share=1.3),
            SheetColumn(title=tr("Stand"), share=2.2),
        ),
        rows=tuple(_sheet_row(line, today) for line in group.lines),
    )


def _sheet_row(line: AgreementLine, today: date) -> SheetRow:
    one = line.agreement
    cells: Sequence[SheetCell] = (
        SheetCell(text=whose(line.pupil)),
        SheetCell(text=group_of(line.pupil)),
        SheetCell(text=one.result),
        SheetCell(text=day_words(one, today), value=one.ends_on),
        SheetCell(text=state_words(one, today) or tr("open")),
    )
    return SheetRow(file_id=line.file_id, cells=tuple(cells))


def _beside(line: AgreementLine, group: OwnedBy) -> str:
    """Who else takes care of it, or whose it is where that is no colleague."""
    owner = line.agreement.owner.strip()
    if group.person_id is None:
        return owner or tr("nog van niemand")
    together = owner if len(names_in(owner)) > 1 else ""
    is_of_team = line.file_id is None or group.person_id in line.team
    elsewhere = "" if is_of_team else tr("niet in het team van deze leerling")
    return in_a_line((together, elsewhere))


def _state(one: KeptAgreement, today: date) -> State:
    if one.is_proposed:
        return State.WAITING
    if is_late(one, today):
        return State.LATE
    return State.ATTENTION if one.ends_on == today else State.BUSY

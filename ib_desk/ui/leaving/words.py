"""What was found in what leaves, and how far a line of the register is, in Dutch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ib_desk.application.leaving.clearance import ReasonNeeded
from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.file.register import RegisterLine
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law.consents import ConsentStand
from ib_desk.domain.leaving.forbidden import Find, FindKind
from ib_desk.domain.records.consent import ConsentAnswer
from ib_desk.domain.records.contract import PartyKind
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.texts import listed, tr

_AGAINST: Final = frozenset({ConsentStand.REFUSED, ConsentStand.WITHDRAWN})


def find_words(find: Find) -> str:
    """“een getal dat op een BSN lijkt”."""
    return {
        FindKind.BSN: tr("een getal dat op een BSN lijkt"),
        FindKind.EDUCATION_NUMBER: tr("een getal dat op een onderwijsnummer lijkt"),
        FindKind.SECRET_ADDRESS: tr("een geheim adres"),
        FindKind.SECRET_POSTCODE: tr("een geheime postcode"),
        FindKind.OTHER_PUPIL: tr("de naam van een andere leerling"),
        FindKind.IBAN: tr("een rekeningnummer"),
    }[find.kind]


def found_words(finds: Sequence[Find]) -> str:
    """“Hier staat een rekeningnummer en de naam van een andere leerling in.”."""
    kinds = listed(list(dict.fromkeys(find_words(find) for find in finds)))
    return tr("Hierin staat {what}.").format(what=kinds)


def withdrawn_words(line: RegisterLine, whole: WholeFile, terms: Terms) -> list[str]:
    """A sentence for each yes that was taken back since; that it left before is no wrong."""
    return [
        tr(
            "{name} trok de toestemming in op {day}. Dat dit eerder naar buiten ging, mocht. "
            "Geef het niet opnieuw."
        ).format(name=_called(one, whole, terms), day=plain_date(one.withdrawn_on))
        for one in line.withdrawn
        if one.withdrawn_on is not None
    ]


def withdrawn_fact(line: RegisterLine) -> str:
    """The same in a list: the first day."""
    days = [one.withdrawn_on for one in line.withdrawn if one.withdrawn_on is not None]
    return tr("toestemming ingetrokken {day}").format(day=plain_date(min(days))) if days else ""


def _called(answer: ConsentAnswer, whole: WholeFile, terms: Terms) -> str:
    """By name, or by what that parent is to the pupil."""
    guardian = next((one for one in whole.of(Guardian) if one.id == answer.guardian_id), None)
    if guardian is None or guardian.name.strip():
        return whole.called(answer.guardian_id)
    return terms.label(guardian.relation or PartyKind.GUARDIAN)


def needed_words(needed: ReasonNeeded) -> str:
    """What asks for a reason, in a sentence each; of nobody by name."""
    said = [found_words(needed.finds)] if needed.finds else []
    if _AGAINST & set(needed.consents):
        said.append(tr("Iemand zei nee tegen doorgeven, of trok de toestemming in."))
    elif needed.consents:
        said.append(tr("Nog niet iedereen gaf toestemming om dit door te geven."))
    if needed.is_for_nobody:
        said.append(tr("Bij het onderzoek staat nog niet wie dit mag zien."))
    return " ".join(said)

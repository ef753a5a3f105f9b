"""What was found in what leaves, and how far a line of the register is, in Dutch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ib_desk.application.leaving.clearance import ReasonNeeded
from ib_desk.domain.law.consents import ConsentStand
from ib_desk.domain.leaving.forbidden import Find, FindKind
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

"""What was found in what leaves, and how far a line of the register is, in Dutch."""

from __future__ import annotations

from collections.abc import Sequence

from ib_desk.domain.leaving.forbidden import Find, FindKind
from ib_desk.ui.texts import listed, tr


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

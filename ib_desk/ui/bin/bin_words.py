"""How something in the bin is called: what it was, whose, and what goes along."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ib_desk.application.bin import BinItem
from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.records.contract import Contract, ContractParty
from ib_desk.domain.records.erasure import Erasure
from ib_desk.domain.records.kinds import KIND_BY_NAME, KINDS
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.weighing import Weighing
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.records.every import every_spec
from ib_desk.ui.texts import in_a_line, tr


def item_title(item: BinItem, terms: Terms, today: date) -> str:
    """What it says of itself: the words of a signal, the name of a child."""
    record = item.root
    match record:
        case SupportFile():
            title = tr("Dossier van {name}").format(name=item.whose or tr("een leerling"))
        case Contract():
            title = tr("Contract, versie {number}").format(number=record.version)
        case ContractParty():
            title = record.name or terms.title(record.kind)
        case SwvRequest():
            title = terms.title(record.kind)
        case Weighing():
            day = record.weighed_on
            title = (
                tr("Weging van {day}").format(day=plain_date(day))
                if day is not None
                else tr("Weging zonder datum")
            )
        case _:
            title = _summary(record, terms, today)
    return title


def item_fact(item: BinItem, terms: Terms) -> str:
    """“signaal · Noor van Dalen · met 3 afspraken”."""
    noun = terms.noun(type(item.root))
    whose = "" if isinstance(item.root, SupportFile) else item.whose
    along = tr("met {what}").format(what=along_words(item.along, terms)) if item.along else ""
    return in_a_line((noun, whose, along))


def along_words(along: Mapping[type[Record], int], terms: Terms) -> str:
    """“3 signalen, 1 psychologisch contract”, in the order of the kinds."""
    return ", ".join(
        f"{along[kind]} {terms.noun(kind) if along[kind] == 1 else terms.plural(kind)}"
        for kind in KINDS
        if along.get(kind)
    )


def erasure_title(line: Erasure, terms: Terms) -> str:
    """“Dossier, met 12 onderdelen”."""
    kind = KIND_BY_NAME.get(line.what)
    what = tr("Iets") if kind is None else terms.heading(kind)
    if line.along == 0:
        return what
    if line.along == 1:
        return tr("{what}, met 1 onderdeel").format(what=what)
    return tr("{what}, met {count} onderdelen").format(what=what, count=line.along)


def erasure_fact(line: Erasure) -> str:
    """Why: as it was typed, or because the term had passed."""
    return line.reason or tr("De termijn was voorbij.")


def _summary(record: Record, terms: Terms, today: date) -> str:
    around = Around(today=today, terms=terms)
    spec = next((spec for spec in every_spec() if spec.kind is type(record)), None)
    said = "" if spec is None else spec.summary(record, around).title
    return said or terms.heading(type(record))

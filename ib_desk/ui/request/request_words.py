"""Points, finds and stops of a request in Dutch, and where in a document something stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from uuid import UUID

from ib_desk.application.leaving.clearance import RequestCheck
from ib_desk.application.leaving.looking import Inside
from ib_desk.application.paper import AttachmentUnfit, MissingGlyph
from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.errors import HardStop, InspectionMissing
from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.file.register import (
    RequestStage,
    RequestStanding,
    standing_of,
    went_to,
)
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.leaving.forbidden import Find
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.contract import Breach, ContractParty, PartyKind
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import Inspection, SwvRequest
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.request.kind_called import kind_called
from ib_desk.domain.request.request_points import Point, PointState
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.change_words import field_words
from ib_desk.ui.fact_words import fact_words
from ib_desk.ui.leaving.words import find_words
from ib_desk.ui.messages import Message, glyph_message, message_for
from ib_desk.ui.texts import in_a_line, listed, tr


def count_words(count: int) -> str:
    """“twee” up to ten, then figures, as in running Dutch."""
    words = tr("geen één twee drie vier vijf zes zeven acht negen tien").split()
    return words[count] if 0 <= count < len(words) else str(count)


def open_words(points: int, finds: int) -> str:
    """“twee punten open en één plek om te bekijken”."""
    said = []
    if points:
        word = tr("punt open") if points == 1 else tr("punten open")
        said.append(f"{count_words(points)} {word}")
    if finds:
        word = tr("plek om te bekijken") if finds == 1 else tr("plekken om te bekijken")
        said.append(f"{count_words(finds)} {word}")
    return listed(said)


def point_words(point: Point, terms: Terms, today: date) -> str:
    """The grey line of a point: what is there, or what is the matter and why that counts."""
    said = [
        _fact(point, fact, terms, today) for fact in point.facts if fact.kind is not FactKind.EMPTY
    ]
    found = capital(", ".join(words for words in said if words))
    if point.state is PointState.OK:
        return found
    return f"{found}. {point.spec.why}" if found else point.spec.why


def _fact(point: Point, fact: Fact, terms: Terms, today: date) -> str:
    if fact.kind in {FactKind.LACKS, FactKind.MALFORMED}:
        asked = field_words(point.place.record, fact.field)
        if asked:
            words = (
                tr("‘{field}’ is nog leeg")
                if fact.kind is FactKind.LACKS
                else tr("‘{field}’ heeft een andere vorm")
            )
            return words.format(field=asked)
    return fact_words(fact, terms, today)


def where_words(find: Find, whole: WholeFile, inside: Inside, terms: Terms) -> str:
    """“Samenvatting” or “Verslag MDO, regel 12”."""
    record = whole.record(find.place.record_id)
    if isinstance(record, Attachment) and find.place.field == "content_id":
        name = record.title or terms.label(record.kind)
        searched = inside.get(record.content_id)
        return name if searched is None else _with_page(name, searched.text, find.start)
    asked = field_words(find.place.record, find.place.field)
    value = getattr(record, find.place.field, "")
    name = asked or capital(terms.noun(find.place.record))
    return _with_line(name, value if isinstance(value, str) else "", find.start)


def _with_page(name: str, text: str, at: int) -> str:
    page = text.count("\f", 0, at) + 1
    words = tr("{name}, bladzijde {page}")
    return words.format(name=name, page=page) if "\f" in text else _with_line(name, text, at)


def _with_line(name: str, text: str, at: int) -> str:
    line = text.count("\n", 0, at) + 1
    return tr("{name}, regel {line}").format(name=name, line=line) if "\n" in text else name


def stop_message(stop: HardStop, whole: WholeFile, outdated: Collection[UUID] = ()) -> Message:
    """Text 14: who did not read it yet, by name; for any other stop the general words.

    `outdated`: readings of an earlier text. Who had one is not told that it never happened.
    """
    if not isinstance(stop, InspectionMissing):
        return message_for(stop)
    if not stop.missing:
        return Message(
            tr("Vul eerst in wie gezag heeft."),
            tr("Zij lezen de aanvraag voordat die weggaat. Weet je het gezag niet? Vraag het na."),
        )
    read_earlier = {
        one.guardian_id or whole.pupil.id for one in whole.of(Inspection) if one.id in outdated
    }
    anew = [person for person in stop.missing if person in read_earlier]
    never = [person for person in stop.missing if person not in read_earlier]
    said = []
    if anew:
        words = (
            tr("{names} las een eerdere tekst.")
            if len(anew) == 1
            else (tr("{names} lazen een eerdere tekst."))
        )
        said.append(words.format(names=_names(anew, whole)))
    if never:
        words = (
            tr("{names} zag deze aanvraag nog niet.")
            if len(never) == 1
            else (tr("{names} zagen deze aanvraag nog niet."))
        )
        said.append(words.format(names=_names(never, whole)))
    again = tr(
        "De aanvraag is daarna veranderd. Laat die opnieuw lezen, of schrijf waarom dat niet hoeft."
    )
    return Message(" ".join(said), message_for(stop).text if never else again)


def _names(people: Iterable[UUID], whole: WholeFile) -> str:
    names: dict[UUID, str] = {one.id: one.name for one in whole.guardians}
    names[whole.pupil.id] = whole.pupil.short_name
    return listed([names.get(person) or tr("een ouder") for person in people])


def trouble_message(error: Exception, attachments: Sequence[Attachment]) -> Message:
    """Why there are no pages, or not all: with the question or the document that it is about."""
    if isinstance(error, MissingGlyph):
        place = error.place
        asked = "" if place is None else field_words(place.record, place.field)
        return glyph_message(error.character, asked)
    message = message_for(error)
    if isinstance(error, AttachmentUnfit):
        title = next((one.title for one in attachments if one.id == error.attachment_id), "")
        words = tr("‘{title}’ kan niet mee.").format(title=title)
        return Message(words if title else message.title, message.text)
    return message


def place_of_trouble(error: Exception) -> FieldPlace | None:
    """Where it is solved, if that is one place."""
    if isinstance(error, MissingGlyph):
        return error.place
    if isinstance(error, AttachmentUnfit):
        return FieldPlace(record=Attachment, record_id=error.attachment_id, field="goes_along")
    return None


def scan_words(check: RequestCheck, *, is_searched: bool) -> str:
    """What the search for what must not leave has found so far."""
    if not is_searched:
        return tr("IB Desk kijkt de bijlagen nog na.")
    if not check.finds:
        return tr("Geen BSN, rekeningnummer of naam van een andere leerling gevonden.")
    kinds = listed(list(dict.fromkeys(find_words(find) for find in check.finds)))
    count = len(check.finds)
    places = (
        tr("1 plek om te bekijken")
        if count == 1
        else tr("{count} plekken om te bekijken").format(count=count)
    )
    return f"{places}: {kinds}."


def stays_home(whole: WholeFile, terms: Terms, leaving: Collection[UUID]) -> str:
    """What this file holds and the request does not: kinds of records, then documents.

    `leaving` are documents of which pages leave.
    """
    left_out: tuple[type[Record], ...] = (Signal, Agreement, Breach)
    kinds = [terms.plural(kind) for kind in left_out if whole.of(kind)]
    if any(party.kind is not PartyKind.PUPIL for party in whole.of(ContractParty)):
        kinds.append(tr("wat anderen in het contract zeiden"))
    if whole.weighing is not None:
        kinds.append(tr("scores"))
    kinds += [
        one.title or terms.label(one.kind) for one in whole.of(Attachment) if one.id not in leaving
    ]
    return ", ".join(kinds)


def request_facts(request: SwvRequest, whole: WholeFile, terms: Terms) -> str:
    """“Arrangement · SWV PO Waterland-Fictief · concept van 17 september 2026 · A26-4071”."""
    state = request_state(standing_of(request, whole))
    facts = (capital(kind_called(request, whole, terms)), _recipient(request, whole), state)
    return in_a_line((*facts, request.reference))


def _recipient(request: SwvRequest, whole: WholeFile) -> str:
    return went_to(request, whole) or whole.recipient_of(request)


def request_state(standing: RequestStanding) -> str:
    """“concept van 17 september 2026”: what tells two requests of one file apart."""
    if standing.on is None:
        return tr("concept")
    words = {
        RequestStage.CONCEPT: tr("concept van {day}"),
        RequestStage.PACKED: tr("pakket van {day}, nog niet verstuurd"),
        RequestStage.HANDED_OVER: tr("meegegeven op {day}"),
        RequestStage.SENT: tr("verstuurd op {day}"),
        RequestStage.RECEIVED: tr("ontvangen op {day}"),
    }[standing.stage]
    return words.format(day=plain_date(standing.on))

"""What search says: of a find, of how many there are, and of what was looked through."""

from __future__ import annotations

from ib_desk.application.search import MOST_HITS, Found, Hit
from ib_desk.domain.dutch_dates import day_and_year, full_date
from ib_desk.domain.records.field_place import page_in
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.search.asked import Asked
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.change_words import field_words
from ib_desk.ui.records.every import icon_of
from ib_desk.ui.texts import as_sentences, in_a_line, tr
from ib_desk.ui.widgets.rows import Row


def hit_row(key: object, hit: Hit, terms: Terms) -> Row:
    """Whose it is and what, the words around the find, and when it happened."""
    whose = "" if hit.pupil is None else hit.pupil.name
    kind = terms.heading(hit.kind)
    title = whose if hit.kind is Pupil else in_a_line((whose, kind, hit.document))
    closed = in_a_line(
        (
            tr("dossier afgesloten") if hit.is_closed else "",
            "" if hit.out_of_sight is None else tr("gesloten stuk"),
        )
    )
    page = page_in(hit.context.field)
    question = field_words(hit.kind, hit.context.field)
    if page is not None:
        question = tr("bladzijde {page}").format(page=page)
    spoken = (
        whose,
        kind,
        hit.document,
        question,
        hit.context.text,
        hit.day and full_date(hit.day),
        closed,
    )
    return Row(
        key=key,
        title=title or kind,
        fact=hit.context.text or kind,
        marks=hit.context.marks,
        icon=icon_of(hit.kind),
        right=in_a_line(
            (
                closed,
                "" if page is None else question,
                "" if hit.day is None else day_and_year(hit.day),
            )
        ),
        spoken=as_sentences(part for part in spoken if part),
    )


def count_words(found: Found) -> str:
    """How many there are; where nothing was asked, what can be found."""
    if found.asked.is_empty:
        return tr("In alles wat je opschreef en in documenten, bij alle leerlingen")
    count = len(found.hits)
    if found.is_cut:
        return tr("Meer dan {count} gevonden. Typ er een woord bij.").format(
            count=min(count, MOST_HITS)
        )
    return tr("1 gevonden") if count == 1 else tr("{count} gevonden").format(count=count)


def unread_words(asked: Asked) -> str:
    """What of the question nothing was made of, and how it could be said."""
    parts = ", ".join(f"‘{part}’" for part in asked.unread)
    if not parts:
        return ""
    return tr(
        "IB Desk begrijpt {parts} niet. Typ een dag als 1-9-2026, of een soort als afspraak."
    ).format(parts=parts)


def looked_through(asked: Asked) -> str:
    """Where was searched, and where not: said where nothing was found."""
    where = (
        tr("Er is gezocht in alle dossiers, ook de afgesloten.")
        if asked.with_closed
        else tr("Er is gezocht in alle open dossiers.")
    )
    nowhere = [
        "" if asked.with_closed else tr("afgesloten dossiers"),
        "" if asked.closed_items else tr("gesloten stukken"),
        tr("de prullenbak"),
    ]
    *some, last = [tr("niet in {place}").format(place=place) for place in nowhere if place]
    said = tr("{some} en {last}").format(some=", ".join(some), last=last) if some else last
    titles = tr("Van een foto, een scan of een bestand van Word telt alleen de titel.")
    return as_sentences((where, capital(said), titles))


def still_being_made() -> str:
    """While not all of the vault can be found yet."""
    return tr("IB Desk leest je dossiers nog door. Straks vind je meer.")


def ways_to_ask() -> list[tuple[str, str]]:
    """(what one types, what that does), for who typed nothing yet."""
    return [
        (tr("leerling:noor"), tr("alleen bij deze leerling")),
        (tr("soort:afspraak"), tr("alleen afspraken; of signaal, besluit, interventie…")),
        (tr("na:1-9-2026"), tr("alleen wat na die dag was; voor: is ervoor")),
        (tr("open"), tr("alleen wat nog open staat")),
        (tr("anouk soort:afspraak open"), tr("wat Anouk nog te doen heeft, bij alle leerlingen")),
        (tr("afgesloten"), tr("ook in afgesloten dossiers")),
        (tr("gesloten"), tr("ook in gesloten stukken; dan ziet wie meekijkt ze")),
        (tr("“elke dag”"), tr("precies deze woorden achter elkaar")),
    ]

"""What is said of a document: what it is, why it cannot go along, and what to do about that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from ib_desk.domain.records.attachment import Attachment, MediaType
from ib_desk.domain.records.made_pages import MadeFacts, Outcome, Searched, UndrawnMark, Unfit
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.texts import listed, tr

_HEARD_OR_FILMED: Final = frozenset(
    {
        MediaType.MP3,
        MediaType.M4A,
        MediaType.WAV,
        MediaType.OGG,
        MediaType.MP4,
        MediaType.QUICKTIME,
        MediaType.AVI,
        MediaType.WEBM,
        MediaType.WINDOWS_MEDIA,
    }
)
_MANY: Final = 4
"""Numbers of pages that are named one by one."""


def _as_pdf() -> str:
    return tr("Open het, kies Opslaan als PDF en voeg dat toe.")


_UNFIT: Final[Mapping[Unfit, tuple[Callable[[], str], Callable[[], str]]]] = {
    Unfit.OTHER_KIND: (lambda: tr("Dit soort bestand kan niet mee met een aanvraag."), _as_pdf),
    Unfit.DAMAGED: (
        lambda: tr("Het bestand is beschadigd."),
        lambda: tr("Opent het nog ergens? Kies daar Opslaan als PDF en voeg dat toe."),
    ),
    Unfit.PASSWORD: (
        lambda: tr("Er zit een wachtwoord op."),
        lambda: tr("Open het met het wachtwoord, kies Afdrukken naar PDF en voeg dat toe."),
    ),
    Unfit.LIVE_FORM: (
        lambda: tr("Het is een formulier dat alleen in Adobe Reader te zien is."),
        lambda: tr("Open het daar, kies Afdrukken naar PDF en voeg dat toe."),
    ),
    Unfit.TOO_LARGE: (
        lambda: tr("Het is te groot."),
        lambda: tr("Maak er een kleinere versie van en voeg die toe."),
    ),
    Unfit.TOO_MANY_PAGES: (
        lambda: tr("Het heeft meer dan 400 bladzijden."),
        lambda: tr("Sla alleen de bladzijden op die nodig zijn en voeg die toe."),
    ),
    Unfit.TOO_MANY_PICTURES: (
        lambda: tr("Op meer dan 40 bladzijden zit iets wat je niet ziet."),
        lambda: tr("Open het, kies Afdrukken naar PDF en voeg dat toe."),
    ),
    Unfit.TOO_HEAVY: (lambda: tr("Het bestand is te zwaar om te openen."), _as_pdf),
    Unfit.EMPTY: (
        lambda: tr("Er staat niets in."),
        lambda: tr("Kijk of je het goede bestand koos."),
    ),
    Unfit.CHARACTER: (
        lambda: tr("Het teken ‘{character}’ is hier niet af te drukken."),
        _as_pdf,
    ),
    Unfit.ABSENT: (
        lambda: tr("De inhoud is er niet meer."),
        lambda: tr("Voeg het opnieuw toe."),
    ),
    Unfit.OUTDATED: (
        lambda: tr("De bladzijden worden opnieuw gemaakt."),
        lambda: tr("Probeer het zo nog eens."),
    ),
}


def unfit_words(reason: Unfit, sign: str = "", kind: MediaType | None = None) -> tuple[str, str]:
    """Why a document cannot go along, and the way out."""
    why, way = _UNFIT[reason]
    if reason is Unfit.OTHER_KIND and kind in _HEARD_OR_FILMED:
        return (
            tr("Geluid en film kunnen niet mee met een aanvraag."),
            tr("Schrijf op wat erin te horen of te zien is en voeg dat toe."),
        )
    if reason is Unfit.OTHER_KIND and kind is MediaType.ARCHIVE:
        return why(), tr("Pak het uit en voeg de bestanden los toe.")
    return why().format(character=sign), way()


def kept_words(attachment: Attachment, terms: Terms) -> str:
    """“Word-document: kan zo niet mee”, “beschadigd: kan zo niet mee”; “” for what can."""
    if attachment.unfit is None:
        return ""
    is_kept = attachment.outcome is Outcome.KEPT
    why = terms.label(attachment.media_type if is_kept else attachment.unfit)
    return tr("{why}: kan zo niet mee").format(why=why)


def made_words(made: MadeFacts, terms: Terms) -> list[str]:
    """What is to be known of the pages before they leave; each a sentence."""
    said: list[str] = []
    pictures = [number for number, page in enumerate(made.pages, start=1) if page.is_picture]
    if pictures:
        said.append(
            tr("Als plaatje: {pages}. Zo gaat alleen mee wat je ziet.").format(
                pages=pages_words(pictures)
            )
        )
    unread = unread_pages(made)
    if unread:
        said.append(
            tr("Niet of niet helemaal doorzocht: {pages}. Kijk daar zelf.").format(
                pages=pages_words(unread)
            )
        )
    for mark in UndrawnMark:
        where = [n for n, page in enumerate(made.pages, start=1) if mark in page.undrawn]
        if where:
            said.append(
                tr("Niet te zien: {mark} op {pages}. Kijk in het bestand zelf.").format(
                    mark=terms.label(mark), pages=pages_words(where)
                )
            )
    if made.inside:
        said.append(
            tr("In dit bestand zit nog 1 ander bestand. Dat gaat niet mee.")
            if made.inside == 1
            else tr(
                "In dit bestand zitten nog {count} andere bestanden. Die gaan niet mee."
            ).format(count=made.inside)
        )
    return said


def unread_pages(made: MadeFacts) -> list[int]:
    """Numbers of the pages that a search did not see whole."""
    return [
        number
        for number, page in enumerate(made.pages, start=1)
        if page.searched is not Searched.WHOLE
    ]


def pages_words(numbers: list[int]) -> str:
    """“bladzijde 3”, “bladzijde 1, 4 en 7”, “12 bladzijden”."""
    if len(numbers) > _MANY:
        return tr("{count} bladzijden").format(count=len(numbers))
    names = [str(number) for number in numbers]
    return tr("bladzijde {numbers}").format(numbers=listed(names))

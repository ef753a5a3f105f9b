"""What fields of a portal are called, and how their length is told."""

from __future__ import annotations

from ib_desk.domain.records.swv_demand import RequestText
from ib_desk.domain.request.portal_fields import PortalFact, PortalField
from ib_desk.ui.texts import tr


def title_of(field: PortalField) -> str:
    """As the portal calls it, where somebody wrote that down; else as we do."""
    if field.title:
        return field.title
    if field.who:
        return _of_guardian(field)
    return "" if field.what is None else _titles()[field.what]


def length_words(field: PortalField) -> str:
    """“212 tekens”, or “212 van 300 tekens”."""
    if field.most is None:
        return tr("{length} tekens").format(length=field.length)
    return tr("{length} van {most} tekens").format(length=field.length, most=field.most)


def too_long_words(field: PortalField) -> str:
    """What the portal would cut off; “” where all fits."""
    over = field.too_long_by
    if not over:
        return ""
    if over == 1:
        return tr("1 teken te lang: het portaal neemt er {most} aan.").format(most=field.most)
    return tr("{over} tekens te lang: het portaal neemt er {most} aan.").format(
        over=over, most=field.most
    )


def _of_guardian(field: PortalField) -> str:
    if field.what is PortalFact.PHONE:
        return tr("Telefoon van {who}").format(who=field.who)
    return tr("Ouder of verzorger")


def _titles() -> dict[PortalFact | RequestText, str]:
    return {
        PortalFact.REFERENCE: tr("Kenmerk van school"),
        PortalFact.PUPIL: tr("Naam van de leerling"),
        PortalFact.BORN: tr("Geboortedatum"),
        PortalFact.GROUP: tr("Groep of klas"),
        PortalFact.ADDRESS: tr("Adres"),
        PortalFact.HOME_LANGUAGE: tr("Thuistaal"),
        PortalFact.SCHOOL: tr("School"),
        PortalFact.BRIN: tr("BRIN"),
        PortalFact.COORDINATOR: tr("Wie aanvraagt"),
        PortalFact.STARTS: tr("Vanaf"),
        PortalFact.ENDS: tr("Tot en met"),
        PortalFact.RECEIVING_SCHOOL: tr("Nieuwe school"),
        PortalFact.RETURN: tr("Zicht op terugkeer"),
        PortalFact.GUARDIAN: tr("Ouder of verzorger"),
        PortalFact.PHONE: tr("Telefoon"),
        RequestText.QUESTION: tr("De vraag"),
        RequestText.SUMMARY: tr("Samenvatting"),
        RequestText.ASKED: tr("Om welke hulp het gaat"),
        RequestText.DONE: tr("Wat school deed, met welk effect"),
        RequestText.FALLS_SHORT: tr("Waarom basisondersteuning niet genoeg is"),
        RequestText.SCHOOL: tr("Wat school zelf doet"),
        RequestText.OTHERS: tr("Wat gemeente, zorg en ouders doen"),
        RequestText.CATEGORY: tr("Waarom deze categorie"),
    }

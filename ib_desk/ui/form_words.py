"""Words for what stands in the way of a bureau's form: what it is, and what to do."""

from __future__ import annotations

from collections.abc import Iterable

from ib_desk.domain.records.swv_form import SwvFormBox
from ib_desk.domain.request.bureau_form import BoxTrouble, BoxUnfit, FormRefusal
from ib_desk.ui.texts import tr


def refusal_words(reason: FormRefusal) -> tuple[str, str]:
    """Title and text."""
    by_hand = tr("Vul het zelf in, en kopieer wat IB Desk al weet.")
    return {
        FormRefusal.OTHER_KIND: (
            tr("Dit is geen formulier dat IB Desk kan invullen."),
            tr("IB Desk vult PDF-formulieren en Word-formulieren (.docx) in."),
        ),
        FormRefusal.OLD_WORD: (
            tr("Dit is een Word-bestand van het oude soort (.doc)."),
            tr("Open het in Word en sla het op als .docx. Voeg dat dan toe."),
        ),
        FormRefusal.MACROS: (
            tr("In dit formulier zitten opdrachten (macro’s)."),
            tr("IB Desk opent het niet. Vraag het bureau om een formulier zonder macro’s."),
        ),
        FormRefusal.NO_BOXES: (
            tr("In dit formulier staan geen vakken die IB Desk herkent."),
            tr("Het is plat, een scan of een tabel. {by_hand}").format(by_hand=by_hand),
        ),
        FormRefusal.XFA: (
            tr("Dit formulier werkt alleen in Adobe Reader (XFA)."),
            tr("Vraag het bureau om een gewoon PDF-formulier. {by_hand}").format(by_hand=by_hand),
        ),
        FormRefusal.SIGNED: (
            tr("Dit formulier is al digitaal ondertekend."),
            tr(
                "Iets invullen zou die handtekening breken. Vraag het bureau om een leeg formulier."
            ),
        ),
        FormRefusal.LOCKED: (
            tr("De maker van dit formulier staat invullen niet toe."),
            tr("Vraag het bureau om een formulier dat je mag invullen."),
        ),
        FormRefusal.CLOSED: (
            tr("Dit formulier gaat alleen open met een wachtwoord."),
            tr("Vraag het bureau om een formulier zonder wachtwoord."),
        ),
        FormRefusal.TOO_HEAVY: (
            tr("Dit formulier is te zwaar om te lezen."),
            tr("Vraag het bureau om een kleiner formulier. {by_hand}").format(by_hand=by_hand),
        ),
        FormRefusal.DAMAGED: (
            tr("Dit formulier is beschadigd."),
            tr("Haal het opnieuw op bij het bureau en voeg het nog een keer toe."),
        ),
    }[reason]


def unfit_words(error: BoxUnfit, boxes: Iterable[SwvFormBox] = ()) -> tuple[str, str]:
    """Which box, and what to do; of a box that nobody knows its own name is not told."""
    found = next((one for one in boxes if one.name == error.box), None)
    what = tr("een vak") if found is None else tr("vak ‘{label}’").format(label=box_label(found))
    match error.trouble:
        case BoxTrouble.TOO_LONG:
            return (
                tr("De tekst is te lang voor {what}.").format(what=what),
                tr("Er passen {most} tekens in en je tekst heeft er {length}. Kort hem in.").format(
                    most=error.most, length=error.length
                ),
            )
        case BoxTrouble.NO_ROOM:
            return (
                tr("De tekst past niet in {what}.").format(what=what),
                tr("Maak de tekst korter, of laat het vak open en stuur de tekst als bijlage."),
            )
        case BoxTrouble.NO_SHAPE:
            return (
                tr("Een teken kan niet in {what}.").format(what=what),
                tr("Het gaat om ‘{sign}’. Schrijf het anders.").format(sign=error.sign),
            )
        case BoxTrouble.NO_OPTION:
            return (
                tr("De keuze past niet in {what}.").format(what=what),
                tr("Het formulier kent deze keuze niet. Laat het vak open en vul het zelf in."),
            )
        case BoxTrouble.GONE:
            return (
                tr("Dit formulier is veranderd."),
                tr("Voeg het opnieuw toe bij het samenwerkingsverband en kijk de vakken na."),
            )


def box_label(box: SwvFormBox) -> str:
    """What the form says of it; else its own name."""
    return box.label.strip() or box.name.rsplit(":", 1)[-1]

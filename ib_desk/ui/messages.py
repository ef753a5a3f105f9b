"""What errors are called in Dutch: what happened, what is still safe, what to do.

An error is worded here and nowhere else. A message holds no name of a pupil, no path and no code.
Errors whose words are always the same stand in `fixed_messages`; the others have a function each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import singledispatch
from typing import Final

from ib_desk.application import attachments, frozen, import_errors, paper, vault_errors
from ib_desk.application.backups import BackupTrouble, Trouble
from ib_desk.application.import_errors import LooksLike
from ib_desk.application.pages import NoPages
from ib_desk.application.route import Route
from ib_desk.domain import errors
from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.intake.table import TableFault
from ib_desk.domain.request.bureau_form import BoxUnfit, FormRefused
from ib_desk.domain.secrets.recovery_code import RecoveryCodeMistyped
from ib_desk.ui.document_words import unfit_words
from ib_desk.ui.fixed_messages import PLAIN
from ib_desk.ui.form_words import refusal_words
from ib_desk.ui.form_words import unfit_words as box_words
from ib_desk.ui.moments import moment_words
from ib_desk.ui.texts import tr


@dataclass(frozen=True, slots=True)
class Message:
    """`title` says what happened; `text` what is safe and what to do."""

    title: str
    text: str = ""


_MEGABYTES_IN_GIGABYTE: Final = 1_000


def message_for(error: Exception) -> Message:
    """The words for an error; what nobody foresaw gets the general message."""
    words = PLAIN.get(type(error))
    if words is not None:
        title, text = words()
        return Message(title, text)
    return _with_facts(error)


def act_message(error: Exception) -> Message:
    """The words for something that was asked for with a button, and that is not tried again."""
    if isinstance(error, vault_errors.DiskFull):
        return Message(
            tr("De schijf is vol."),
            tr("Er is niets veranderd. Maak ruimte vrij en probeer het opnieuw."),
        )
    return message_for(error)


def trouble_message(trouble: BackupTrouble) -> Message:
    """The words for a backup that was not made; what can be done about it."""
    title = tr("De reservekopie van {moment} is niet gelukt.").format(
        moment=moment_words(trouble.at)
    )
    return Message(title, _TROUBLES[trouble.why]())


_TROUBLES: Final[Mapping[Trouble, Callable[[], str]]] = {
    Trouble.CUT_OFF: lambda: tr("IB Desk werd onderbroken en maakt hem opnieuw."),
    Trouble.DISK_FULL: lambda: tr("De schijf is vol. Maak ruimte vrij, dan lukt de volgende."),
    Trouble.NOT_WRITABLE: lambda: tr(
        "IB Desk mag niet schrijven in de map met reservekopieën. Vraag je ICT-beheerder."
    ),
    Trouble.DISK_FAILED: lambda: tr(
        "De schijf werkt niet goed. Zet een reservekopie op een USB-stick en vraag je "
        "ICT-beheerder naar de schijf."
    ),
    Trouble.UNREADABLE: lambda: tr(
        "Hij was niet te lezen en is weggegooid. Maak zelf een nieuwe bij Instellingen."
    ),
    Trouble.NOT_CLOSED: lambda: tr(
        "Het afsluiten moest te snel. Open je kluis, dan maakt IB Desk hem alsnog."
    ),
}


def unlock_message(error: Exception, route: Route) -> Message:
    """The words for a vault that stayed closed: which secret it was makes a difference."""
    if isinstance(error, vault_errors.FolderNotWritable):
        return Message(
            tr("IB Desk mag in de map van deze kluis niet schrijven."),
            tr("Vraag je ICT-beheerder. Lezen en afdrukken kan wel."),
        )
    if isinstance(error, vault_errors.VaultDamaged):
        message = message_for(error)
        stopped = tr("Het openen is gestopt, er is niets veranderd.")
        return Message(message.title, f"{stopped} {message.text}")
    if isinstance(error, vault_errors.WrongSecret) and not error.wait_seconds:
        if route is Route.RECOVERY_CODE:
            return Message(
                tr("Deze herstelcode hoort niet bij deze kluis."),
                tr("Kijk of dit het nieuwste herstelblad van deze kluis is."),
            )
        if route is Route.QUICK:
            return Message(
                tr("Deze pincode klopt niet."),
                tr("Weet je hem niet meer? Gebruik je wachtwoordzin."),
            )
    return act_message(error)


@singledispatch
def _with_facts(error: Exception) -> Message:
    """What nobody foresaw."""
    del error
    return Message(
        tr("Er ging iets onverwachts mis."),
        tr("Wat bewaard was, is nog bewaard. Probeer het opnieuw of start IB Desk opnieuw."),
    )


@_with_facts.register
def _(error: vault_errors.WrongSecret) -> Message:
    if error.wait_seconds > 0:
        return Message(
            tr("Dit was niet de goede wachtwoordzin."),
            tr("Je kunt het over {wait} weer proberen, of de herstelcode gebruiken.").format(
                wait=_seconds(error.wait_seconds)
            ),
        )
    return Message(
        tr("Deze wachtwoordzin past niet."),
        tr("Kijk of Caps Lock aan staat en probeer het opnieuw."),
    )


@_with_facts.register
def _(error: vault_errors.NoRoom) -> Message:
    return Message(
        tr("Daarvoor is te weinig ruimte op de schijf."),
        tr("Maak {room} vrij en probeer het opnieuw.").format(room=_room(error.missing)),
    )


@_with_facts.register
def _(error: vault_errors.WaitFirst) -> Message:
    return Message(
        tr("Wacht nog even."),
        tr("Over {wait} kun je het weer proberen.").format(wait=_seconds(error.wait_seconds)),
    )


@_with_facts.register
def _(error: RecoveryCodeMistyped) -> Message:
    if error.group is None:
        return Message(
            tr("Deze herstelcode klopt niet."), tr("Vergelijk elk blok met je herstelblad.")
        )
    return Message(
        tr("Blok {group} klopt niet.").format(group=error.group),
        tr("Kijk of je 0 en O of 1 en I verwisselt."),
    )


@_with_facts.register
def _(error: vault_errors.VaultDamaged) -> Message:
    made_at = error.backup_made_at
    if made_at is not None:
        backup = tr("De reservekopie van {moment} is wel te lezen. Zet die terug.").format(
            moment=moment_words(made_at)
        )
    elif error.has_looked:
        backup = tr(
            "Er is geen reservekopie die te lezen is. Kijk of er een op een USB-stick staat."
        )
    else:
        backup = tr("Kijk bij ‘Reservekopie terugzetten’ welke reservekopieën er zijn.")
    return Message(tr("Deze kluis is beschadigd."), backup)


@_with_facts.register
def _(error: vault_errors.DatabaseMissing) -> Message:
    if error.in_cloud:
        helps = tr("Het staat alleen nog in iCloud. Haal het eerst terug op deze laptop.")
    elif error.beside:
        helps = tr(
            "In de map van deze kluis ligt wel een bestand dat het kan zijn. Gebruik dat, dan zie "
            "je bij het openen of het klopt."
        )
    elif error.backup_made_at is not None:
        helps = tr("De reservekopie van {moment} is er nog. Zet die terug.").format(
            moment=moment_words(error.backup_made_at)
        )
    else:
        helps = tr(
            "Kijk in de prullenbak. Heb je een reservekopie op een USB-stick? Zet die terug."
        )
    return Message(tr("Het bestand met de dossiers (kluis.db) is er niet."), helps)


@_with_facts.register
def _(error: vault_errors.WorkMissing) -> Message:
    seen = moment_words(error.seen_at)
    if error.is_certain:
        title = tr("Er ontbreekt werk in deze kluis.")
        what = tr("Wat er op {moment} in stond, staat er niet allemaal meer in.").format(
            moment=seen
        )
    else:
        title = tr("Er kan werk ontbreken in deze kluis.")
        what = tr(
            "Het bestand met de laatste wijzigingen (kluis.db-wal) is er niet meer. Dat was er op "
            "{moment} nog."
        ).format(moment=seen)
    if error.backup_made_at is not None:
        helps = tr("In de reservekopie van {moment} staat meer. Zet die terug.").format(
            moment=moment_words(error.backup_made_at)
        )
    else:
        helps = tr(
            "Is de kluis verplaatst of gekopieerd? Zet dan ook kluis.db-wal erbij en open opnieuw."
        )
    return Message(title, f"{what} {helps}")


@_with_facts.register
def _(error: import_errors.NotEdexml) -> Message:
    words = _LOOKS.get(error.looks_like)
    said = "" if words is None else f"{words()} "
    again = tr("Kies een export in EDEXML, of een lijst in Excel of CSV.")
    title = tr("Dit lijkt geen EDEXML-bestand en geen lijst. Er is niets ingelezen.")
    return Message(title, f"{said}{again}")


@_with_facts.register
def _(error: import_errors.NoList) -> Message:
    return Message(
        tr("Deze lijst kan IB Desk niet lezen. Er is niets veranderd."), _NO_LIST[error.why]()
    )


_NO_LIST: Final[Mapping[TableFault, Callable[[], str]]] = {
    TableFault.NO_TABLE: lambda: tr(
        "Dit is geen lijst met rijen en kolommen. Kijk of je het goede bestand koos."
    ),
    TableFault.EMPTY: lambda: tr("Er staat niets in."),
    TableFault.OLD_WORKBOOK: lambda: tr(
        "Dit is een oud Excel-bestand (.xls). Kies in Excel ‘Opslaan als’: .xlsx of CSV."
    ),
    TableFault.LOCKED: lambda: tr(
        "Er zit een wachtwoord op. Haal dat er in Excel af en bewaar het bestand opnieuw."
    ),
    TableFault.OPEN_QUOTE: lambda: tr(
        "Ergens staat een aanhalingsteken zonder tweede. Alles daarna lijkt één cel. Haal het weg,"
        " of bewaar de lijst als .xlsx."
    ),
    TableFault.TOO_LARGE: lambda: tr(
        "Er staan meer rijen, kolommen, letters of bladen in dan in een lijst van een school."
        " Bewaar alleen wat je nodig hebt."
    ),
    TableFault.TOO_HEAVY: lambda: tr(
        "Het bestand is te zwaar. Kopieer de rijen in Excel naar een nieuw bestand en lees dat."
    ),
    TableFault.DAMAGED: lambda: tr("Het bestand is beschadigd. Bewaar het in Excel opnieuw."),
}


_LOOKS: Final[Mapping[LooksLike, Callable[[], str]]] = {
    LooksLike.EMPTY: lambda: tr("Het bestand is leeg."),
    LooksLike.OLD_EDEX: lambda: tr("Dit is het oude EDEX, zonder XML."),
    LooksLike.UWLR: lambda: tr("Dit is een UWLR-bestand."),
    LooksLike.OSO: lambda: tr("Dit is een overstapdossier (OSO)."),
    LooksLike.SCHEMA: lambda: tr("Dit is een beschrijving van EDEXML, geen export."),
    LooksLike.HTML: lambda: tr("Dit is een webpagina."),
    LooksLike.SPREADSHEET: lambda: tr("Dit is een rekenblad."),
    LooksLike.CSV: lambda: tr("Dit is een lijst met komma's of puntkomma's."),
    LooksLike.DOCUMENT: lambda: tr("Dit is een tekstdocument."),
    LooksLike.PDF: lambda: tr("Dit is een PDF."),
    LooksLike.IMAGE: lambda: tr("Dit is een afbeelding."),
    LooksLike.ARCHIVE: lambda: tr("Dit is een ingepakt bestand. Pak het eerst uit."),
}


@_with_facts.register
def _(error: import_errors.DamagedFile) -> Message:
    return Message(
        tr("Dit bestand is beschadigd bij regel {line}.").format(line=error.line),
        tr("Er is niets ingelezen. Maak de export opnieuw."),
    )


@_with_facts.register
def _(error: import_errors.OtherSchool) -> Message:
    return Message(
        tr("Dit bestand is van een andere school: {found}.").format(found=error.found),
        tr("In deze kluis staat {expected}. Er is niets ingelezen.").format(
            expected=error.expected
        ),
    )


def glyph_message(character: str, question: str = "") -> Message:
    """`question` is the field in which the character was typed, as its form asks it."""
    if question:
        title = tr("Het teken ‘{character}’ in ‘{question}’ kan niet worden afgedrukt.").format(
            character=character, question=question
        )
    else:
        title = tr("Het teken ‘{character}’ kan niet worden afgedrukt.").format(character=character)
    return Message(title, tr("Haal het weg en druk opnieuw af."))


@_with_facts.register
def _(error: paper.MissingGlyph) -> Message:
    return glyph_message(error.character)


@_with_facts.register
def _(error: paper.AttachmentUnfit) -> Message:
    title = tr("Bijlage {position} kan niet mee.").format(position=error.position)
    return Message(title, " ".join(unfit_words(error.reason, error.character)))


@_with_facts.register
def _(error: FormRefused) -> Message:
    return Message(*refusal_words(error.reason))


@_with_facts.register
def _(error: BoxUnfit) -> Message:
    return Message(*box_words(error))


@_with_facts.register
def _(error: NoPages) -> Message:
    return Message(*unfit_words(error.reason, error.character))


@_with_facts.register
def _(error: attachments.TooLarge) -> Message:
    megabytes = error.limit // (1024 * 1024)
    return Message(
        tr("Dit bestand is groter dan {megabytes} MB.").format(megabytes=megabytes),
        tr("Maak er een kleinere versie van, of kies bij Instellingen een hogere grens."),
    )


@_with_facts.register
def _(error: errors.InvalidData) -> Message:
    at = "" if error.line is None else tr("regel {line}").format(line=error.line)
    where = ", ".join(filter(None, (error.key, at)))
    return Message(
        tr("IB Desk kan {file} niet lezen.").format(file=error.file),
        tr("Vraag om hulp en noem: {where}.").format(where=where)
        if where
        else tr("Kijk of het bestand er staat."),
    )


@_with_facts.register
def _(error: frozen.SomethingLeft) -> Message:
    if error.may_go_on is None:
        text = tr(
            "Het register daarvan moet blijven. Sluit het dossier af: dan staat het niet meer "
            "tussen de dossiers die lopen."
        )
    else:
        text = tr("Het blijft bewaard tot {day}. Daarna kan het weg.").format(
            day=plain_date(error.may_go_on)
        )
    return Message(tr("Uit dit dossier ging iets naar buiten."), text)


@_with_facts.register
def _(error: OSError) -> Message:
    del error
    return Message(
        tr("Het bestand kan niet worden gelezen."),
        tr("Kijk of het er nog is en of je het mag openen."),
    )


def _room(size: int) -> str:
    """Rounded up: what is freed has to be enough."""
    megabytes = -(-size // 1_000_000)
    if megabytes < _MEGABYTES_IN_GIGABYTE:
        return tr("{count} MB").format(count=megabytes)
    return tr("{count} GB").format(count=-(-megabytes // _MEGABYTES_IN_GIGABYTE))


def _seconds(count: int) -> str:
    return tr("1 seconde") if count == 1 else tr("{count} seconden").format(count=count)

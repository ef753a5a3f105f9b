"""What errors are called in Dutch: what happened, what is still safe, what to do.

The only place that words an error. A message holds no name of a pupil, no path and no code. Errors
without facts stand in a table; those with facts have a function each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import singledispatch
from typing import Final

from ib_desk.application import (
    attachments,
    frozen,
    import_errors,
    paper,
    requests,
    vault_errors,
)
from ib_desk.application.import_errors import LooksLike
from ib_desk.application.imports import NothingToTakeOver
from ib_desk.application.migration_errors import MigrationFailed
from ib_desk.application.paper import Unfit
from ib_desk.application.support_files import FileIsOpen
from ib_desk.application.vault import Route
from ib_desk.domain import errors
from ib_desk.domain.dutch_dates import clock, day_and_month
from ib_desk.domain.passphrase import WeakPassphrase
from ib_desk.domain.pupil_import import TwiceTheSamePupil
from ib_desk.domain.recovery_code import RecoveryCodeMistyped
from ib_desk.ui.texts import tr


@dataclass(frozen=True, slots=True)
class Message:
    """`title` says what happened; `text` what is safe and what to do."""

    title: str
    text: str = ""


def message_for(error: Exception) -> Message:
    """The words for an error; what nobody foresaw gets the general message."""
    words = _PLAIN.get(type(error))
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


def unlock_message(error: Exception, route: Route) -> Message:
    """The words for a vault that stayed closed: which secret it was makes a difference."""
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


_Words = Callable[[], tuple[str, str]]

_PLAIN: Final[Mapping[type[Exception], _Words]] = {
    WeakPassphrase: lambda: (
        tr("Deze wachtwoordzin is te makkelijk te raden."),
        tr("Neem vier losse woorden, of zet er nog een woord bij."),
    ),
    vault_errors.WeakPin: lambda: (
        tr("Deze pincode is te makkelijk te raden."),
        tr("Neem zes cijfers of meer, geen rijtje en niet één cijfer herhaald."),
    ),
    vault_errors.CurrentSecretNeeded: lambda: (tr("Typ eerst je huidige wachtwoordzin."), ""),
    vault_errors.BackupDamaged: lambda: (
        tr("Deze reservekopie is beschadigd."),
        tr("Er is niets veranderd. Kies een andere reservekopie."),
    ),
    vault_errors.ForeignFile: lambda: (
        tr("Dit is geen bestand van IB Desk."),
        tr("Kies een map met een kluis of een bestand dat eindigt op .ibdesk."),
    ),
    MigrationFailed: lambda: (
        tr("Je kluis kon niet worden bijgewerkt naar deze versie."),
        tr("Er is niets veranderd. Vraag om hulp; je reservekopie is goed."),
    ),
    vault_errors.NewerVersion: lambda: (
        tr("Deze kluis is gemaakt met een nieuwere versie van IB Desk."),
        tr("Werk het programma bij en open hem dan."),
    ),
    vault_errors.OpenElsewhere: lambda: (
        tr("Deze kluis is al open in een ander venster."),
        tr("Sluit dat eerst. Zo blijft je werk heel."),
    ),
    vault_errors.FolderNotWritable: lambda: (
        tr("IB Desk mag in deze map niet schrijven."),
        tr("Kies een andere map of vraag je ICT-beheerder."),
    ),
    vault_errors.FolderNotEmpty: lambda: (
        tr("Deze map is niet leeg."),
        tr("Kies een lege map voor je nieuwe kluis."),
    ),
    vault_errors.SharedFolder: lambda: (
        tr("Deze map wordt gedeeld met een netwerk of de cloud."),
        tr("Dat kan een kluis beschadigen. Kies een map op deze laptop."),
    ),
    vault_errors.DiskFull: lambda: (
        tr("Bewaren lukt niet: de schijf is vol."),
        tr(
            "Je tekst staat nog op het scherm. Maak ruimte vrij; IB Desk probeert het elke tien "
            "seconden opnieuw."
        ),
    ),
    paper.DiskFull: lambda: (
        tr("Opslaan lukt niet: de schijf is vol."),
        tr("In de kluis is alles nog bewaard. Maak ruimte vrij of kies een andere plek."),
    ),
    vault_errors.FileGone: lambda: (
        tr("Dit bestand of deze map is er niet meer."),
        tr("Er is niets veranderd. Kijk of de USB-stick er nog in zit."),
    ),
    vault_errors.StorageFailed: lambda: (
        tr("De schijf werkt niet goed."),
        tr("Wat bewaard was, is nog bewaard. Vraag je ICT-beheerder naar de schijf."),
    ),
    vault_errors.NotEnoughMemory: lambda: (
        tr("Er is te weinig werkgeheugen vrij om te openen."),
        tr("Sluit andere programma's en probeer het opnieuw."),
    ),
    vault_errors.LastSlot: lambda: (tr("Dit is de enige wachtwoordzin. Die blijft."), ""),
    vault_errors.KeyStoreUnavailable: lambda: (
        tr("Snel openen kan hier niet."),
        tr("Deze laptop heeft geen sleutelbewaring. Je wachtwoordzin werkt gewoon."),
    ),
    vault_errors.QuickUnlockGone: lambda: (
        tr("Snel openen staat uit."),
        tr("Open de kluis met je wachtwoordzin."),
    ),
    import_errors.HostileFile: lambda: (
        tr("Dit bestand bevat onderdelen die er niet in horen."),
        tr("IB Desk leest het niet. Er is niets veranderd."),
    ),
    import_errors.TooLarge: lambda: (
        tr("Dit bestand is groter dan een school kan zijn."),
        tr("Er is niets ingelezen. Kijk of je het goede bestand koos."),
    ),
    import_errors.NoSchool: lambda: (
        tr("In dit bestand staat niet van welke school het is."),
        tr("Er is niets ingelezen. Maak de export opnieuw."),
    ),
    import_errors.NoPupils: lambda: (
        tr("In dit bestand staat geen enkele leerling."),
        tr("Er is niets ingelezen. Kies bij het exporteren alle groepen."),
    ),
    errors.InspectionMissing: lambda: (
        tr("Niet iedereen met gezag zag deze aanvraag."),
        tr("Vul de datum van inzage in, of schrijf waarom inzage niet kan."),
    ),
    errors.ForbiddenInOutput: lambda: (
        tr("Er staat iets in dat nooit naar buiten mag."),
        tr("Haal het weg en maak het pakket opnieuw."),
    ),
    frozen.Frozen: lambda: (
        tr("Wat verstuurd is, verandert niet meer."),
        tr("Moet er iets anders? Begin een nieuwe aanvraag."),
    ),
    requests.RequestUnderWay: lambda: (
        tr("Er loopt al een aanvraag in dit dossier."),
        tr("Maak die af of verwijder hem, en begin dan een nieuwe."),
    ),
    requests.ReasonNeeded: lambda: (
        tr("Er staan nog punten open."),
        tr("Zeg waarom je de aanvraag zo opstuurt."),
    ),
    paper.NothingToPrint: lambda: (tr("Er is nog niets om af te drukken."), ""),
    paper.SealFailed: lambda: (
        tr("Het pakket is niet goed versleuteld. Het is weggegooid."),
        tr("Maak het pakket opnieuw."),
    ),
    paper.AlreadyThere: lambda: (
        tr("Er is al een bestand met deze naam."),
        tr("Kies een andere naam of map."),
    ),
    paper.NotWritable: lambda: (
        tr("IB Desk kan daar niet schrijven."),
        tr("Kies een andere map of USB-stick."),
    ),
    attachments.UnknownMedia: lambda: (
        tr("Dit soort bestand kan IB Desk niet bewaren."),
        tr(
            "Kies een PDF, een afbeelding (PNG of JPG) of platte tekst. "
            "Bewaar oude tekst in Kladblok eerst als UTF-8."
        ),
    ),
    attachments.TooLarge: lambda: (
        tr("Dit bestand is te groot."),
        tr("Een document is hoogstens 25 MB."),
    ),
    attachments.EmptyFile: lambda: (tr("Dit bestand is leeg."), ""),
    errors.Conflict: lambda: (
        tr("Dit is intussen ergens anders gewijzigd."),
        tr("Je ziet nu de nieuwste stand. Vul je wijziging daarna opnieuw in."),
    ),
    errors.NotFound: lambda: (
        tr("Dit is intussen verwijderd."),
        tr("Met ‘ongedaan maken’ komt het terug."),
    ),
    errors.NothingToUndo: lambda: (tr("Er is niets om terug te zetten."), ""),
    TwiceTheSamePupil: lambda: (
        tr("Je koos twee keer dezelfde leerling."),
        tr("Er is niets veranderd. Kies voor één van beide iets anders."),
    ),
    NothingToTakeOver: lambda: (tr("Er is niets om over te nemen."), ""),
    FileIsOpen: lambda: (
        tr("Deze leerling heeft al een open dossier."),
        tr("Ga daarin verder, of sluit het eerst."),
    ),
}


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
            tr("Nog niet goed."),
            tr("Je kunt het over {wait} weer proberen, of de herstelcode gebruiken.").format(
                wait=_seconds(error.wait_seconds)
            ),
        )
    return Message(
        tr("Deze wachtwoordzin past niet."),
        tr("Kijk of Caps Lock aan staat en probeer het opnieuw."),
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
            tr("Deze herstelcode klopt niet."), tr("Vergelijk elke groep met je herstelblad.")
        )
    return Message(
        tr("Groep {group} klopt niet.").format(group=error.group),
        tr("Kijk of je 0 en O of 1 en I verwisselt."),
    )


@_with_facts.register
def _(error: vault_errors.HeaderDamaged) -> Message:
    made_at = error.backup_made_at
    if made_at is not None:
        text = tr(
            "In de reservekopie van {moment} zit een goede kopie. Had je toen een andere "
            "wachtwoordzin? Gebruik dan die."
        ).format(moment=_moment(made_at))
    elif error.copy_usable:
        text = tr("Er is een goede kopie.")
    else:
        text = tr(
            "Ook de kopie ervan is niet te lezen (kop.json en kop.kopie.json). De dossiers staan "
            "in een ander bestand. Open de kluis met je herstelblad, of zet een reservekopie terug."
        )
    return Message(tr("Het begin van deze kluis is beschadigd."), text)


@_with_facts.register
def _(error: vault_errors.VaultDamaged) -> Message:
    made_at = error.backup_made_at
    if made_at is None:
        backup = tr("Er is geen reservekopie die te lezen is.")
    else:
        backup = tr("De reservekopie van {moment} is wel te lezen. Zet die terug.").format(
            moment=_moment(made_at)
        )
    stopped = tr("Het openen is gestopt, er is niets veranderd.")
    return Message(tr("Deze kluis is beschadigd."), f"{stopped} {backup}")


@_with_facts.register
def _(error: import_errors.NotEdexml) -> Message:
    words = _LOOKS.get(error.looks_like)
    said = "" if words is None else f"{words()} "
    again = tr("Maak de export opnieuw in je leerlingadministratie en kies ‘EDEXML’.")
    return Message(tr("Dit lijkt geen EDEXML-bestand. Er is niets ingelezen."), f"{said}{again}")


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
    return Message(
        tr("Bijlage {position} kan niet mee.").format(position=error.position),
        _UNFIT[error.reason]().format(character=error.character),
    )


_UNFIT: Final[Mapping[Unfit, Callable[[], str]]] = {
    Unfit.DAMAGED: lambda: tr("Het bestand is beschadigd. Voeg het opnieuw toe."),
    Unfit.ENCRYPTED: lambda: tr("Er zit een wachtwoord op. Voeg het toe zonder wachtwoord."),
    Unfit.LIVE_FORM: lambda: tr("Het is een invulformulier. Druk het af naar PDF."),
    Unfit.TOO_LARGE: lambda: tr("Het is te groot. Maak er een kleinere versie van."),
    Unfit.EMPTY: lambda: tr("Het bestand is leeg."),
    Unfit.CHARACTER: lambda: tr(
        "Het teken ‘{character}’ is niet af te drukken. Haal het weg en voeg de tekst opnieuw toe."
    ),
    Unfit.ABSENT: lambda: tr("De inhoud is er niet meer. Voeg het opnieuw toe."),
}


@_with_facts.register
def _(error: errors.InvalidData) -> Message:
    return Message(
        tr("Een bestand met instellingen klopt niet: {file}.").format(file=error.file),
        tr("Kijk bij ‘{key}’.").format(key=error.key)
        if error.line is None
        else tr("Kijk bij ‘{key}’, regel {line}.").format(key=error.key, line=error.line),
    )


@_with_facts.register
def _(error: OSError) -> Message:
    del error
    return Message(
        tr("Het bestand kan niet worden gelezen."),
        tr("Kijk of het er nog is en of je het mag openen."),
    )


def _moment(moment: datetime) -> str:
    """On the user's own clock."""
    local = moment.astimezone()
    return f"{day_and_month(local.date())} {clock(local.hour, local.minute)}"


def _seconds(count: int) -> str:
    return tr("1 seconde") if count == 1 else tr("{count} seconden").format(count=count)

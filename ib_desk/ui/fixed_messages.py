"""The words of the errors that hold no fact: a title, and a text that may be empty."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from ib_desk.application import (
    attachments,
    frozen,
    import_errors,
    paper,
    requests,
    vault_errors,
)
from ib_desk.application.bin import ReasonMissing, ReasonNamesSomeone
from ib_desk.application.closed_items import CannotBeClosed, NoReasonToClose, OwnerIsClosed
from ib_desk.application.coming_back import OwnerIsGone
from ib_desk.application.imports import NothingToTakeOver
from ib_desk.application.leaving import outside
from ib_desk.application.leaving.clearance import ReasonNeeded
from ib_desk.application.leaving.exit import NotNoted
from ib_desk.application.leaving.register import DayStillToCome, StateNotPossible
from ib_desk.application.list_views import NameTaken
from ib_desk.application.migration_errors import MigrationFailed
from ib_desk.application.opps import OppUnderWay
from ib_desk.application.quick_notes import FileMissing, NoFileToWeigh
from ib_desk.application.sign_offs import NothingSigned
from ib_desk.application.support_files import ClosedWithoutDay, FileIsOpen
from ib_desk.domain import errors
from ib_desk.domain.intake.import_decisions import TwiceTheSamePupil
from ib_desk.domain.secrets.passphrase import WeakPassphrase
from ib_desk.ui.texts import tr

Words = Callable[[], tuple[str, str]]
"""Title and text, asked for when the error is shown: the language is known by then."""

PLAIN: Final[Mapping[type[Exception], Words]] = {
    NameTaken: lambda: (
        tr("Er is al een filter met deze naam."),
        tr("Kies een andere naam."),
    ),
    WeakPassphrase: lambda: (
        tr("Deze wachtwoordzin is te makkelijk te raden."),
        tr("Neem vier losse woorden, of zet er nog een woord bij."),
    ),
    vault_errors.WeakPin: lambda: (
        tr("Deze pincode is te makkelijk te raden."),
        tr("Neem zes cijfers of meer, geen rijtje en niet één cijfer herhaald."),
    ),
    vault_errors.CurrentSecretNeeded: lambda: (tr("Typ eerst je huidige wachtwoordzin."), ""),
    vault_errors.HeaderDamaged: lambda: (
        tr("Het begin van deze kluis is beschadigd."),
        tr(
            "Ook de kopie ervan is niet te lezen, en op deze laptop is geen reservekopie die past. "
            "Zet een reservekopie van een USB-stick terug, of probeer je herstelblad."
        ),
    ),
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
    vault_errors.VaultReadOnly: lambda: (
        tr("Deze kluis is alleen te lezen."),
        tr("Wat je typt, wordt niet bewaard."),
    ),
    vault_errors.FolderNotReadable: lambda: (
        tr("IB Desk mag niet kijken in de map met je kluizen."),
        tr("Er is niets veranderd. Vraag je ICT-beheerder om toegang tot die map."),
    ),
    vault_errors.NotClosed: lambda: (
        tr("Deze kluis is niet helemaal afgesloten."),
        tr("Er is niets kwijt. Open hem, dan wordt dat afgemaakt."),
    ),
    vault_errors.VaultReplaced: lambda: (
        tr("Je kluis is vervangen terwijl hij open was. Er wordt niets meer bewaard."),
        tr("Een ander programma deed dat. Wat je typte, staat nog op het scherm."),
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
    outside.DiskFull: lambda: (
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
    vault_errors.TooManyPeople: lambda: (
        tr("Er hebben al acht mensen een wachtwoordzin. Meer kan niet."),
        tr("Verwijder er eerst een die niet meer nodig is."),
    ),
    vault_errors.LastSlot: lambda: (tr("Dit is de enige wachtwoordzin. Die blijft."), ""),
    vault_errors.KeyStoreUnavailable: lambda: (
        tr("Snel openen kan hier niet."),
        tr("Deze laptop kan een pincode niet veilig bewaren. Je wachtwoordzin werkt gewoon."),
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
    errors.PupilNotHeard: lambda: (
        tr("Vaststellen kan nog niet. De leerling kon nog niets zeggen over dit plan."),
        tr("Schrijf op hoe je dat vroeg. Wilde of kon de leerling niet, dan telt dat ook."),
    ),
    errors.AgreementMissing: lambda: (
        tr("Vaststellen kan nog niet. Niet iedereen met gezag gaf akkoord."),
        tr("Tot die tijd blijft dit een concept."),
    ),
    OppUnderWay: lambda: (
        tr("Er is al een versie waaraan je werkt."),
        tr("Stel die eerst vast, of verwijder die."),
    ),
    errors.ForbiddenInOutput: lambda: (
        tr("Er staat iets in dat nooit naar buiten mag."),
        tr("Haal het weg en maak het pakket opnieuw."),
    ),
    frozen.Frozen: lambda: (
        tr("Hiervan is een pakket gemaakt. Het verandert niet meer."),
        tr("Toch niet verstuurd? Zeg dat bij de aanvraag. Dan kun je verder."),
    ),
    requests.RequestUnderWay: lambda: (
        tr("Er loopt al een aanvraag in dit dossier."),
        tr("Maak die af of verwijder die, en begin dan een nieuwe."),
    ),
    requests.NothingRuns: lambda: (
        tr("Dit besluit zet niets in gang."),
        tr("Kijk bij het besluit wat eruit kwam, en bij de lopende regelingen."),
    ),
    ReasonNeeded: lambda: (
        tr("Er is nog iets om te bekijken."),
        tr("Zeg waarom het zo naar buiten mag."),
    ),
    paper.NothingToPrint: lambda: (tr("Er is nog niets om af te drukken."), ""),
    paper.SealFailed: lambda: (
        tr("Het pakket is niet goed versleuteld. Het is weggegooid."),
        tr("Maak het pakket opnieuw."),
    ),
    paper.PackageTooHeavy: lambda: (
        tr("Het pakket is te zwaar om te maken."),
        tr("Laat een bijlage weg, of maak er een kleinere versie van."),
    ),
    outside.NotWritable: lambda: (
        tr("IB Desk kan daar niet schrijven."),
        tr("Kies een andere map of USB-stick."),
    ),
    outside.NoPrinter: lambda: (
        tr("Er is geen printer gevonden."),
        tr("Zet de printer aan en probeer het opnieuw. Of sla het op als PDF."),
    ),
    outside.PrinterFailed: lambda: (
        tr("De printer neemt het niet aan."),
        tr("Kijk of hij aan staat en papier heeft. Druk het daarna opnieuw af."),
    ),
    NotNoted: lambda: (
        tr("Het is naar buiten, maar nog niet genoteerd."),
        tr("IB Desk noteert het als je de kluis weer opent."),
    ),
    StateNotPossible: lambda: (
        tr("Van deze regel is intussen iets anders genoteerd."),
        tr("Je ziet nu de nieuwste stand. Kies daarna opnieuw."),
    ),
    DayStillToCome: lambda: (
        tr("Deze dag moet nog komen."),
        tr("Kies vandaag of een dag die voorbij is."),
    ),
    NothingSigned: lambda: (
        tr("Hier staat nog geen inzage, zienswijze of akkoord."),
        tr("Vul eerst in wie wanneer las of akkoord gaf."),
    ),
    attachments.ProgramFile: lambda: (
        tr("Dit is een programma. Dat hoort niet in een dossier."),
        tr("Er is niets bewaard."),
    ),
    attachments.EmptyFile: lambda: (
        tr("Dit bestand is leeg."),
        tr("Kijk of je het goede bestand koos."),
    ),
    errors.Conflict: lambda: (
        tr("Iemand anders, of een ander venster, heeft dit net gewijzigd."),
        tr("Je ziet nu de nieuwste stand. Vul je wijziging daarna opnieuw in."),
    ),
    errors.NotFound: lambda: (
        tr("Dit is intussen verwijderd."),
        tr("Kijk in de Prullenbak. Daar kun je het terugzetten."),
    ),
    errors.NothingToUndo: lambda: (tr("Er is niets om terug te zetten."), ""),
    TwiceTheSamePupil: lambda: (
        tr("Je koos twee keer dezelfde leerling."),
        tr("Er is niets veranderd. Kies voor één van beide iets anders."),
    ),
    NothingToTakeOver: lambda: (tr("Er is niets om over te nemen."), ""),
    OwnerIsGone: lambda: (
        tr("Dit hoort bij iets dat zelf ook verwijderd is."),
        tr("Zet eerst de leerling of het dossier terug."),
    ),
    CannotBeClosed: lambda: (
        tr("Dit kun je niet sluiten."),
        tr("Er hangt een termijn aan, of het zegt wat naar buiten ging."),
    ),
    OwnerIsClosed: lambda: (
        tr("Dit hoort bij een stuk dat zelf ook gesloten is."),
        tr("Open eerst dat stuk."),
    ),
    NoReasonToClose: lambda: (tr("Schrijf eerst waarom je dit stuk sluit."), ""),
    ReasonMissing: lambda: (tr("Schrijf eerst waarom je dit wist."), ""),
    ReasonNamesSomeone: lambda: (
        tr("In je reden staat een naam."),
        tr("De reden blijft bewaard. Schrijf hem zonder naam."),
    ),
    FileMissing: lambda: (
        tr("Een afspraak staat in een dossier. Er is er nog geen."),
        tr("Begin eerst een dossier. Of schrijf het op als contact."),
    ),
    NoFileToWeigh: lambda: (
        tr("Opnieuw wegen doe je in een dossier. Er is er nog geen."),
        tr("Begin eerst een dossier. Of bewaar het contact zonder ‘er is meer nodig’."),
    ),
    ClosedWithoutDay: lambda: (
        tr("Een afgesloten dossier heeft een dag van afsluiten."),
        tr("Kies de goede dag, of open het dossier weer."),
    ),
    FileIsOpen: lambda: (
        tr("Deze leerling heeft al een open dossier."),
        tr("Ga daarin verder, of sluit het eerst."),
    ),
}

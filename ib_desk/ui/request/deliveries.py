"""How a bureau takes requests in, and the shapes in which one is handed over there.

A new shape is a member of `DeliveryShape`, its word in `resources/terms.toml`, how it is made in
`application.leaving.shaping`, and an entry here: what is told of it before and after follows.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ib_desk.application.desk import Desk
from ib_desk.application.documents import Snapshot
from ib_desk.application.leaving.orders import FormOrder, HandoverOrder
from ib_desk.application.paper import PrintChoices
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law.rights import swv_task
from ib_desk.domain.law.sources import LegalSource, LegalSources
from ib_desk.domain.records.disclosure import Way
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.school import School
from ib_desk.domain.records.swv import Decider, DeliveryForm, DeliveryShape
from ib_desk.domain.records.swv_form import SwvForm, SwvFormBox
from ib_desk.domain.request.shapes import CLOSED, Misfit, goes_with_data, way_of
from ib_desk.ui.texts import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """How a bureau takes requests in; `answer` is on the button where that is asked."""

    form: DeliveryForm
    icon: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One shape: `name` is on its button, `about` says what she gets and who can open it."""

    shape: DeliveryShape
    name: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """What any shape is built from; `snapshot` holds the contents of what goes along.

    `passphrase` is used where only words open it.
    """

    snapshot: Snapshot
    request: SwvRequest
    shape: DeliveryShape
    counter: DeliveryForm
    passphrase: str = field(repr=False)
    recipient: str
    ground: str
    reason: str

    @property
    def with_data(self) -> bool:
        """Whether a file for a program of the bureau is among what leaves."""
        return goes_with_data(self.shape, self.snapshot.whole.route_of(self.request))

    @property
    def order(self) -> HandoverOrder:
        """What the exit lets out."""
        return HandoverOrder(
            snapshot=self.snapshot,
            request=self.request,
            choices=PrintChoices(),
            shape=self.shape,
            passphrase=self.passphrase if self.shape in CLOSED else "",
            with_data=self.with_data,
            way=way_of(self.shape, self.counter),
            recipient=self.recipient,
            ground=self.ground,
            reason=self.reason,
        )


def counters() -> tuple[Counter, ...]:
    """All of them, as they are asked."""
    return (
        Counter(form=DeliveryForm.PORTAL, icon="outside", answer=tr("Via een portaal")),
        Counter(form=DeliveryForm.MAIL, icon="mail", answer=tr("Per mail")),
        Counter(form=DeliveryForm.UPLOAD, icon="export", answer=tr("Via een uploadpagina")),
        Counter(form=DeliveryForm.PAPER, icon="print", answer=tr("Op papier")),
    )


def shapes() -> tuple[Shape, ...]:
    """All of them, as they are offered."""
    return (
        Shape(
            shape=DeliveryShape.ONE_PDF,
            name=tr("Eén versleutelde pdf"),
            about=tr("De aanvraag met alle bijlagen in één pdf. Die opent alleen met zes woorden."),
        ),
        Shape(
            shape=DeliveryShape.ZIP,
            name=tr("Versleuteld zipbestand"),
            about=tr(
                "Losse stukken in één zip. Die opent alleen met zes woorden, in 7-Zip, WinRAR of "
                "Keka."
            ),
        ),
        Shape(
            shape=DeliveryShape.FOLDER,
            name=tr("Map met losse bestanden"),
            about=tr(
                "Om één voor één te uploaden. Zonder wachtwoord: haal de map weg als je klaar bent."
            ),
        ),
        Shape(
            shape=DeliveryShape.PORTAL,
            name=tr("Velden in het portaal"),
            about=tr(
                "Je kopieert elk veld naar het portaal, met een map met losse bestanden ernaast. "
                "Haal de map weg als je klaar bent."
            ),
        ),
        Shape(
            shape=DeliveryShape.PAPER,
            name=tr("Op papier"),
            about=tr("Een brief met de aanvraag en alle bijlagen, in één keer afgedrukt."),
        ),
    )


def misfit_words(misfit: Misfit) -> str:
    """What may go wrong there, and what to do."""
    return {
        Misfit.CLOSED_REFUSED: tr(
            "Let op: dit bureau vraagt losse bestanden. Een portaal neemt meestal geen versleuteld "
            "bestand aan."
        ),
        Misfit.SECOND_WORD_REFUSED: tr(
            "Let op: dit bureau heeft al beveiligde mail en weigert een tweede wachtwoord."
        ),
        Misfit.READ_ON_THE_WAY: tr(
            "Let op: losse bestanden in een gewone mail kan een ander onderweg lezen."
        ),
        Misfit.NO_PORTAL: tr("Let op: van dit bureau is geen portaal met velden bekend."),
        Misfit.PAPER_ASKED: tr("Let op: dit bureau vraagt papier met handtekeningen."),
        Misfit.PAPER_NOT_ASKED: tr("Let op: dit bureau vraagt geen papier."),
        Misfit.OTHERWISE_ASKED: tr("Let op: dit bureau vraagt een andere vorm."),
    }[misfit]


def next_step(way: Way, file: str, recipient: str) -> str:
    """What she does with what was made like that; “” where it was no delivery."""
    return _steps().get(way, "").format(file=file, recipient=recipient)


def _steps() -> dict[Way, str]:
    return {
        Way.SEALED_BY_PORTAL: tr("Zet ‘{file}’ in het portaal van het bureau."),
        Way.SEALED_BY_UPLOAD: tr("Zet ‘{file}’ op de uploadpagina van het bureau."),
        Way.SEALED_BY_MAIL: tr("Mail ‘{file}’ naar {recipient}."),
        Way.SEALED_ZIP: tr("Stuur ‘{file}’ naar {recipient}."),
        Way.OPEN_FILES: tr("Upload de bestanden uit de map ‘{file}’, één voor één."),
        Way.PORTAL_FIELDS: tr(
            "Zet de velden in het portaal en upload de bestanden uit de map ‘{file}’."
        ),
        Way.ON_PAPER: tr("Laat tekenen wat nog niet getekend is, en geef alles aan {recipient}."),
    }


def form_order(desk: Desk, request: SwvRequest, form: SwvForm, reason: str = "") -> FormOrder:
    """A form of the bureau as it is laid out now, filled in from the request; database thread.

    Raises:
        NotFound: the request is gone.
    """
    snapshot = desk.documents.snapshot(request.file_id)
    return FormOrder(
        snapshot=snapshot,
        request=desk.records.get(SwvRequest, request.id),
        choices=PrintChoices(),
        form=form,
        boxes=tuple(desk.records.find(SwvFormBox, form_id=form.id)),
        recipient=recipient_words(request, snapshot.whole),
        ground=ground_of(request, snapshot.whole.school, desk.catalogue.law),
        reason=reason,
    )


def recipient_words(request: SwvRequest, whole: WholeFile) -> str:
    """Who gets it by name; else what it is, where nobody said its name."""
    if named := whole.recipient_of(request):
        return named
    if request.is_dossier:
        return tr("de school die aanvraagt")
    if request.decided_by is Decider.INSTITUTION:
        return tr("instelling")
    return tr("bestuur") if request.decided_by is Decider.OWN_BOARD else tr("samenwerkingsverband")


def ground_of(request: SwvRequest, school: School, law: LegalSources) -> str:
    """On what a request rests. The task of the SWV, too; what goes to no SWV has the own alone."""
    own = tr("begeleiding door de school ({school})").format(
        school=" / ".join(map(law.cited, (LegalSource.AVG_6, LegalSource.UAVG_30)))
    )
    if not request.goes_to_swv:
        return own
    task = " / ".join(map(law.cited, swv_task(school.sector)))
    return tr("{own}; taak van het samenwerkingsverband ({task})").format(own=own, task=task)

"""What goes on paper, and for whom: only what the chosen print knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from ib_desk.application.paper import Mark, PrintChoices, Report
from ib_desk.domain.dutch_dates import row_date
from ib_desk.domain.file.conditions import on_paper
from ib_desk.domain.file.evaluations import evaluated_meeting, evaluated_meetings
from ib_desk.domain.file.homes import Home, homes_of
from ib_desk.domain.file.meetings import (
    meeting_meant,
    meeting_to_come,
    newest_first,
    offered_minutes,
)
from ib_desk.domain.file.opps import opp_meant
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law.consents import asked_now
from ib_desk.domain.law.rights import rights_in, takes_parents_place, told_unasked
from ib_desk.domain.records.contract import MORE_ANSWERS, PartyKind
from ib_desk.domain.records.guardian import Custody, Guardian, GuardianId, Relation
from ib_desk.domain.records.meeting import Meeting, MeetingId
from ib_desk.domain.records.opp import Opp, OppId
from ib_desk.domain.records.school import Role
from ib_desk.domain.records.support_file import TeamPlace
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.places import OVERVIEW, title_of
from ib_desk.ui.records.opp import version_words
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.status import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class _Knows:
    """What is particular to one print; `ground` is why it may leave, as the register keeps it."""

    title: str
    ground: str
    addressee: bool = False
    signatures: bool = False
    more_answers: bool = False
    other_views: bool = False
    safety: bool = False
    meeting: bool = False
    opp: bool = False
    scores: bool = True
    home: bool = False


def _known() -> Mapping[Report, _Knows]:
    return {
        Report.CONTRACT: _Knows(
            title=tr("Samenwerkingsafspraken"),
            ground=tr("informatie aan wie meedoet"),
            signatures=True,
            more_answers=True,
            other_views=True,
        ),
        Report.PARENTS: _Knows(
            title=tr("Overzicht voor ouders"),
            ground=tr("informatie aan ouders"),
            addressee=True,
            safety=True,
        ),
        Report.PLAN: _Knows(
            title=title_of(OVERVIEW),
            ground=tr("informatie aan wie meedoet"),
            scores=False,
        ),
        Report.PREPARATION: _Knows(
            title=tr("Voorbereiding van een gesprek"),
            ground=tr("voorbereiding van een gesprek"),
            meeting=True,
            scores=False,
        ),
        Report.MEETING: _Knows(
            title=tr("Verslag van een overleg"),
            ground=tr("verslag van een overleg"),
            signatures=True,
            meeting=True,
            scores=False,
        ),
        Report.EVALUATION: _Knows(
            title=tr("Evaluatie"),
            ground=tr("terugkijken op de hulp"),
            signatures=True,
            meeting=True,
            scores=False,
        ),
        Report.OPP: _Knows(
            title=tr("OPP, hele plan (gezien)"),
            ground=tr("overleg over het OPP"),
            addressee=True,
            opp=True,
            scores=False,
        ),
        Report.OPP_GUIDANCE: _Knows(
            title=tr("OPP, handelingsdeel (akkoord)"),
            ground=tr("akkoord vragen op het handelingsdeel"),
            addressee=True,
            opp=True,
            scores=False,
        ),
        Report.TEACHERS: _Knows(
            title=tr("Blad voor leraren"),
            ground=tr("informatie aan wie lesgeeft"),
            scores=False,
            home=True,
        ),
        Report.CONSENT: _Knows(
            title=tr("Toestemming"),
            ground=tr("vragen om toestemming"),
            addressee=True,
            scores=False,
        ),
        Report.MY_PLAN: _Knows(
            title=tr("Mijn plan"),
            ground=tr("het eigen plan van de leerling"),
            scores=False,
        ),
        Report.REQUEST: _Knows(
            title=tr("Aanvraag"),
            ground=tr("lezen voordat de aanvraag weggaat"),
            safety=True,
        ),
    }


class PrintChoicesCard(Card):
    """Nothing that could hurt is on by default: scores, and safety least of all."""

    chosen = Signal()
    """Something else should be printed, or in another way."""

    def __init__(self, report: Report, terms: Terms, about: UUID | None = None) -> None:
        """`about` is the meeting, or the version of the plan, that is asked for; or another."""
        super().__init__()
        self._terms = terms
        self._guardians: tuple[Guardian, ...] = ()
        self._meetings: tuple[Meeting, ...] = ()
        self._about = about
        self._whole: WholeFile | None = None
        self._day = date.min
        self._told_unasked: tuple[Guardian, ...] = ()
        self._restricted: set[GuardianId] = set()
        self._of_age = ""
        self._known = _known()
        titles: list[tuple[object, str]] = [(one, kn.title) for one, kn in self._known.items()]
        self._report = Choice(tr("Wat druk je af?"), titles)
        self._report.choose(report)
        self._addressee = Choice(tr("Voor wie?"))
        self._addressee_field = Field(tr("Voor wie?"), self._addressee)
        self._meeting = Choice(tr("Welk overleg?"))
        self._meeting_field = Field(tr("Welk overleg?"), self._meeting)
        self._version = Choice(tr("Welke versie?"))
        self._version_field = Field(tr("Welke versie?"), self._version)
        self._opps: tuple[Opp, ...] = ()
        self._for_whom = label("", "small", "muted")
        self._custody = Status("small")
        self._address = QCheckBox(tr("Het adres erop, voor in een envelop"))
        self._homes = Status("small")
        self._signatures = QCheckBox(tr("Ruimte voor een handtekening"))
        self._more = QCheckBox(tr("Ook de antwoorden onder ‘Meer vragen’"))
        self._has_more = False
        self._views = QCheckBox(tr("Ook hoe iemand een voorwaarde anders ziet"))
        self._views.setChecked(True)
        self._has_views = False
        self._concept = QCheckBox(tr("Het woord CONCEPT over elke bladzijde"))
        self._scores = QCheckBox(tr("Scores erbij"))
        self._safety = QCheckBox(tr("Ook de score voor veiligheid"))
        self._safety_hint = label(
            tr("Denk eerst na: wat kan er thuis gebeuren als dit op tafel ligt?"), "small", "muted"
        )
        self._home = QCheckBox(tr("Ook wat er thuis speelt"))
        self._health = QCheckBox(tr("Ook wat over het lichaam en uit onderzoek bekend is"))
        self._build()
        self._show_known()

    def _build(self) -> None:
        column = QVBoxLayout()
        spaced(column, 0, 4)
        boxes = (
            self._address,
            self._signatures,
            self._more,
            self._views,
            self._concept,
            self._scores,
            self._safety,
            self._home,
            self._health,
        )
        for part in (*boxes, self._safety_hint):
            column.addWidget(part)
        self.add(Field(tr("Wat druk je af?"), self._report))
        self.add(self._meeting_field)
        self.add(self._version_field)
        self.add(self._for_whom)
        self.add(self._addressee_field)
        self.add(self._custody)
        self.add(self._homes)
        self.add(column)
        for choice in (self._report, self._addressee, self._meeting, self._version):
            choice.chosen.connect(self._turn)
        for box in boxes:
            box.clicked.connect(self._turn)

    @property
    def report(self) -> Report:
        """What is to be printed."""
        value = self._report.value()
        return value if isinstance(value, Report) else Report.PARENTS

    @property
    def choices(self) -> PrintChoices:
        """In which way; a choice that this print does not know counts as not made."""
        knows = self._knows
        with_scores = knows.scores and self._scores.isChecked()
        return PrintChoices(
            mark=Mark.CONCEPT if self._concept.isChecked() else Mark.NONE,
            signature_lines=knows.signatures and self._signatures.isChecked(),
            with_scores=with_scores,
            with_safety=with_scores and knows.safety and self._safety.isChecked(),
            with_more_answers=knows.more_answers and self._more.isChecked(),
            with_other_views=self._views.isChecked(),
            with_home=knows.home and self._home.isChecked(),
            with_health=knows.home and self._health.isChecked(),
            addressee=self._guardian_id if knows.addressee else None,
            with_address=self._has_address and self._address.isChecked(),
            meeting=self._meeting_id if knows.meeting else None,
            opp=self._opp_id if knows.opp else None,
        )

    @property
    def recipient(self) -> str:
        """For the register: the names of those for whom it is."""
        if self.report is Report.TEACHERS:
            return ", ".join(self._teachers) or tr("leraren")
        if self.report is Report.MY_PLAN and self._whole is not None:
            return self._whole.pupil.short_name
        if self.report is Report.CONSENT and self._guardian_id is None:
            return ", ".join(self._asked)
        names = self._offered if self._knows.meeting else map(self._called, self._addressees)
        return ", ".join(names) or self._of_age or tr("ouders")

    @property
    def ground(self) -> str:
        """For the register: why it may leave."""
        return self._knows.ground

    def show_file(self, whole: WholeFile, day: date) -> None:
        """The people of another file, or others of the same; `day` is that of the print."""
        self._whole, self._guardians = whole, whole.guardians
        self._restricted = {g.id for g in whole.guardians if g.is_restricted_on(day)}
        self._told_unasked = told_unasked(whole, day)
        self._has_more = whole.contract is not None and any(
            getattr(party, name).strip()
            for party in whole.parties(whole.contract)
            for name in MORE_ANSWERS
        )
        self._has_views = whole.contract is not None and any(
            worry.answer.party_id is not None for worry in on_paper(whole, whole.contract.id)
        )
        self._of_age = whole.pupil.short_name if takes_parents_place(whole, day) else ""
        self._day = day
        self._offer_addressees()
        self._offer_meetings()
        self._opps = tuple(sorted(whole.of(Opp), key=lambda one: -one.version))
        self._version.offer((one.id, version_words(one, self._terms)) for one in self._opps)
        version = opp_meant(whole, self._opp_id)
        self._version.choose(None if version is None else version.id)
        self._show_known()

    def _offer_addressees(self) -> None:
        """All for whom it is meant together, or one of the guardians."""
        usual = {1: tr("de ouder met gezag"), 2: tr("beide ouders met gezag")}
        if self._of_age:
            usual[0] = self._of_age
        every = usual.get(len(self._told_unasked), tr("de ouders met gezag"))
        if self.report is Report.CONSENT:
            every = tr("ieder die wordt gevraagd")
        options: list[tuple[object, str]] = [(None, every)]
        options += [(guardian.id, self._option(guardian)) for guardian in self._guardians]
        self._addressee.offer(options)
        if self._addressee.currentIndex() < 0:
            self._addressee.choose(None)

    def _offer_meetings(self) -> None:
        """Those that the chosen print can be of."""
        whole, day = self._whole, self._day
        if whole is None:
            return
        is_of_evaluation = self.report is Report.EVALUATION
        self._meetings = evaluated_meetings(whole) if is_of_evaluation else newest_first(whole)
        self._meeting.offer((one.id, self._named(one, day)) for one in self._meetings)
        meant = self._meant(whole, day)
        self._meeting.choose(None if meant is None else meant.id)

    def _meant(self, whole: WholeFile, day: date) -> Meeting | None:
        """The one that was asked for, where this print can be of it."""
        if self.report is Report.EVALUATION:
            return evaluated_meeting(whole, self._meeting_id)
        is_ahead = self.report is Report.PREPARATION
        return (meeting_to_come if is_ahead else meeting_meant)(whole, self._meeting_id, day)

    def mark_concept(self, *, is_concept: bool) -> None:
        """Where a request still has to be sent, its print says so."""
        self._concept.setChecked(is_concept)

    def focus(self) -> None:
        """The first choice."""
        self._report.setFocus()

    @property
    def _guardian_id(self) -> GuardianId | None:
        return next((g.id for g in self._guardians if g.id == self._addressee.value()), None)

    @property
    def _meeting_id(self) -> MeetingId | None:
        chosen = self._meeting.value() or self._about
        return next((one.id for one in self._meetings if one.id == chosen), None)

    @property
    def _opp_id(self) -> OppId | None:
        chosen = self._version.value() or self._about
        return next((one.id for one in self._opps if one.id == chosen), None)

    @property
    def _offered(self) -> tuple[str, ...]:
        """To whom a sheet about the meeting is offered: who takes part in all of it."""
        chosen = next((one for one in self._meetings if one.id == self._meeting_id), None)
        if chosen is None or self._whole is None:
            return ()
        return offered_minutes(self._whole, chosen)

    @property
    def _teachers(self) -> tuple[str, ...]:
        """Of the core team: whoever stands in for them gets it from them."""
        team = () if self._whole is None else self._whole.team
        return tuple(
            mate.person.name
            for mate in team
            if mate.person.role is Role.TEACHER and mate.member.place is TeamPlace.CORE
        )

    def _named(self, meeting: Meeting, today: date) -> str:
        held_on = meeting.held_on
        day = tr("zonder datum") if held_on is None else row_date(held_on, today)
        what = meeting.purpose or self._terms.title(meeting.kind)
        return in_a_line((day, what))

    @property
    def _knows(self) -> _Knows:
        return self._known[self.report]

    @property
    def _addressees(self) -> tuple[Guardian, ...]:
        chosen = self._guardian_id if self._knows.addressee else None
        return tuple(g for g in self._guardians if g.id == chosen) or self._told_unasked

    @property
    def _asked(self) -> list[str]:
        """Each who is asked for consent, by name."""
        whole, day = self._whole, self._day
        if whole is None:
            return []
        names = {one.id: self._called(one) for one in self._guardians}
        asked = asked_now(whole, rights_in(whole, day), day)
        return [
            whole.pupil.short_name if one is None else names[one]
            for one in asked
            if one is None or one in names
        ]

    def _called(self, guardian: Guardian) -> str:
        return guardian.name or self._terms.label(guardian.relation or PartyKind.GUARDIAN)

    def _option(self, guardian: Guardian) -> str:
        name = self._called(guardian)
        if guardian.id in self._restricted:
            return tr("{name} (uitspraak)").format(name=name)
        if guardian.custody is Custody.NO:
            return tr("{name} (geen gezag)").format(name=name)
        return name

    def _for_whom_words(self) -> str:
        on_call = tr("Wie op afroep helpt, krijgt alleen de eigen afspraken.")
        if not self._offered:
            return on_call
        names = ", ".join(self._offered)
        return f"{tr('Voor {names}.').format(names=names)} {on_call}"

    @property
    def _homes_told(self) -> tuple[Home, ...]:
        if self._whole is None or not self._knows.addressee:
            return ()
        return homes_of(self._whole, self._addressees)

    @property
    def _has_address(self) -> bool:
        homes = self._homes_told
        return len(homes) == 1 and bool(homes[0].lines)

    def _homes_words(self) -> str:
        """Each home its own sheet; what is secret goes from hand to hand."""
        homes = self._homes_told
        known = [home for home in homes if home.lines]
        said = []
        if len(homes) > 1 and known:
            said.append(
                tr(
                    "Ze krijgen post op {count} adressen. Kies één ouder voor een blad met adres."
                ).format(count=len(homes))
            )
        said += [
            tr("Het adres van {name} is geheim. Geef dit blad zelf.").format(
                name=self._called(home.guardians[0])
            )
            for home in homes
            if home.is_secret
        ]
        return " ".join(said)

    def _turn(self) -> None:
        self._offer_addressees()
        self._offer_meetings()
        self._show_known()
        self.chosen.emit()

    def _show_known(self) -> None:
        knows = self._knows
        self._addressee_field.setVisible(knows.addressee)
        is_about_meeting = knows.meeting and bool(self._meetings)
        self._meeting_field.setVisible(is_about_meeting)
        self._for_whom.setVisible(is_about_meeting)
        self._for_whom.setText(self._for_whom_words())
        self._version_field.setVisible(knows.opp and len(self._opps) > 1)
        self._signatures.setVisible(knows.signatures)
        self._scores.setVisible(knows.scores)
        self._more.setVisible(knows.more_answers and self._has_more)
        self._views.setVisible(knows.other_views and self._has_views)
        is_contract = self.report is Report.CONTRACT
        self._scores.setText(
            tr("Cijfers voor vertrouwen erbij") if is_contract else tr("Scores van de weging erbij")
        )
        self._home.setVisible(knows.home)
        self._health.setVisible(knows.home)
        may_hurt = knows.safety and self._scores.isChecked()
        self._safety.setVisible(may_hurt)
        self._safety_hint.setVisible(may_hurt)
        doubts = {
            Custody.NO: tr(
                "{name} heeft geen gezag. Die ouder krijgt alleen belangrijke feiten, "
                "en alleen als die ouder erom vraagt."
            ),
            Custody.UNKNOWN: tr("Heeft {name} gezag? Zoek dat eerst uit."),
        }
        said = [
            doubts[guardian.custody].format(name=self._called(guardian))
            for guardian in self._addressees
            if guardian.custody in doubts and _may_be_parent(guardian)
        ]
        ruling = tr("Voor {name} geldt een uitspraak: {what}. Mag dit blad dan mee?")
        said += [
            ruling.format(name=self._called(one), what=one.restriction.strip().rstrip("."))
            for one in self._addressees
            if one.id in self._restricted
        ]
        self._address.setVisible(self._has_address)
        homes = self._homes_words()
        self._homes.setVisible(bool(homes))
        self._homes.tell(homes)
        self._custody.setVisible(knows.addressee and bool(said))
        self._custody.tell(" ".join(said))


def _may_be_parent(guardian: Guardian) -> bool:
    """The law on important facts speaks of parents, not of other carers (BW 1:377c)."""
    return guardian.relation in (None, Relation.MOTHER, Relation.FATHER)

"""One party of the contract: what it promised, what came of it, and how all see that together."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.domain.file.looking_back import Promise
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.contract import (
    Breach,
    BreachKind,
    ContractParty,
    PartyKind,
    PromiseKept,
)
from ib_desk.domain.records.meeting import Meeting
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.promises import promise_choice
from ib_desk.ui.forms.record_form import RecordForm
from ib_desk.ui.forms.spec import Around, Field, Form
from ib_desk.ui.listen import listen
from ib_desk.ui.records.meeting import day_of
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.flow import FlowLayout
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.trust import TrustChoice


class PromiseOfParty(QWidget):
    """A “nee” asks under it what happened, and which agreement makes it good."""

    answered = Signal(object, object)
    """The party, and a `PromiseKept`; `None` when it was taken back."""
    trusted = Signal(object, object)
    """The party, and 0 to 10; `None` when it was taken back."""

    def __init__(
        self, session: Session, party: ContractParty, meeting: Meeting, around: Around
    ) -> None:
        super().__init__()
        self._session = session
        self._meeting = meeting
        self.party = party
        self.breach: Breach | None = None
        self._repair: Agreement | None = None
        self._forms: list[RecordForm] = []
        who = party.name or around.terms.title(party.kind)
        is_pupil = party.kind is PartyKind.PUPIL
        self._who = label(who, "strong", "voice" if is_pupil else "text")
        self._words = label("", "lead" if is_pupil else "body")
        self._done = label("", "small", "muted")
        question = tr("Doen we wat we elkaar beloofden?")
        self.choice = promise_choice(f"{question} {who}", around.terms)
        self.trust = TrustChoice(tr("Vertrouwen, 0 tot 10: {who}").format(who=who))
        listen(self, self.choice.chosen, lambda kept: self.answered.emit(party, kept))
        listen(self, self.trust.rated, lambda score: self.trusted.emit(party, score))
        answers = QWidget()
        row = FlowLayout(answers, gap=12)
        row.addWidget(self.choice)
        row.addWidget(label(tr("Vertrouwen"), "small", "muted", wrap=False))
        row.addWidget(self.trust)
        self._column = QVBoxLayout(self)
        spaced(self._column, 0, 4)
        for part in (self._who, self._words, self._done, answers):
            self._column.addWidget(part)

    def show_promise(self, promise: Promise, kept: PromiseKept | None, trust: int | None) -> None:
        """What was promised and done, and what is chosen."""
        self._words.setText(promise.party.offers or tr("Nog niet opgeschreven wat die biedt."))
        self._done.setText(_done_words(promise))
        self._done.setVisible(bool(promise.kept or promise.broken))
        self.choice.choose(kept)
        self.trust.choose(trust)

    def show_trouble(self, breach: Breach | None, repair: Agreement | None, around: Around) -> None:
        """What went wrong, where this promise was not kept."""
        is_other = (breach is None) != (self.breach is None)
        self.breach, self._repair = breach, repair
        if is_other:
            self._drop_forms()
        if breach is None:
            return
        if not self._forms:
            self._build_forms(breach, around)
            return
        self._forms[0].binding.show(breach)
        made_good = self._forms[1].binding
        if repair is not None:
            made_good.show(repair)
        elif not made_good.is_new:
            # It was removed or undone: the next word starts a new agreement.
            made_good.show(self._blank_repair(breach, around), is_new=True)
        for form in self._forms:
            form.show_around(around)

    @property
    def says_nothing(self) -> bool:
        """Whether nobody filled in anything about what went wrong."""
        breach = self.breach
        is_bare = breach is None or (
            not breach.happened.strip() and breach.kind is BreachKind.UNKNOWN
        )
        return is_bare and self._repair is None

    def _build_forms(self, breach: Breach, around: Around) -> None:
        repair = self._repair or self._blank_repair(breach, around)
        bindings = (
            Binding(self._session, breach, self),
            Binding(self._session, repair, self, is_new=self._repair is None),
        )
        for binding, asked in zip(bindings, (_breach_form(), _repair_form()), strict=True):
            form = RecordForm(binding, asked, around)
            self._forms.append(form)
            self._column.addWidget(form)

    def _blank_repair(self, breach: Breach, around: Around) -> Agreement:
        return Agreement(
            file_id=self._meeting.file_id,
            meeting_id=self._meeting.id,
            breach_id=breach.id,
            agreed_on=day_of(self._meeting, around.today),
        )

    def _drop_forms(self) -> None:
        for form in self._forms:
            form.setParent(None)
            form.deleteLater()
        self._forms = []


def _breach_form() -> Form:
    return Form(
        first=(
            Field(name="happened", label=tr("Wat gebeurde er?"), lines=2),
            Field(name="kind", label=tr("Hoe kwam dat?"), narrow=True),
        ),
    )


def _repair_form() -> Form:
    return Form(
        first=(
            Field(name="result", label=tr("Wat maakt het goed?"), lines=2, narrow=True),
            Field(name="owner", label=tr("Wie zorgt ervoor?"), narrow=True),
            Field(name="ends_on", label=tr("Klaar op"), narrow=True),
        ),
    )


def _done_words(promise: Promise) -> str:
    """“2 afspraken nagekomen. Niet nagekomen: elke vrijdag bellen.”."""
    count = len(promise.kept)
    kept = (
        tr("1 afspraak nagekomen.")
        if count == 1
        else tr("{count} afspraken nagekomen.").format(count=count)
    )
    broken = ", ".join(one.result.strip().rstrip(".") for one in promise.broken)
    missed = tr("Niet nagekomen: {what}.").format(what=broken)
    return " ".join(([kept] if count else []) + ([missed] if broken else []))

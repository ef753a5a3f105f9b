"""For which guardian a print is, what to think of first, and whether it goes in an envelope."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtWidgets import QCheckBox, QWidget

from ib_desk.domain.file.homes import Home, homes_of
from ib_desk.domain.law.consents import lets_parent_have
from ib_desk.domain.law.rights import Act
from ib_desk.domain.records.guardian import Custody, Guardian, GuardianId, Relation
from ib_desk.domain.records.statement import Statement
from ib_desk.ui.preview.prints.print_kind import ForWhom, PrintKind
from ib_desk.ui.texts import listed, tr
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.status import Status


class GuardianPart:
    """Each home gets a sheet of its own; what is secret goes from hand to hand."""

    def __init__(self) -> None:
        self._guardians: tuple[Guardian, ...] = ()
        self._homes_told: tuple[Home, ...] = ()
        self._has_envelope = False
        self.choice = Choice(tr("Voor wie?"))
        self._field = Field(tr("Voor wie?"), self.choice)
        self.custody = Status("small")
        self.homes = Status("small")
        self.address = QCheckBox(tr("Het adres erop, voor in een envelop"))

    @property
    def widgets(self) -> Iterable[QWidget]:
        """From top to bottom; the box for the address stands among the other boxes."""
        return self._field, self.custody, self.homes

    @property
    def chosen(self) -> GuardianId | None:
        """`None` for all for whom it is meant."""
        return next((one.id for one in self._guardians if one.id == self.choice.value()), None)

    @property
    def with_address(self) -> bool:
        """Whether the address stands above it: of one home that is known, and only if ticked."""
        return self._has_address and self.address.isChecked()

    def offer(self, kind: PrintKind, asked: ForWhom) -> None:
        """All for whom it is meant together, or one of the guardians."""
        self._guardians = () if kind.together is None else asked.whole.guardians
        every = "" if kind.together is None else kind.together(asked)
        options: list[tuple[object, str]] = [(None, every)]
        options += [(one.id, _option(one, asked)) for one in asked.whole.guardians]
        self.choice.offer(options)
        if self.choice.currentIndex() < 0:
            self.choice.choose(None)

    def tell(self, kind: PrintKind, asked: ForWhom, told: Iterable[Statement]) -> None:
        """What to think of before this sheet goes to whom it is for; `told` stands on it."""
        is_asked = bool(self._guardians)
        self._has_envelope = kind.has_envelope
        self._homes_told = homes_of(asked.whole, asked.guardians) if is_asked else ()
        self._field.setVisible(is_asked)
        self.address.setVisible(self._has_address)
        homes = " ".join(self._said_of_homes(asked))
        self.homes.setVisible(bool(homes))
        self.homes.tell(homes)
        readers = asked.guardians if is_asked else ()
        quoted = _quoted(asked, told)
        doubts = " ".join(
            (
                *_said_of_custody(asked, readers),
                *_said_of_statements(asked, quoted),
                *_said_of_rulings(asked, asked.whole.guardians if quoted else readers),
                *_said_of_consent(kind, asked),
            )
        )
        self.custody.setVisible(bool(doubts))
        self.custody.tell(doubts)

    @property
    def _has_address(self) -> bool:
        homes = self._homes_told
        return self._has_envelope and len(homes) == 1 and bool(homes[0].lines)

    def _said_of_homes(self, asked: ForWhom) -> Iterator[str]:
        homes = self._homes_told
        if self._has_envelope and len(homes) > 1 and any(home.lines for home in homes):
            yield tr(
                "Ze krijgen post op {count} adressen. Kies één van hen voor een blad met adres."
            ).format(count=len(homes))
        for home in homes:
            if home.is_secret:
                yield tr("Het adres van {name} is geheim. Geef dit blad zelf.").format(
                    name=asked.called(home.guardians[0])
                )


def _option(guardian: Guardian, asked: ForWhom) -> str:
    name = asked.called(guardian)
    if guardian.is_restricted_on(asked.day):
        return tr("{name} (uitspraak)").format(name=name)
    if guardian.custody is Custody.NO:
        return tr("{name} (geen gezag)").format(name=name)
    return name


def _quoted(asked: ForWhom, told: Iterable[Statement]) -> tuple[Guardian, ...]:
    """Whose words others read on this sheet; who was chosen to get it knows what that one said."""
    said = {one.guardian_id for one in told}
    return tuple(one for one in asked.whole.guardians if one.id in said and one != asked.guardian)


def _said_of_statements(asked: ForWhom, quoted: tuple[Guardian, ...]) -> Iterator[str]:
    if quoted:
        yield tr(
            "Er staat een verklaring op van {who}. Mag ieder die dit krijgt, die lezen?"
        ).format(who=listed([asked.called(one) for one in quoted]))


def _said_of_custody(asked: ForWhom, readers: Iterable[Guardian]) -> Iterator[str]:
    doubts = {
        Custody.NO: tr(
            "{name} heeft geen gezag. Die ouder krijgt alleen belangrijke feiten, "
            "en alleen als die ouder erom vraagt."
        ),
        Custody.UNKNOWN: tr("Heeft {name} gezag? Zoek dat eerst uit."),
    }
    for one in readers:
        if one.custody in doubts and _may_be_parent(one):
            yield doubts[one.custody].format(name=asked.called(one))


def _said_of_rulings(asked: ForWhom, about: Iterable[Guardian]) -> Iterator[str]:
    """Of who gets it, and of anybody at all as soon as a guardian's words stand on it."""
    ruling = tr("Voor {name} geldt een uitspraak: {what}. Mag dit blad dan mee?")
    for one in about:
        if one.is_restricted_on(asked.day):
            yield ruling.format(name=asked.called(one), what=one.restriction.strip().rstrip("."))


def _said_of_consent(kind: PrintKind, asked: ForWhom) -> Iterator[str]:
    """From 16 the pupil says who has a copy of the file (UAVG 5), from 18 of all (BW 1:233)."""
    one, pupil, rights = asked.guardian, asked.whole.pupil.short_name, asked.rights
    if one is None or lets_parent_have(asked.whole, one, asked.day):
        return
    if rights.is_of_age:
        said = tr("{pupil} is meerderjarig. {name} krijgt dit alleen als {pupil} dat goedvindt.")
        yield said.format(pupil=pupil, name=asked.called(one))
    elif kind.is_for_reading and one.id in rights.with_consent(Act.INSPECT):
        yield tr(
            "{pupil} beslist zelf over het eigen dossier. {name} krijgt hiervan een kopie als "
            "{pupil} dat goedvindt."
        ).format(pupil=pupil, name=asked.called(one))


def _may_be_parent(guardian: Guardian) -> bool:
    """The law on important facts speaks of parents, not of other carers (BW 1:377c)."""
    return guardian.relation in (None, Relation.MOTHER, Relation.FATHER)

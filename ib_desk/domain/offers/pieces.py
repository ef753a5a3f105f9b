"""What the file already says, as pieces to pick: people, professions, and sentences.

Each function gives the pieces for one field of `record`; the likeliest come first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Final

from ib_desk.domain.calling import given_name
from ib_desk.domain.file.meetings import offered_minutes
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.offers.goals import GoalBank
from ib_desk.domain.offers.needs import NeedBank
from ib_desk.domain.offers.phrases import NUMBER
from ib_desk.domain.records.broad_view import BroadViewEntry
from ib_desk.domain.records.contract import ContractParty, PartyKind
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.hearing import HearingInput
from ib_desk.domain.records.help_question import Asker, HelpQuestion
from ib_desk.domain.records.intervention import Intervention, Payer
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.need import Need
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Role
from ib_desk.domain.records.signal import SafetyDoubt, Signal
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.sentences import sentences
from ib_desk.domain.words.report_texts import CheckedTexts, fill
from ib_desk.domain.words.terms import Terms

_BOTH: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceTexts(CheckedTexts):
    """`resources/offered_pieces.toml`: how what the file says becomes a piece."""

    both_parents: str
    with_person: Annotated[str, "name"]
    hours: Annotated[str, "n", "role"]
    others_part: Annotated[str, "payer", "what"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceWords:
    """The words that pieces are made with."""

    terms: Terms
    texts: PieceTexts
    needs: NeedBank
    goals: GoalBank


def full_names(whole: WholeFile, _words: PieceWords, _record: Record) -> Iterator[str]:
    """The pupil, the guardians, the team, then everyone else of the school, each once."""
    mates = [mate.person for mate in whole.team]
    others = [person for person in whole.people.values() if person not in mates]
    names = (
        whole.pupil.short_name,
        *(guardian.name for guardian in whole.guardians),
        *(person.name for person in (*mates, *others)),
    )
    yield from dict.fromkeys(name.strip() for name in names if name.strip())


def senders(whole: WholeFile, words: PieceWords, record: Record) -> Iterator[str]:
    """The school, whoever is named in the file, and for whom those work."""
    yield whole.school.name
    yield from full_names(whole, words, record)
    yield from (person.organisation for person in whole.people.values())


def minutes_to(whole: WholeFile, _words: PieceWords, record: Record) -> Iterator[str]:
    """Who took part for the child, and the core team; whoever helps on call has own agreements."""
    if isinstance(record, Meeting):
        yield from offered_minutes(whole, record)


def people(whole: WholeFile, words: PieceWords, record: Record) -> Iterator[str]:
    """Names as they are said: without a surname where that is clear, both parents in one."""
    full = list(full_names(whole, words, record))
    first = [given_name(name) for name in full]
    known = Counter(first)
    for name, short in zip(full, first, strict=True):
        yield name if known[short] > 1 or short.endswith(".") else short
    if len(whole.guardians) == _BOTH:
        yield words.texts.both_parents


def with_people(whole: WholeFile, words: PieceWords, record: Record) -> Iterator[str]:
    """“met Anouk”."""
    return (fill(words.texts.with_person, name=name) for name in people(whole, words, record))


def roles(_whole: WholeFile, words: PieceWords, _record: Record) -> Iterator[str]:
    """Professions, for help that has no name yet."""
    return (words.terms.label(role) for role in Role if role is not Role.OTHER)


def hours(whole: WholeFile, words: PieceWords, record: Record) -> Iterator[str]:
    """“40 uur orthopedagoog”."""
    return (fill(words.texts.hours, n=NUMBER, role=role) for role in roles(whole, words, record))


def preference(whole: WholeFile, _words: PieceWords, record: Record) -> Iterator[str]:
    """How the guardian of this column wants to be reached."""
    of = record.guardian_id if isinstance(record, ContractParty) else None
    return (g.contact_preference for g in whole.guardians if g.id == of)


def perspective(whole: WholeFile, _words: PieceWords, _record: Record) -> Iterator[str]:
    """The sentence that all stand behind."""
    return iter((whole.shared_perspective,))


def strengths(whole: WholeFile, _words: PieceWords, _record: Record) -> Iterator[str]:
    """What the child says of itself, and what people said goes well."""
    yield from sentences(whole.pupil.about_me)
    for party in _columns(whole):
        yield from sentences(party.going_well)


def concerns(whole: WholeFile, _words: PieceWords, _record: Record) -> Iterator[str]:
    """What was seen: signals, and what the broad view calls vulnerable.

    Of a suspicion nothing: it is offered for no text that may end up before a bureau or a parent.
    """
    for signal in whole.of(Signal):
        if signal.safety is not SafetyDoubt.SUSPICION:
            yield from sentences(signal.fact, signal.situation)
    for entry in whole.of(BroadViewEntry):
        yield from sentences(entry.vulnerable)


def effects(whole: WholeFile, _words: PieceWords, _record: Record) -> Iterator[str]:
    """What was seen of the interventions."""
    for intervention in whole.of(Intervention):
        yield from sentences(intervention.effect_note)


def promises(whole: WholeFile, _words: PieceWords, _record: Record) -> Iterator[str]:
    """What the adults offered in the contract."""
    for party in _columns(whole):
        if party.kind is not PartyKind.PUPIL:
            yield from (said.rstrip(".") for said in sentences(party.offers))


def own_wish(whole: WholeFile, _words: PieceWords, record: Record) -> Iterator[str]:
    """What this person hopes and expects; of the pupil where no guardian is meant."""
    if isinstance(record, Statement) and not record.is_familys_view:
        return
    guardian = record.guardian_id if isinstance(record, Statement) else None
    asker = Asker.PUPIL if guardian is None else Asker.GUARDIAN
    for question in reversed(whole.of(HelpQuestion)):
        if (question.asker, question.guardian_id) == (asker, guardian):
            yield from sentences(question.words)
    if guardian is None:
        for weighing in reversed(whole.weighings):
            yield from sentences(weighing.wish_pupil)
    for party in _columns(whole):
        is_pupil = party.kind is PartyKind.PUPIL
        if is_pupil if guardian is None else party.guardian_id == guardian:
            yield from sentences(party.hopes, party.expects)


def own_said(whole: WholeFile, words: PieceWords, record: Record) -> Iterator[str]:
    """What the pupil hopes, asked or said, wherever that was."""
    yield from own_wish(whole, words, record)
    for view in reversed(whole.of(Statement)):
        if view.is_pupils:
            yield from sentences(view.words)
    for said in whole.of(HearingInput):
        yield from sentences(said.words)


def parents_wish(whole: WholeFile, _words: PieceWords, _record: Record) -> Iterator[str]:
    """What the parents hope and expect."""
    for party in _columns(whole):
        if party.kind is PartyKind.GUARDIAN:
            yield from sentences(party.hopes, party.expects)
    for weighing in reversed(whole.weighings):
        yield from sentences(weighing.wish_parents)


def others_part(whole: WholeFile, words: PieceWords, _record: Record) -> Iterator[str]:
    """What others than school and SWV pay or do: “Gemeente: gesprekken, Fatima.”."""
    for done in whole.of(Intervention):
        if done.payer not in {None, Payer.SCHOOL, Payer.SWV} and done.title.strip():
            what = ", ".join(part for part in (done.title.strip(), done.by_whom.strip()) if part)
            yield fill(words.texts.others_part, payer=words.terms.title(done.payer), what=what)


def measures_before(whole: WholeFile, _words: PieceWords, record: Record) -> Iterator[str]:
    """What other goals of this child measure: a next one often goes on with it."""
    return (one.measure for one in reversed(whole.of(Goal)) if one.id != record.id)


def units_before(whole: WholeFile, _words: PieceWords, record: Record) -> Iterator[str]:
    """In what these count."""
    return (one.unit for one in reversed(whole.of(Goal)) if one.id != record.id)


def aims(whole: WholeFile, words: PieceWords, _record: Record) -> Iterable[str]:
    """Goals of the bank: first about what is vulnerable, or where what is needed can help."""
    seen = {one.domain for one in whole.of(BroadViewEntry) if one.vulnerable.strip()}
    needed = (words.needs.domains_of(one) for one in whole.of(Need) if one.is_told)
    return words.goals.aims(whole.pupil.short_name, seen.union(*needed))


def aims_before(whole: WholeFile, _words: PieceWords, record: Record) -> Iterator[str]:
    """What other goals of this child are about."""
    return (one.aim for one in reversed(whole.of(Goal)) if one.id != record.id)


def brought(whole: WholeFile, _words: PieceWords, record: Record) -> Iterator[str]:
    """What was seen of the help for this goal; then of all other."""
    done = sorted(whole.of(Intervention), key=lambda one: one.goal_id != record.id)
    for intervention in done:
        yield from sentences(intervention.effect_note)


def need_sentences(_whole: WholeFile, words: PieceWords, record: Record) -> Iterable[str]:
    """Hulpzinnen for whose need it is."""
    return words.needs.sentences(record.whose) if isinstance(record, Need) else ()


def need_tags(_whole: WholeFile, words: PieceWords, record: Record) -> Iterable[str]:
    """The words under which needs of a pupil, or of a teacher, are found."""
    return words.needs.tags(record.whose) if isinstance(record, Need) else ()


def _columns(whole: WholeFile) -> Iterable[ContractParty]:
    """Those of the contract that is worked on: an older version says what was."""
    return () if whole.contract is None else whole.parties(whole.contract)

"""Facts of the rules in a few Dutch words, and the states of steps as rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from ib_desk.domain.dutch_dates import brief_date, days_late, row_date
from ib_desk.domain.dutch_numbers import count_words
from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.file.step_states import StepState, StepStatus
from ib_desk.domain.file.watches import Alert
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.rows import Row
from ib_desk.ui.widgets.state import State

_STATES: Final = {
    StepState.NOT_STARTED: State.NOT_STARTED,
    StepState.BUSY: State.BUSY,
    StepState.DONE: State.DONE,
    StepState.NOT_NEEDED: State.NOT_NEEDED,
    StepState.NOT_POSSIBLE: State.NOT_NEEDED,
    StepState.TAKEN_OVER: State.NOT_NEEDED,
}


def state_of(status: StepStatus) -> State:
    """Lateness and attention come over the state of the step itself."""
    if status.alert is Alert.LATE:
        return State.LATE
    if status.alert is Alert.ATTENTION:
        return State.ATTENTION
    return State.SEEN if _is_seen(status) else _STATES[status.state]


def _is_seen(status: StepStatus) -> bool:
    """Whether it is said when it was last looked at, instead of “klaar”: it is never finished."""
    is_done = status.state is StepState.DONE and status.alert is None
    return is_done and status.fact is not None and status.fact.kind is FactKind.SEEN_TOGETHER


def step_row(status: StepStatus, terms: Terms, today: date) -> Row:
    """Icon, name and one fact."""
    look = state_of(status).look
    words = terms.label(status.state)
    if status.reason:
        words = f"{words} · {status.reason}"
    elif status.fact is not None:
        said = fact_words(status.fact, terms, today)
        is_over = status.state is StepState.DONE and not _is_unfinished(status)
        words = f"{words} · {said}" if is_over and said and not _is_seen(status) else said or words
    return Row(
        key=status.step.id, title=status.step.title, fact=words, icon=look.icon, ink=look.ink
    )


def _is_unfinished(status: StepStatus) -> bool:
    """“Klaar” beside what is late, asks for attention or was left open would contradict itself."""
    fact = status.fact
    return status.alert is not None or (
        fact is not None and fact.kind is FactKind.AGREEMENTS_LEFT_OPEN
    )


def fact_words(fact: Fact, terms: Terms, today: date) -> str:
    """One fact without a full stop; “” for what the screen says in another way."""
    return _WORDS[fact.kind](fact, _Told(terms, today))


@dataclass(frozen=True, slots=True)
class _Told:
    """In which words, and on which day: it decides of which days the year is said."""

    terms: Terms
    today: date

    def day(self, on: date | None) -> str:
        return "" if on is None else brief_date(on, self.today)

    def weekday(self, on: date | None) -> str:
        return "" if on is None else row_date(on, self.today)

    def choice(self, fact: Fact) -> str:
        return "" if fact.choice is None else self.terms.label(fact.choice)


def _of(name: str, words: str) -> str:
    return tr("{document}: {stand}").format(document=name, stand=words) if name else words


def _count(fact: Fact, one: str, many: str) -> str:
    return (one if fact.number == 1 else many).format(number=fact.number)


def _of_document(fact: Fact, words: str) -> str:
    """With which document it is about, where it is about one."""
    return f"{fact.name}: {words}" if fact.name else words


_Words = Callable[[Fact, _Told], str]

_WORDS: Final[Mapping[FactKind, _Words]] = {
    FactKind.SIGNAL_SEEN: lambda f, t: tr("gezien {day}").format(day=t.day(f.on)),
    FactKind.SIGNALS_OPEN: lambda f, _t: _count(
        f, tr("1 signaal nog niet bekeken"), tr("{number} signalen nog niet bekeken")
    ),
    FactKind.PARTIES_SPOKEN: lambda f, _t: tr("{number} van {of} gesproken").format(
        number=f.number, of=f.of
    ),
    FactKind.SEEN_TOGETHER: lambda f, t: in_a_line(
        (
            tr("laatst samen bekeken {day}").format(day=t.day(f.on)),
            tr("weer op {day}").format(day=t.weekday(f.until)) if f.until else "",
        )
    ),
    FactKind.LOOK_BACK: lambda f, t: tr("terugkijken {day}").format(day=t.weekday(f.on)),
    FactKind.BREACH: lambda f, _t: _count(
        f, tr("1 keer liep iets mis"), tr("{number} keer liep iets mis")
    ),
    FactKind.DOMAINS_SEEN: lambda f, _t: _count(
        f, tr("1 domein bekeken"), tr("{number} domeinen bekeken")
    ),
    FactKind.LEVEL: lambda f, t: in_a_line(
        (tr("niveau {number}").format(number=f.number), t.day(f.on))
    ),
    FactKind.WEIGH_AGAIN: lambda f, t: tr("opnieuw wegen {day}").format(day=t.weekday(f.on)),
    FactKind.AGREEMENT: lambda f, t: ": ".join(part for part in (t.weekday(f.on), f.name) if part),
    FactKind.AGREEMENTS_OPEN: lambda f, _t: _count(
        f, tr("1 afspraak loopt"), tr("{number} afspraken lopen")
    ),
    FactKind.AGREEMENTS_LEFT_OPEN: lambda f, _t: _count(
        f, tr("1 afspraak bleef open"), tr("{number} afspraken bleven open")
    ),
    FactKind.INTERVENTIONS: lambda f, _t: _count(
        f, tr("1 interventie"), tr("{number} interventies")
    ),
    FactKind.EFFECT_UNKNOWN: lambda f, _t: tr("nog terugkijken: {name}").format(name=f.name),
    FactKind.REQUEST_CONCEPT: lambda f, t: (
        tr("concept van {day}").format(day=t.day(f.on)) if f.on else tr("concept")
    ),
    FactKind.REQUEST_PACKED: lambda _f, _t: tr("pakket klaar, nog niet verstuurd"),
    FactKind.REQUEST_HANDED_OVER: lambda f, t: tr("meegegeven {day}").format(day=t.weekday(f.on)),
    FactKind.REQUEST_SENT: lambda f, t: tr("verstuurd {day}").format(day=t.weekday(f.on)),
    FactKind.REQUEST_RECEIVED: lambda f, t: tr("ontvangen {day}").format(day=t.weekday(f.on)),
    FactKind.CLOSED: lambda f, t: tr("afgesloten {day}").format(day=t.day(f.on)),
    FactKind.SKIP_WITHOUT_REASON: lambda _f, _t: tr("nog zonder reden"),
    FactKind.EMPTY: lambda _f, _t: tr("nog leeg"),
    FactKind.LENGTH: lambda f, _t: (
        tr("{number} tekens").format(number=count_words(f.number or 0))
        if f.of is None
        else tr("{number} tekens, hoogstens {of}").format(
            number=count_words(f.number or 0), of=count_words(f.of or 0)
        )
    ),
    FactKind.TOO_SHORT: lambda f, _t: _count(f, tr("maar 1 woord"), tr("maar {number} woorden")),
    FactKind.MORE_QUESTIONS: lambda f, _t: tr("er staan {number} vragen").format(number=f.number),
    FactKind.NO_NUMBER: lambda _f, _t: tr("nog zonder uren of aantal"),
    FactKind.SAID: lambda f, t: in_a_line((f.name, t.day(f.on))),
    FactKind.COUNT: lambda f, _t: str(f.number),
    FactKind.HELP_SENTENCES: lambda f, _t: _count(f, tr("1 hulpzin"), tr("{number} hulpzinnen")),
    FactKind.MEASURABLE: lambda f, _t: (
        tr("{number} van {of} doelen meetbaar").format(number=f.number, of=f.of)
        if f.of != f.number
        else _count(f, tr("1 meetbaar doel"), tr("{number} meetbare doelen"))
    ),
    FactKind.FROM_WEIGHING: lambda f, t: (
        tr("uit de weging van {day}").format(day=t.day(f.on)) if f.on else tr("uit de weging")
    ),
    FactKind.FROM_INTERVENTIONS: lambda f, _t: _count(
        f, tr("uit 1 interventie"), tr("uit {number} interventies")
    ),
    FactKind.ON: lambda f, t: t.day(f.on),
    FactKind.PERIOD: lambda f, t: tr("{start} tot en met {end}").format(
        start=t.day(f.on), end=t.day(f.until)
    ),
    FactKind.PERIOD_OVER: lambda f, t: tr("die periode is voorbij sinds {day}").format(
        day=t.day(f.until)
    ),
    FactKind.NO_SCHOOL_YEAR: lambda _f, _t: tr(
        "een TLV geldt meestal voor hele schooljaren, tot en met 31 juli"
    ),
    FactKind.NO_WHOLE_YEAR: lambda f, t: tr(
        "een TLV geldt minstens één heel schooljaar, dus tot en met {day}"
    ).format(day=t.day(f.until)),
    FactKind.SCHOOL_YEARS: lambda f, _t: _count(f, tr("1 schooljaar"), tr("{number} schooljaren")),
    FactKind.SIGNS_TOO: lambda _f, _t: tr(
        "tekent mee, naast de ouders; het plan kan ook zonder vastgesteld worden"
    ),
    FactKind.READS_ALONG: lambda f, _t: tr("leest mee als {name} dat goedvindt").format(
        name=f.name
    ),
    FactKind.TURNED_ROUND: lambda _f, _t: tr("het einde ligt voor het begin"),
    FactKind.NO_DATE: lambda _f, _t: tr("nog zonder datum"),
    FactKind.TOO_YOUNG: lambda f, t: tr("te kort: sinds {day}, nog geen {of} maanden").format(
        day=t.weekday(f.on), of=f.of
    ),
    FactKind.TOO_OLD: lambda f, t: (
        tr("‘{name}’ van {day} is te oud: ouder dan {of} maanden")
        if f.name
        else tr("te oud: van {day}, ouder dan {of} maanden")
    ).format(name=f.name, day=t.weekday(f.on), of=f.of),
    FactKind.EARLIER_PLAN: lambda f, t: _of_document(
        f, tr("van {day}, daarna is het OPP opnieuw vastgesteld").format(day=t.day(f.on))
    ),
    FactKind.BEFORE_BIRTH: lambda f, t: _of_document(
        f, tr("van {day}, toen was de leerling er nog niet").format(day=t.day(f.on))
    ),
    FactKind.NOT_CARRIED_OUT: lambda f, _t: tr("‘{name}’ is niet uitgevoerd zoals bedoeld").format(
        name=f.name
    ),
    FactKind.NO_REPORT: lambda _f, _t: tr("het verslag gaat nog niet mee"),
    FactKind.NOT_BACK: lambda _f, _t: tr("het getekende blad is nog niet terug"),
    FactKind.NOBODY_CAME: lambda _f, _t: tr("bij wie er was, staat nog geen ouder"),
    FactKind.NOT_TRIED: lambda _f, _t: tr("niet eerst geprobeerd, met reden"),
    FactKind.CHOSEN: lambda f, t: t.choice(f),
    FactKind.GOAL_OVER: lambda _f, _t: tr("aan dat doel wordt niet meer gewerkt"),
    FactKind.NO_REASON: lambda _f, _t: tr("nog zonder reden"),
    FactKind.REASON: lambda _f, _t: tr("met reden"),
    FactKind.AGREES: lambda f, t: t.choice(f),
    FactKind.EARLIER_TEXT: lambda f, t: in_a_line((t.day(f.on), tr("gold voor een eerdere tekst"))),
    FactKind.OUTCOME: lambda f, t: in_a_line((t.choice(f), t.day(f.on))),
    FactKind.CONSENT: lambda f, t: in_a_line(
        (
            tr("{document}: {stand}").format(document=f.name, stand=t.choice(f))
            if f.name
            else t.choice(f),
            t.day(f.on),
        )
    ),
    FactKind.CUSTODY: lambda f, t: in_a_line(
        (tr("gezag {word}").format(word=t.choice(f)), t.day(f.on))
    ),
    FactKind.REPORT_ALONG: lambda f, _t: _of(f.name, tr("het onderzoek gaat mee")),
    FactKind.REPORT_KEPT: lambda f, _t: _of(
        f.name, tr("het onderzoek gaat mee, maar jij zei niet dat het bureau het mag zien")
    ),
    FactKind.SECRET: lambda _f, _t: tr("adres is geheim"),
    FactKind.OPP_DUE: lambda f, t: tr("uiterlijk {day}").format(day=t.weekday(f.on)),
    FactKind.OPP_LATE: lambda f, t: tr("{late}, uiterlijk was {day}").format(
        late=days_late(f.number or 0), day=t.weekday(f.on)
    ),
    FactKind.OPP_TERM_UNKNOWN: lambda _f, _t: tr("onbekend: het begin is niet ingevuld"),
    FactKind.OPP_LATER: lambda _f, _t: tr("de zes weken gelden voor de eerste versie"),
    FactKind.OPP_NOT_SET: lambda f, t: (
        tr("telt vanaf {day}, nog niet vastgesteld").format(day=t.day(f.on))
        if f.on
        else tr("nog niet vastgesteld")
    ),
    FactKind.OPP_STANDING: lambda f, t: t.choice(f),
    FactKind.TO_ADAPT: lambda _f, _t: tr("overgenomen, nog aanpassen"),
    FactKind.FROM_FILE: lambda _f, _t: tr("uit het dossier"),
    FactKind.NOBODY_DOES: lambda _f, _t: tr("nog niet wie wat doet"),
    FactKind.NO_DEVIATION: lambda _f, _t: tr("geen"),
    FactKind.TALKED: lambda f, t: tr("gesproken {day}").format(day=t.day(f.on)),
    FactKind.CARER: lambda _f, _t: tr("praat mee als verzorger"),
    FactKind.ASKED_TIMES: lambda f, t: in_a_line(
        (
            _count(f, tr("1 keer gevraagd"), tr("{number} keer gevraagd")),
            tr("het laatst {day}").format(day=t.day(f.on)) if f.on else "",
        )
    ),
    FactKind.NOTHING_SAID: lambda _f, _t: tr("wat de leerling zei, staat er nog niet"),
    FactKind.NO_INFLUENCE: lambda _f, _t: tr("nog niet gezegd wat ermee gebeurde"),
    FactKind.NOT_TOLD: lambda _f, _t: tr("nog niet terugverteld"),
    FactKind.SAY_UNKNOWN: lambda _f, _t: tr("gezag of leeftijd is onbekend"),
    FactKind.NEXT_SCHOOL_YEAR: lambda f, t: tr("{day} is pas in een volgend schooljaar").format(
        day=t.weekday(f.on)
    ),
    FactKind.PASSED: lambda f, t: tr("{day} is voorbij").format(day=t.weekday(f.on)),
    FactKind.SWV_GONE: lambda _f, _t: tr("wat je koos, is verwijderd: kies opnieuw"),
    FactKind.LACKS: lambda _f, _t: tr("nog niet ingevuld"),
    FactKind.MALFORMED: lambda _f, _t: tr("heeft een andere vorm"),
}

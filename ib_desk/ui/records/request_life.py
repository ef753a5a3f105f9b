"""What became of a request that left: news of the bureau, advices, the decision, an objection."""

from __future__ import annotations

from datetime import date

from ib_desk.domain.dutch_dates import day_and_year, row_date
from ib_desk.domain.records.bureau_reply import BureauReply, BureauReplyKind
from ib_desk.domain.records.expert_advice import ExpertAdvice
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.swv_decision import Objection, SwvDecision
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary, new
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.state import State


def bureau_reply_spec() -> RecordSpec[BureauReply]:
    """Under a request that left: the term of the bureau follows from it."""
    return RecordSpec(
        kind=BureauReply,
        icon="bureau_reply",
        form=Form(
            first=(
                Field(name="kind", label=tr("Wat liet het bureau weten?"), narrow=True),
                Field(name="on", label=tr("Wanneer?"), narrow=True),
                Field(name="words", label=tr("Wat staat erin?"), lines=2),
                Field(
                    name="answered_on",
                    label=tr("Aanvulling gestuurd op"),
                    hint=tr("Tot die dag staat de termijn van het bureau stil."),
                    narrow=True,
                    when=_asks_more,
                ),
            )
        ),
        summary=_reply_summary,
        blank=new(BureauReply, "on"),
        is_one_line=True,
        title=tr("Berichten van het bureau"),
        add=tr("Bericht toevoegen"),
        empty=tr("Nog niets gehoord. Vraagt het bureau iets, dan staat zijn termijn stil."),
        order=lambda one: (one.on or date.max).toordinal(),
    )


def expert_advice_spec() -> RecordSpec[ExpertAdvice]:
    """Two of them, of two people."""
    return RecordSpec(
        kind=ExpertAdvice,
        icon="expert_advice",
        form=Form(
            first=(
                Field(name="name", label=tr("Wie gaf het advies?"), narrow=True),
                Field(name="discipline", label=tr("Wat is die persoon?"), narrow=True),
                Field(name="on", label=tr("Datum van het advies"), narrow=True),
                Field(
                    name="registration",
                    label=tr("Registratie"),
                    hint=tr("Register en nummer, zoals onder het advies staat."),
                    narrow=True,
                ),
                Field(
                    name="is_independent",
                    label=tr("Onafhankelijk van de school?"),
                    narrow=True,
                ),
                Field(name="conclusion", label=tr("Wat is de conclusie?"), lines=2),
            )
        ),
        summary=_advice_summary,
        blank=new(ExpertAdvice),
        is_one_line=True,
        title=tr("Advies van deskundigen"),
        add=tr("Advies toevoegen"),
        empty=tr("Nog geen advies. Voor een TLV adviseren twee mensen, ieder apart."),
        order=lambda one: (one.on or date.max).toordinal(),
    )


def _advice_summary(one: ExpertAdvice, around: Around) -> Summary:
    what = around.terms.label(one.discipline) if one.discipline else ""
    is_ours = one.is_independent is False
    return Summary(
        title=in_a_line((one.name, what)) or tr("Nog niet opgeschreven wie"),
        facts=in_a_line(("" if one.on is None else row_date(one.on, around.today), one.conclusion)),
        state=State.ATTENTION if is_ours else None,
        state_word=tr("niet onafhankelijk") if is_ours else "",
    )


def swv_decision_spec() -> RecordSpec[SwvDecision]:
    """Also what ended it otherwise; who was against it stands under it."""
    return RecordSpec(
        kind=SwvDecision,
        icon="swv_decision",
        form=Form(
            first=(
                Field(name="outcome", label=tr("Wat kwam eruit?"), narrow=True),
                Field(
                    name="on",
                    label=tr("Datum van het besluit"),
                    hint=tr("De dag waarop het is verstuurd. Daarna begint de bezwaartermijn."),
                    narrow=True,
                ),
                Field(name="reasons", label=tr("Met welke reden?"), lines=2),
                Field(name="number", label=tr("Nummer"), narrow=True, when=_gives),
                Field(name="starts_on", label=tr("Vanaf"), narrow=True, when=_gives),
                Field(name="ends_on", label=tr("Tot en met"), narrow=True, when=_gives),
            ),
            more=(
                Field(name="category", label=tr("Categorie"), narrow=True),
                Field(name="hours", label=tr("Hoeveel uur in totaal?"), narrow=True),
            ),
            more_label=tr("Categorie van een TLV, uren van een arrangement"),
        ),
        summary=_decision_summary,
        blank=new(SwvDecision, "on"),
        is_one_line=True,
        title=tr("Besluit op de aanvraag"),
        add=tr("Besluit toevoegen"),
        empty=tr("Nog geen besluit. Ook ‘ingetrokken’ en ‘niet behandeld’ zet je hier."),
        order=lambda one: (one.on or date.max).toordinal(),
        parts=(objection_spec(),),
        asked={"measure_id": tr("Lopende regeling")},
    )


def _gives(record: Record) -> bool:
    """Also where it was filled in before the outcome became another: what is kept is seen."""
    return isinstance(record, SwvDecision) and (
        record.gives or bool(record.number) or bool(record.starts_on) or bool(record.ends_on)
    )


def _decision_summary(one: SwvDecision, around: Around) -> Summary:
    period = ""
    if one.starts_on and one.ends_on:
        period = tr("{begin} t/m {end}").format(
            begin=day_and_year(one.starts_on), end=day_and_year(one.ends_on)
        )
    day = "" if one.on is None else row_date(one.on, around.today)
    return Summary(
        title=around.terms.title(one.outcome) or tr("Nog niet gekozen wat eruit kwam"),
        facts=in_a_line((day, one.number, period, one.reasons)),
    )


def objection_spec() -> RecordSpec[Objection]:
    """Of a TLV it is bezwaar; of an arrangement what the SWV has for it."""
    return RecordSpec(
        kind=Objection,
        form=Form(
            first=(
                Field(name="by", label=tr("Wie is het er niet mee eens?"), narrow=True),
                Field(name="filed_on", label=tr("Ingediend op"), narrow=True),
                Field(name="grounds", label=tr("Waarom?"), lines=2),
                Field(name="decided_on", label=tr("Besluit daarop, van"), narrow=True),
                Field(name="outcome", label=tr("Wat kwam eruit?"), narrow=True),
                Field(name="words", label=tr("Wat staat erin?"), lines=2),
                Field(
                    name="extended_on",
                    label=tr("Verdaagd op"),
                    hint=tr("Het bureau liet weten dat het zes weken langer duurt."),
                    narrow=True,
                ),
            )
        ),
        summary=_objection_summary,
        blank=new(Objection, "filed_on"),
        is_one_line=True,
        title=tr("Bezwaar of klacht"),
        add=tr("Bezwaar of klacht toevoegen"),
        empty=tr("Nog geen bezwaar en geen klacht."),
        when=_is_decided,
        order=lambda one: (one.filed_on or date.max).toordinal(),
    )


def _is_decided(record: Record) -> bool:
    return isinstance(record, SwvDecision) and record.outcome is not None


def _objection_summary(one: Objection, around: Around) -> Summary:
    day = "" if one.filed_on is None else row_date(one.filed_on, around.today)
    word = around.terms.label(one.outcome) if one.outcome else tr("loopt")
    return Summary(
        title=around.terms.title(one.by) or tr("Nog niet gekozen wie"),
        facts=in_a_line((day, one.grounds, one.words)),
        state=State.BUSY if one.is_to_settle else State.DONE,
        state_word=word if one.is_to_settle or one.outcome else tr("besloten"),
    )


def _asks_more(record: Record) -> bool:
    return isinstance(record, BureauReply) and record.kind is BureauReplyKind.MORE_ASKED


def _reply_summary(one: BureauReply, around: Around) -> Summary:
    is_open = _asks_more(one) and one.answered_on is None
    return Summary(
        title=around.terms.title(one.kind) or tr("Nog niet gekozen wat"),
        facts=in_a_line(("" if one.on is None else row_date(one.on, around.today), one.words)),
        state=State.ATTENTION if is_open else None,
        state_word=tr("nog te sturen") if is_open else "",
    )

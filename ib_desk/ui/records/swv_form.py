"""Formulieren van een bureau: what comes in each box, laid out once and corrected by pointing."""

from __future__ import annotations

from collections.abc import Sequence

from ib_desk.domain.records.record import Record
from ib_desk.domain.records.swv_form import BoxKind, FormType, SwvForm, SwvFormBox
from ib_desk.domain.request.form_listing import lines_left_out
from ib_desk.domain.sentences import capital
from ib_desk.ui.form_words import box_label
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary
from ib_desk.ui.texts import in_a_line, listed, tr
from ib_desk.ui.widgets.state import State

_OF_MORE = ("guardian_", "goal_", "intervention_")
"""How the names of these begin."""


def swv_form_spec() -> RecordSpec[SwvForm]:
    """Without a blank one: a form begins with its file."""
    return RecordSpec(
        kind=SwvForm,
        form=Form(
            first=(
                Field(name="title", label=tr("Hoe heet het formulier?"), narrow=True),
                Field(
                    name="kinds",
                    label=tr("Voor welke aanvragen?"),
                    hint=tr("Niets gekozen: voor alle."),
                ),
                Field(
                    name="is_flat",
                    label=tr("Ligt alles vast na het invullen?"),
                    hint=tr("Zo niet, dan kan het bureau er nog in typen."),
                    narrow=True,
                    when=_is_pdf,
                ),
                Field(
                    name="listing",
                    label=tr("Welke velden staan erop? Elk op een regel"),
                    hint=tr(
                        "In de volgorde van het formulier; plakken mag. Past er maar zoveel in? "
                        "Zet erachter: (max. 500 tekens)."
                    ),
                    lines=8,
                    when=_is_listed,
                ),
                Field(name="note", label=tr("Bijzonderheden"), lines=2),
            ),
        ),
        summary=_form_summary,
        title=tr("Formulieren van het bureau"),
        add=tr("Formulier toevoegen…"),
        empty=tr("Nog geen."),
        parts=(swv_form_box_spec(),),
    )


def swv_form_box_spec() -> RecordSpec[SwvFormBox]:
    """Without a blank one, and none goes alone: a form has the boxes that it has."""
    return RecordSpec(
        kind=SwvFormBox,
        form=Form(
            first=(
                Field(
                    name="source",
                    label=tr("Wat komt hier?"),
                    nobody=tr("blijft open"),
                    narrow=True,
                ),
                Field(
                    name="row",
                    label=tr("De hoeveelste?"),
                    hint=tr("Van ouders, doelen en wat er gedaan is."),
                    narrow=True,
                    when=_is_one_of_more,
                ),
                Field(
                    name="ticked_by",
                    label=tr("Bij welk woord komt hier een kruisje?"),
                    narrow=True,
                    when=_is_tick,
                ),
            ),
        ),
        summary=_box_summary,
        title=tr("Vakken"),
        add=tr("Vak toevoegen"),
        empty=tr("Geen vakken."),
        is_fixed=True,
    )


def _is_pdf(record: Record) -> bool:
    return isinstance(record, SwvForm) and record.type is FormType.PDF


def _is_listed(record: Record) -> bool:
    return isinstance(record, SwvForm) and record.is_listed


def _has_source(record: Record) -> bool:
    return isinstance(record, SwvFormBox) and record.source is not None


def _is_one_of_more(record: Record) -> bool:
    """Of parents, goals and what was done there can be several."""
    source = record.source if isinstance(record, SwvFormBox) else None
    return source is not None and source.value.startswith(_OF_MORE)


def _is_tick(record: Record) -> bool:
    return _has_source(record) and isinstance(record, SwvFormBox) and record.kind is BoxKind.CHECK


def _form_summary(form: SwvForm, around: Around) -> Summary:
    boxes: Sequence[SwvFormBox] = [b for b in around.of(SwvFormBox) if b.form_id == form.id]
    laid = sum(one.source is not None for one in boxes)
    kinds = listed([around.terms.label(kind) for kind in form.kinds])
    trouble = "" if laid else tr("nog geen vak ingedeeld")
    if form.is_listed and not boxes:
        trouble = tr("zet de velden erbij")
    if over := lines_left_out(form.listing):
        trouble = tr("{count} regels te veel: die doen niet mee").format(count=over)
    return Summary(
        title=form.title or tr("Nog zonder naam"),
        facts=in_a_line(
            (
                around.terms.label(form.type),
                kinds or tr("voor elke aanvraag"),
                _laid_words(form, laid, len(boxes)),
            )
        ),
        state=State.ATTENTION if trouble else None,
        state_word=trouble,
    )


def _laid_words(form: SwvForm, laid: int, count: int) -> str:
    if not form.is_listed:
        return tr("{laid} van {count} vakken vult IB Desk in").format(laid=laid, count=count)
    if not count:
        return tr("nog geen velden")
    words = tr("voor {laid} van {count} velden heeft IB Desk de tekst")
    return words.format(laid=laid, count=count)


def _box_summary(box: SwvFormBox, around: Around) -> Summary:
    is_listed = any(one.id == box.form_id and one.is_listed for one in around.of(SwvForm))
    ours = tr("heeft IB Desk") if is_listed else tr("vult IB Desk in")
    theirs = tr("vul je zelf in") if is_listed else tr("blijft open")
    what = ""
    if box.source is not None:
        what = capital(around.terms.label(box.source))
        if box.row is not None:
            what = tr("{what}, nummer {row}").format(what=what, row=box.row)
    return Summary(
        title=box_label(box),
        facts=in_a_line(
            (
                what,
                tr("bladzijde {page}").format(page=box.page) if box.page else "",
                tr("hoogstens {most} tekens").format(most=box.most) if box.most else "",
            )
        ),
        state=State.DONE if box.source is not None else State.CLOSED,
        state_word=ours if box.source is not None else theirs,
    )

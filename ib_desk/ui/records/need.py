"""Behoeften: hulpzinnen, of the pupil and of the teacher."""

from __future__ import annotations

from collections.abc import Sequence

from ib_desk.domain.dutch_dates import row_date
from ib_desk.domain.records.need import Need, NeedOf
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.support_file import SupportFile, SupportFileId
from ib_desk.domain.sentences import capital
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.state import State


def need_spec() -> RecordSpec[Need]:
    """A sentence is picked, and may be typed otherwise; its word to find it by comes along."""
    return RecordSpec(
        kind=Need,
        icon="need",
        form=Form(
            first=(
                Field(
                    name="sentence",
                    label=tr("Wat is er nodig?"),
                    hint=tr("Kies een zin en pas hem aan, of schrijf er zelf een."),
                    lines=2,
                ),
                Field(name="whose", label=tr("Wie heeft dit nodig?"), narrow=True),
            ),
            more=(
                Field(
                    name="tag",
                    label=tr("Waaronder hoort het?"),
                    hint=tr("Zo vind je dezelfde behoefte terug bij andere leerlingen."),
                    narrow=True,
                ),
                Field(name="noted_on", label=tr("Opgeschreven op"), narrow=True),
                Field(
                    name="met_on",
                    label=tr("Niet meer nodig sinds"),
                    hint=tr("Dan gaat de zin niet meer mee op papier."),
                    narrow=True,
                ),
            ),
            more_label=tr("Woord en datum"),
        ),
        summary=_summary,
        choices=_choices,
        waits=True,
        title=tr("Wat is er nodig?"),
        add=tr("Behoefte toevoegen"),
        empty=tr("Nog niet opgeschreven. Een zin of drie is genoeg voor een plan."),
        is_one_line=True,
        order=lambda one: (one.is_over, list(NeedOf).index(one.whose)),
    )


def _choices(around: Around, _there: Sequence[Need]) -> list[tuple[str, Need]]:
    name = around.name_of(around.owners[Pupil])
    words = {
        NeedOf.PUPIL: tr("Wat {name} nodig heeft").format(name=name or tr("de leerling")),
        NeedOf.TEACHER: tr("Wat de leraar nodig heeft"),
    }
    file_id = SupportFileId(around.owners[SupportFile])
    return [
        (said, Need(file_id=file_id, whose=whose, noted_on=around.today))
        for whose, said in words.items()
    ]


def _summary(need: Need, around: Around) -> Summary:
    names = {NeedOf.PUPIL: around.name_of(around.owners.get(Pupil))}
    who = names.get(need.whose) or around.terms.label(need.whose)
    over = "" if need.met_on is None else row_date(need.met_on, around.today)
    return Summary(
        title=capital(need.sentence) or tr("Nog niet opgeschreven"),
        facts=in_a_line((who, need.tag, over)),
        state=State.DONE if need.is_over else None,
        state_word=tr("niet meer nodig") if need.is_over else "",
    )

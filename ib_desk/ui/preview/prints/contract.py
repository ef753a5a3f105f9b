"""What was agreed in the talk: the contract on paper, under a plainer name."""

from __future__ import annotations

from dataclasses import replace

from ib_desk.application.paper import Report
from ib_desk.domain.file.conditions import on_paper
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.contract import MORE_ANSWERS
from ib_desk.ui.preview.prints.boxes import concept, scores, signatures
from ib_desk.ui.preview.prints.print_kind import Box, PrintKind
from ib_desk.ui.texts import tr


def contract_print() -> PrintKind:
    """For who takes part in it."""
    return PrintKind(
        report=Report.CONTRACT,
        title=tr("Samenwerkingsafspraken"),
        ground=tr("informatie aan wie meedoet"),
        boxes=(
            signatures(),
            Box(
                field="with_more_answers",
                words=tr("Ook de antwoorden onder ‘Meer vragen’"),
                only_where=_has_more_answers,
            ),
            Box(
                field="with_other_views",
                words=tr("Ook hoe iemand een voorwaarde anders ziet"),
                only_where=_has_other_views,
            ),
            concept(),
            replace(scores(), words=tr("Cijfers voor vertrouwen erbij")),
        ),
    )


def _has_more_answers(whole: WholeFile) -> bool:
    return whole.contract is not None and any(
        getattr(party, name).strip()
        for party in whole.parties(whole.contract)
        for name in MORE_ANSWERS
    )


def _has_other_views(whole: WholeFile) -> bool:
    return whole.contract is not None and any(
        worry.answer.party_id is not None for worry in on_paper(whole, whole.contract.id)
    )

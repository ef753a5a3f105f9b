"""The form on which consent is asked."""

from __future__ import annotations

from ib_desk.application.paper import Report
from ib_desk.domain.law.consents import asked_now
from ib_desk.domain.leaving.told_lines import BETWEEN_NAMES
from ib_desk.ui.preview.prints.boxes import concept
from ib_desk.ui.preview.prints.print_kind import ForWhom, PrintKind, to_parents
from ib_desk.ui.texts import tr


def consent_print() -> PrintKind:
    """For each who is asked, or for one of them."""
    return PrintKind(
        report=Report.CONSENT,
        title=tr("Toestemming"),
        ground=tr("vragen om toestemming"),
        boxes=(concept(),),
        recipient=_to_who_is_asked,
        together=lambda _asked: tr("ieder die wordt gevraagd"),
    )


def _to_who_is_asked(asked: ForWhom) -> str:
    if asked.guardian is not None:
        return to_parents(asked)
    whole = asked.whole
    names = {one.id: asked.called(one) for one in whole.guardians}
    return BETWEEN_NAMES.join(
        whole.pupil.short_name if one is None else names[one]
        for one in asked_now(whole, asked.rights, asked.day)
        if one is None or one in names
    )

"""Which screens there are and how to get there; a test fails when one is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from ib_desk.application.drafts import Spot
from ib_desk.application.paper import Report
from ib_desk.ui.places import (
    BIN,
    IMPORT,
    OWNERS,
    PUPILS,
    REQUESTS,
    SEARCH,
    SETTINGS,
    SITTINGS,
    SWVS,
    TAKE_OVER,
    TODAY,
)
from ib_desk.ui.setup.aside import AsidePage
from ib_desk.ui.setup.first_run import PupilsStep, SheetStep
from ib_desk.ui.setup.page import SetupPage
from ib_desk.ui.setup.restore import RestorePage
from ib_desk.ui.setup.school_step import SchoolStep
from ib_desk.ui.setup.sheet_unlock import SheetUnlockPage
from ib_desk.ui.setup.unlisted import UnlistedPage
from ib_desk.ui.setup.unlock import UnlockPage
from ib_desk.ui.setup.vault_step import VaultStep
from tests.ui.file_pages import PAGES
from tools.gallery import cases, moments

PLACES: Final = (
    TODAY,
    OWNERS,
    PUPILS,
    REQUESTS,
    SITTINGS,
    SEARCH,
    IMPORT,
    TAKE_OVER,
    SETTINGS,
    SWVS,
)
SIZES: Final = ((1366, 768), (1024, 768))
"""Of the oldest laptops: a page and what stands beside it have to be of use there."""
SETUP: Final[dict[type[SetupPage], str]] = {
    VaultStep: "je-kluis",
    SheetStep: "herstelblad",
    SchoolStep: "je-school",
    PupilsStep: "leerlingen-halen",
    UnlockPage: "openen",
    SheetUnlockPage: "openen-met-herstelblad",
    RestorePage: "terugzetten",
    AsidePage: "opzij-gezet",
    UnlistedPage: "niet-te-lezen",
}


@dataclass(frozen=True, slots=True)
class Stop:
    """A picture to take: its name, the steps there, each when the last is done, and back.

    `size` is that of the window, where it is not that of all pictures.
    """

    name: str
    steps: tuple[moments.Step, ...]
    back: moments.Step | None = None
    size: tuple[int, int] | None = None


DAAN: Final = "Daan"
PRINTS_OF_DAAN: Final = tuple(
    one for one in Report if not (one.is_of_request or one in {Report.CONSENT, Report.CLOSING})
)


def stops(file_id: UUID, closed_id: UUID) -> list[Stop]:
    """All places and all pages of a file, in the order in which a user meets them.

    `closed_id` is of a file that is closed: only of that is there a letter.
    """

    def page(name: str) -> Stop:
        return Stop(f"dossier-{name}", (_page(file_id, name),))

    def print_of(report: Report) -> Stop:
        return Stop(f"afdruk-{report.value}", (moments.print_of(report),))

    return [
        *map(_place, PLACES),
        Stop(f"{SEARCH}-gevonden", (moments.looked_for("slaap"),)),
        Stop(f"{SEARCH}-niets", (moments.looked_for("ruimteschip voor:straks"),)),
        Stop("palet-leeg", (_page(file_id, "request"), moments.palette("")), moments.close_palette),
        Stop("palet", (moments.palette("noo"),), moments.close_palette),
        *map(page, PAGES),
        *(Stop(f"formulier-{name}", cases.open_form(file_id, name)) for name in cases.FORMS),
        Stop("dossier-opp-nieuwe-versie", cases.next_version(file_id), moments.undo(1)),
        *(
            Stop(f"{child.lower()}-{name}", (cases.page_of(child, name),))
            for child, names in cases.PAGES_OF_CASES.items()
            for name in names
        ),
        Stop(f"{cases.VOOGDIJ.lower()}-weging", cases.weighing_of(cases.VOOGDIJ)),
        *(
            Stop(f"{child.lower()}-afdruk-{report.value}", cases.print_for(child, report))
            for child, reports in cases.PRINTS_OF_CASES.items()
            for report in reports
        ),
        Stop("dossier-meetings-open", moments.open_meeting(file_id)),
        Stop("dossier-meeting-evaluatie", moments.evaluation(file_id)),
        Stop("in-gesprek", moments.talk(file_id), moments.no_talk),
        Stop("dossier-contacts-open", moments.open_contact(file_id)),
        Stop("dossier-closed_items-open", moments.closed_items(file_id)),
        Stop("dossier-neat-text", moments.neat_text(file_id)),
        Stop("snel-opschrijven", moments.quick_line(file_id), moments.no_line),
        Stop("dossier-register-regel", moments.line_of_register(file_id)),
        Stop("dossier-register-scan", moments.signed_scan(file_id), moments.no_scan),
        *(print_of(report) for report in Report if report is not Report.CLOSING),
        Stop("dossier-closing-afgesloten", (_page(closed_id, "closing"),)),
        Stop(
            f"afdruk-{Report.CLOSING.value}",
            (_page(closed_id, "closing"), moments.print_of(Report.CLOSING)),
            _page(file_id, "overview"),
        ),
        Stop("afdruk-tekst", (moments.print_of(Report.PARENTS), moments.words_of_pages)),
        Stop("afdruk-vraag", (moments.print_of(Report.PARENTS), moments.reason_asked)),
        *(
            _small(f"afdruk-parents-{w}", (w, h), (moments.print_of(Report.PARENTS),))
            for w, h in SIZES
        ),
        *(_small(f"dossier-request-{w}", (w, h), (_page(file_id, "request"),)) for w, h in SIZES),
        Stop(f"{SWVS}-formulier", (moments.listed_form,)),
        Stop("dossier-request-bezig", moments.busy_buttons(file_id, "request"), moments.rest),
        Stop("dossier-request-handtekeningen", moments.signed_request(file_id), moments.no_request),
        Stop(
            "dossier-request-eerdere-tekst",
            moments.signed_for_earlier_text(file_id),
            moments.undo(1),
        ),
        Stop("dossier-request-gegevens", moments.data_for_a_program(file_id), moments.undo(1)),
        Stop(f"{IMPORT}-kolommen", moments.columns_of_list()),
        Stop(f"{IMPORT}-lijst", moments.preview_of_list(), moments.call_list_off),
        Stop(f"{TAKE_OVER}-ingevuld", moments.filled_take_over(), moments.empty_take_over),
        Stop(f"{PUPILS}-weergave", (moments.views_of_list,), moments.no_views),
        Stop(f"{PUPILS}-afdrukken", (moments.list_leaving,), moments.list_stays),
        Stop(f"{PUPILS}-dubbel", moments.same_child_asked(file_id)),
        Stop(f"{PUPILS}-samenvoegen", (moments.merge_preview,), moments.undo(1)),
        Stop(BIN, (moments.fill_bin,)),
        Stop(f"{BIN}-wissen", (moments.ask_why_to_erase,), moments.undo(len(moments.TO_THE_BIN))),
        # Last: from here on the request is closed.
        Stop("dossier-request-map", moments.folder_outside(file_id)),
        Stop("in-het-portaal", (moments.in_the_portal,), moments.no_portal),
    ]


def _page(file_id: UUID, name: str) -> moments.Step:
    return lambda window: window.navigator.go_to_file(file_id, name)


def _small(name: str, size: tuple[int, int], steps: tuple[moments.Step, ...]) -> Stop:
    return Stop(name, steps, size=size)


def _place(name: str) -> Stop:
    return Stop(name, (lambda w: w.navigator.go(Spot(place=name)),))


def stops_of_daan(file_id: UUID) -> list[Stop]:
    """The places, pages and prints of a secondary school, in the words of that school."""
    return [
        *map(_place, PLACES),
        *(Stop(f"dossier-{name}", (_page(file_id, name),)) for name in PAGES),
        Stop("dossier-meeting-evaluatie", moments.evaluation(file_id)),
        *(
            Stop(f"afdruk-{report.value}", cases.print_for(DAAN, report))
            for report in PRINTS_OF_DAAN
        ),
    ]

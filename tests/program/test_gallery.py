"""The gallery keeps every screen in view: one that is missing from it fails here."""

from __future__ import annotations

import importlib
import pkgutil
from uuid import UUID

import ib_desk.ui.setup
from ib_desk.application.paper import Report
from ib_desk.ui.places import WINDOW_PLACES
from ib_desk.ui.setup.page import SetupPage
from tests.ui.file_pages import PAGES
from tools.gallery.cases import FORMS
from tools.gallery.screens import SETUP, stops, stops_of_daan

PICTURES = [stop.name for stop in stops(UUID(int=1), UUID(int=2))]


def test_each_place_of_the_window_is_in_it():
    assert {place.id for place in WINDOW_PLACES} <= set(PICTURES)


def test_each_page_of_a_file_is_in_it():
    assert {f"dossier-{page_id}" for page_id in PAGES} <= set(PICTURES)


def test_each_print_is_in_it():
    assert {f"afdruk-{report.value}" for report in Report} <= set(PICTURES)


def test_each_moment_that_asks_or_warns_is_in_it():
    assert {
        "afdruk-vraag",
        "bin-wissen",
        "dossier-closed_items-open",
        "dossier-register-regel",
        "dossier-register-scan",
        "dossier-request-bezig",
        "dossier-request-eerdere-tekst",
        "dossier-request-gegevens",
        "dossier-request-map",
        "in-het-portaal",
        "pupils-afdrukken",
        "pupils-dubbel",
        "pupils-samenvoegen",
        "pupils-weergave",
    } <= set(PICTURES)


def test_each_form_of_a_plan_and_the_children_around_whom_others_decide_are_in_it():
    assert {f"formulier-{name}" for name in FORMS} <= set(PICTURES)
    assert {"yonas-opp", "yonas-afdruk-opp_guidance", "jip-opp"} <= set(PICTURES)


def test_each_screen_before_a_vault_is_open_is_in_it():
    for module in pkgutil.iter_modules(ib_desk.ui.setup.__path__):
        importlib.import_module(f"ib_desk.ui.setup.{module.name}")
    assert set(SetupPage.__subclasses__()) == set(SETUP)


def test_no_picture_takes_the_place_of_another():
    assert len(set(PICTURES)) == len(PICTURES)


def test_a_secondary_school_is_in_it_page_by_page_and_print_by_print():
    of_daan = {stop.name for stop in stops_of_daan(UUID(int=1))}
    assert {f"dossier-{page_id}" for page_id in PAGES} <= of_daan
    assert {"today", "pupils", "settings", "afdruk-opp", "afdruk-teachers"} <= of_daan

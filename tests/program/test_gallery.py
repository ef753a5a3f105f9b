"""The gallery keeps every screen in view: one that is missing from it fails here."""

from __future__ import annotations

import importlib
import pkgutil
from uuid import UUID

import ib_desk.ui.setup
from ib_desk.application.paper import Report
from ib_desk.ui import places
from ib_desk.ui.file_pages import OTHER_PAGES, OVERVIEW
from ib_desk.ui.setup.page import SetupPage
from tests.shipped import step_ids
from tools.gallery.screens import SETUP, stops

PICTURES = [stop.name for stop in stops(UUID(int=1))]


def test_each_place_of_the_window_is_in_it():
    names = {value for name, value in vars(places).items() if name.isupper() and type(value) is str}
    assert names
    assert names <= set(PICTURES)


def test_each_page_of_a_file_is_in_it():
    ids = [OVERVIEW, *step_ids(), *(page.page_id for page in OTHER_PAGES)]
    assert {f"dossier-{page_id}" for page_id in ids} <= set(PICTURES)


def test_each_print_is_in_it():
    assert {f"afdruk-{report.value}" for report in Report} <= set(PICTURES)


def test_each_screen_before_a_vault_is_open_is_in_it():
    for module in pkgutil.iter_modules(ib_desk.ui.setup.__path__):
        importlib.import_module(f"ib_desk.ui.setup.{module.name}")
    assert set(SetupPage.__subclasses__()) == set(SETUP)


def test_no_picture_takes_the_place_of_another():
    assert len(set(PICTURES)) == len(PICTURES)

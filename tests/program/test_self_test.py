"""`ib-desk self-test`: does it say what works, does it notice what does not, is it tidy?"""

from __future__ import annotations

import io

import pytest

from ib_desk.main import arguments
from ib_desk.main import self_test as own_test
from ib_desk.main.arguments import REFUSED, run

CHECKS = [
    "gegevens lezen",
    "kluis, dossier, afdruk en aanvraag",
    "kluis weer openen",
    "sleutel van de kluis vernieuwen",
    "bestanden van anderen openen",
    "een lijst uit Excel lezen",
    "formulieren van een bureau lezen",
    "venster maken",
]


def test_everything_works_here(self_test):
    assert self_test.done.stdout.splitlines() == [f"goed  {check}" for check in CHECKS]
    assert self_test.done.returncode == 0


def test_it_leaves_nothing_behind(self_test):
    machine = self_test.machine
    left = [path for path in machine.root.rglob("*") if path.is_file()]
    assert [path for path in left if ".cache" not in path.parts] == []


@pytest.fixture
def other_checks(monkeypatch):
    monkeypatch.setattr(arguments, "harden", lambda: None)
    monkeypatch.setattr(own_test, "_demo_works", lambda _folder: True)
    monkeypatch.setattr(own_test, "_opens_again", lambda _folder: True)
    monkeypatch.setattr(own_test, "_gets_another_key", lambda _folder: True)
    monkeypatch.setattr(own_test, "_opens_files_of_others", lambda: True)
    return monkeypatch


def test_the_first_check_that_fails_ends_it(other_checks, capsys):
    other_checks.setattr(own_test, "_opens_again", lambda _folder: False)
    assert run(["self-test"]) == REFUSED
    *_good, last = capsys.readouterr().out.splitlines()
    assert last == "FOUT  kluis weer openen"


def test_of_what_goes_wrong_only_the_kind_is_said(other_checks):
    def fail():
        raise ValueError("Noor van Dalen")

    other_checks.setattr(own_test, "_window_works", fail)
    assert not own_test.self_test(out := io.StringIO())
    assert out.getvalue().endswith("ValueError\nFOUT  venster maken\n")
    assert "Noor" not in out.getvalue()

"""Nothing readable beside the exports: marked words in every field, then every file is searched.

Row 17 of docs/security.md, 6. The searcher is proven in test_search.py.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import get_type_hints

import pytest

from ib_desk.domain.records.contract import Contract, ContractParty
from ib_desk.domain.records.kinds import KINDS
from ib_desk.domain.records.record import Record
from ib_desk.main.example import example_records
from ib_desk.main.resources import resources_root
from ib_desk.main.wiring import build_parts
from tests.exchange.edexml_files import DEMO_SCHOOL
from tests.program import every_field
from tests.program.evening import seen_from_outside
from tests.program.machine import ROOT, Machine
from tests.program.marks import PLAIN, WORDS
from tests.program.search import Search
from tests.samples import samples
from tests.ui.asked import every_form

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL and /proc")


@pytest.fixture(scope="module")
def closed(tmp_path_factory) -> Machine:
    """A machine on which a process did all, closed the vault and went."""
    machine = Machine(tmp_path_factory.mktemp("closed"))
    with every_field_in(machine, "close") as process:
        _out, err = process.communicate(timeout=120)
    assert err == ""
    return machine


class TestUseCases:
    def test_no_word_of_any_record_is_in_any_file_of_who_closed_the_vault(self, closed):
        vault = vault_of(closed)
        assert len(list(vault.glob("kluis.db*"))) == 1
        assert len(list(vault.rglob("*.ibdesk"))) == 1
        assert Search(WORDS).in_folders(closed.root) == []

    def test_nor_of_who_was_killed_while_she_typed(self, machine):
        with every_field_in(machine, "type") as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            assert seen_from_outside(process.pid) == []
            process.kill()
            _out, err = process.communicate(timeout=120)

        assert err == ""
        vault = vault_of(machine)
        assert len(list(vault.glob("kluis.db*"))) == 2
        assert len(list(vault.rglob("*.ibdesk"))) == 0
        assert Search(WORDS).in_folders(machine.root) == []

    def test_the_words_are_in_the_vault_for_who_has_the_key(self, closed, tmp_path):
        """Else the tests above would search for what nobody stored."""
        parts = build_parts(resources_root())
        phrase = bytearray(every_field.PHRASE.encode())
        copy = shutil.copytree(vault_of(closed), tmp_path / "kluis")
        vault = parts.vaults.unlock_with_passphrase(copy, phrase)
        desk = parts.desk(vault)
        for kind in KINDS:
            told = repr(desk.records.find(kind))
            texts = [v for v in vars_of(every_field_sample(kind)) if type(v) is str]
            assert not texts or PLAIN in told, kind
        vault.close()


def every_field_in(machine, ending) -> subprocess.Popen[str]:
    """See `every_field`."""
    command = (sys.executable, "-m", "tests.program.every_field", vault_of(machine), ending)
    started: subprocess.Popen[str] = machine.start(*command, PYTHONPATH=str(ROOT))
    return started


def vault_of(machine) -> Path:
    folder: Path = machine.work / "kluis"
    return folder


def every_field_sample(kind):
    return next(record for record in samples() if type(record) is kind)


def vars_of(record):
    return [getattr(record, name) for name in record.__dataclass_fields__]


class TestDemo:
    def test_no_name_and_no_text_is_readable_outside_the_prints(self, own_school):
        """The package and the backup leave as well, and are searched: nobody reads those."""
        summary, told = own_school.summary, own_school.out / "summary.json"
        found = Search(noors_words()).in_folders(own_school.machine.root, without=[told])
        assert found != []
        prints = {one["path"] for one in summary["printables"]}
        readable = [
            Path(one["path"]) for one in summary["forms"] if one["form"] not in {"one_pdf", "zip"}
        ]
        handed = {str(file) for one in readable for file in (one, *one.glob("*"))}
        assert {line.partition(": ")[0] for line in found} <= prints | handed

    def test_no_other_pupil_is_outside_the_vault_but_in_a_list_over_all_of_them(self, own_school):
        over_all = [
            Path(one["path"])
            for one in own_school.summary["printables"]
            if one["kind"] in {"files_list", "agreements_list", "requests_list"}
        ]
        strangers = Search(sorted(names_of_the_school(), key=len)[-8:])
        assert strangers.in_folders(own_school.machine.root, without=over_all) == []


def names_of_the_school() -> set[str]:
    """Surnames that nobody of Noor's case has."""
    names = re.findall(r"<achternaam>([^<]+)<", DEMO_SCHOOL.read_text("utf-8"))
    hers = repr(example_records(resources_root()))
    return {name for name in names if name not in hers}


def noors_words() -> list[str]:
    """Her name, and how some of what was written about her begins and ends.

    Not “Noor” alone: four letters in any case stand by chance in one of sixteen files of random
    bytes as large as the reserve.
    """
    texts = [
        value
        for record in example_records(resources_root())
        for value in vars_of(record)
        if type(value) is str and len(value) > 60
    ]
    return [
        "van Dalen",
        *(text[:30] for text in texts[::15]),
        *(text[-30:] for text in texts[::15]),
    ]


def texts_of(kind: type[Record]) -> set[str]:
    return {name for name, hint in get_type_hints(kind).items() if hint is str}


class TestWindow:
    def test_marked_words_were_typed_in_every_text_that_a_form_asks(self, evening, request):
        asked = {kind: {f.name for f in form.fields} for kind, form in every_form().items()}
        asked |= {kind: texts_of(kind) for kind in (Contract, ContractParty)}
        wanted = {
            f"{kind.__name__}.{name}"
            for kind, names in asked.items()
            for name in names & texts_of(kind)
        }
        met = {name.split(".")[0] for name in evening.filled}
        assert "ContractParty" in met
        if request.config.getoption("thorough"):
            asked_of = {name.split(".")[0] for name in wanted}
            assert sorted(asked_of - met - set(BEHIND_A_CHOICE)) == []
        missed = wanted - set(evening.filled) - set(ASKED_LATER)
        assert {name for name in missed if name.split(".")[0] in met} == set()

    @pytest.mark.parametrize("when", ["locked", "killed", "closed"])
    def test_no_word_is_in_any_file_but_those_that_the_user_let_out(self, night, when):
        assert night.leaks[when] == []

    def test_what_the_user_let_out_can_be_read_but_for_the_package(self, evening):
        found = " ".join(Search(WORDS).in_folders(evening.exports))
        assert "afspraken.pdf" in found
        assert (evening.exports / "pakket.pdf").stat().st_size > 10_000
        assert "pakket.pdf" not in found

    def test_settings_tell_nothing_and_lie_where_settings_lie(self, night):
        home, vault = night.machine.home, night.vault
        outside = [p for p in home.rglob("*") if p.is_file() and vault not in p.parents]
        assert {path.relative_to(home).parts[0] for path in outside} <= {".config"}
        assert {path.name for path in outside} <= {"ib-desk.conf", "QtProject.conf"}
        told = "".join(path.read_text("utf-8") for path in outside)
        assert str(night.exports.parent) not in told
        assert list(night.machine.temporary.iterdir()) == []

    def test_titles_commands_and_environment_tell_nothing(self, evening):
        assert Search(WORDS).in_bytes("".join(evening.titles).encode()) == []
        assert {title for title in evening.titles if title} == {"IB Desk"}
        assert evening.seen_from_outside == []

    def test_nothing_is_logged_but_the_kind_and_place_of_what_failed(self, night):
        killed, closed = night.said
        assert killed == ""
        assert re.fullmatch(r"unforeseen ZeroDivisionError at <lambda>:\d+\n", closed)


BEHIND_A_CHOICE = {
    "BroadViewEntry": "its form opens from the line of a domain",
    "BureauReply": "stands on the page of a request that left",
    "ExpertAdvice": "stands on the page of a request that left",
    "Objection": "stands under the decision on a request that left",
    "SwvDecision": "stands on the page of a request that left",
    "DecisionOption": "is asked where a decision changes the level or the place",
    "Escalation": "is answered from Vandaag",
    "Inspection": "a reading is noted with one press; its form opens for another answer",
    "InspectionChoice": "stands at a request to look in, with what is closed",
    "MovedDeadline": "is noted from Vandaag, where a term is moved",
    "Opp": "is begun with a button of its own, on a page that is empty until then",
    "SchoolHoliday": "stands in the settings, with no file",
    "SheetSignature": "stands in the register, at a print that left with places to sign",
    "Sitting": "is a meeting about several pupils, of no file",
    "StepSkip": "its form opens from the menu of a step",
    "SwvDemand": "is part of an SWV, on its page under the settings",
    "SwvForm": "is part of an SWV, on its page under the settings",
    "SwvFormBox": "is part of a form of an SWV, on its page under the settings",
    "SwvDay": "is part of how a kind goes at an SWV, on its page under the settings",
    "SwvRoute": "is part of an SWV, on its page under the settings",
    "SwvProfile": "stands on a page under the settings, with no file",
    "TeamAgreement": "is made in a sitting, of no file",
}
"""Kinds whose form the evening does not open; `TestUseCases` fills these as well."""

ASKED_LATER = {
    "Agreement.state_reason": "asked when an agreement is kept, not kept or lapsed",
    "Contact.why_not_weighed": "asked of a contact that said that more is needed",
    "ContractParty.limits": "asked of a helper, and the evening has none",
    "ContractParty.name": "made of the people of the file",
    "ContractParty.not_possible_because": "asked of a party that cannot be spoken with",
    "Decision.decided_by": "asked where a decision changes the level or the place",
    "Decision.otherwise": "asked where a decision changes the level or the place",
    "Guardian.organisation": "asked of who has a measure of the court, and the evening has none",
    "Inspection.reason": "asked when somebody did not read the request",
    "Hearing.outcome_note": "asked when the pupil took no part",
    "Hearing.told_by": "asked when the pupil took part",
    "HearingInput.because": "asked when something was done with it",
    "HelpQuestion.name": "asked of a professional, and the first choice is the pupil",
    "Statement.name": "asked of a professional, and the first choice is the pupil",
    "StepSkip.reason": "asked when a step is passed over",
    "SwvRequest.category_because": "asked of a TLV for so or vso",
    "SwvRequest.return_perspective": "asked of a TLV",
    "SwvRequest.receiving_school": "asked where the pupil goes to another school",
    "Weighing.place_reason": "asked once a place is chosen",
}
"""Texts that a form asks only after a certain answer; `TestUseCases` fills these as well."""

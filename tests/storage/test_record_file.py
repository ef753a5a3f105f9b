"""A case from a file: read as strictly as a data file; a slip is named by file, line and key."""

from __future__ import annotations

import pytest

from ib_desk.domain.data_problem import DataProblem
from ib_desk.domain.errors import InvalidData
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.contract import ContractReview
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.meeting import Meeting
from ib_desk.main.example import case_records
from ib_desk.storage.record_file import id_of, read_beside, read_records

WHOLE = """\
[[school]]
key = "school"

[[pupil]]
key = "sem"
call_name = "Sem"

[[guardian]]
key = "moeder"
pupil_id = "sem"

[[support_file]]
key = "dossier"
pupil_id = "sem"
opened_on = 2026-09-10
"""
TALKED = """
[[contract]]
key = "contract"
file_id = "dossier"

[[contract_party]]
key = "kind"
contract_id = "contract"
kind = "pupil"

[[contract_review]]
key = "review"
contract_id = "contract"
trust = [{party = "kind", score = 7}]
"""


@pytest.fixture
def file(tmp_path):
    def written(text):
        path = tmp_path / "case.toml"
        path.write_text(text, "utf-8")
        return path

    return written


def test_a_key_of_another_record_is_a_reference_also_inside_a_list(file):
    records = read_records(file(WHOLE + TALKED))
    (mother,) = (one for one in records if isinstance(one, Guardian))
    (review,) = (one for one in records if isinstance(one, ContractReview))
    assert mother.pupil_id == id_of("sem")
    assert [part.party for part in review.trust] == [id_of("kind")]


@pytest.mark.parametrize(
    ("before", "after", "key", "problem", "line"),
    [
        ('call_name = "Sem"', 'call_name = "Sem', "", DataProblem.SYNTAX, 6),
        ("[[pupil]]", "[[leerling]]", "leerling", DataProblem.UNKNOWN_KEY, 4),
        ("[[pupil]]", "[pupil]", "pupil", DataProblem.WRONG_TYPE, 4),
        ('call_name = "Sem"', 'naam = "Sem"', "pupil.0.naam", DataProblem.UNKNOWN_KEY, 6),
        ('call_name = "Sem"', "call_name = 3", "pupil.0.call_name", DataProblem.WRONG_TYPE, 6),
        ('call_name = "Sem"', 'gender = "x"', "pupil.0.gender", DataProblem.UNKNOWN_VALUE, 6),
        ('key = "sem"\n', "", "pupil.0.key", DataProblem.MISSING, 4),
        ('key = "moeder"', 'key = "sem"', "guardian.0.key", DataProblem.DOUBLE, 9),
        ('pupil_id = "sem"\n\n', 'pupil_id = "mo"\n\n', "guardian.0.pupil_id", None, 10),
        ("2026-09-10", '"10 sept"', "support_file.0.opened_on", DataProblem.WRONG_TYPE, 15),
    ],
)
def test_a_slip_is_named_by_line_and_key(file, before, after, key, problem, line):
    assert before in WHOLE
    with pytest.raises(InvalidData) as caught:
        read_records(file(WHOLE.replace(before, after, 1)))
    found = caught.value
    assert (found.file, found.key, found.line) == ("case.toml", key, line)
    assert found.problem == (problem or DataProblem.UNKNOWN_VALUE)


@pytest.mark.parametrize(
    ("trust", "key"),
    [
        ("3", "contract_review.0.trust"),
        ("[3]", "contract_review.0.trust.0"),
        ('[{party = "niemand", score = 7}]', "contract_review.0.trust.0.party"),
    ],
)
def test_a_slip_inside_a_list_is_named_too(file, trust, key):
    text = (WHOLE + TALKED).replace('[{party = "kind", score = 7}]', trust)
    with pytest.raises(InvalidData) as caught:
        read_records(file(text))
    assert caught.value.key == key


def test_a_table_that_holds_no_record_is_refused(file):
    with pytest.raises(InvalidData) as caught:
        read_records(file("pupil = [3]"))
    assert (caught.value.key, caught.value.problem) == ("pupil.0", DataProblem.WRONG_TYPE)


def test_a_case_has_just_one_school_pupil_and_file(file):
    with pytest.raises(InvalidData) as caught:
        case_records(file(WHOLE.replace("[[school]]", "[[professional]]")))
    assert caught.value.key == "school"
    assert case_records(file(WHOLE))


def test_an_id_that_may_be_of_any_record_is_given_by_its_key_too(file):
    agreed = """
[[agreement]]
key = "eerst"
file_id = "dossier"

[[agreement]]
key = "opnieuw"
file_id = "dossier"
replaces = "eerst"
"""
    found = [one for one in read_records(file(WHOLE + agreed)) if isinstance(one, Agreement)]
    assert [one.replaces for one in found] == [None, id_of("eerst")]


class TestFilesBesideEachOther:
    SHARED = """
[[sitting]]
key = "teamoverleg"
"""
    MEETING = """
[[meeting]]
key = "overleg"
file_id = "dossier"
sitting_id = "teamoverleg"
"""

    @pytest.fixture
    def files(self, tmp_path):
        def written(**texts):
            for name, text in texts.items():
                (tmp_path / f"{name}.toml").write_text(text, "utf-8")
            return [tmp_path / f"{name}.toml" for name in texts]

        return written

    def test_all_may_name_what_is_shared_and_each_has_keys_of_its_own(self, files):
        shared, *children = files(
            shared=self.SHARED, sem=WHOLE + self.MEETING, zoe=WHOLE + self.MEETING
        )
        records = read_beside(shared, children)
        meetings = [one for one in records if isinstance(one, Meeting)]
        assert {one.sitting_id for one in meetings} == {id_of("teamoverleg")}
        assert len({one.file_id for one in meetings}) == 2
        assert len({one.id for one in records}) == len(records)

    def test_a_key_is_not_given_twice_and_a_slip_is_told_with_its_file(self, files):
        doubled = self.MEETING.replace('"overleg"', '"teamoverleg"')
        shared, *children = files(shared=self.SHARED, sem=WHOLE + doubled)
        with pytest.raises(InvalidData) as caught:
            read_beside(shared, children)
        assert (caught.value.file, caught.value.problem) == ("sem.toml", DataProblem.DOUBLE)

    def test_what_another_file_holds_is_not_known(self, files):
        shared, *children = files(shared=self.SHARED, sem=WHOLE, zoe=self.MEETING)
        with pytest.raises(InvalidData) as caught:
            read_beside(shared, children)
        assert (caught.value.file, caught.value.key) == ("zoe.toml", "meeting.0.file_id")

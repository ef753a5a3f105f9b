"""A sign-off holds for what was seen: what counts ends it when it changes, nothing else does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, ClassVar, get_type_hints
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.file.trajectory import is_filled
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.leaving.outgoing_texts import OUTGOING_FIELDS
from ib_desk.domain.leaving.sign_offs import (
    FORM,
    FieldList,
    SignOffs,
    digest_of,
    of_earlier_text,
    read_back,
    seen_by,
    signature_of,
    signatures,
    to_be_given_again,
    values_of,
    what_changed,
    written_down,
)
from ib_desk.domain.leaving.signed_sheets import SIGNED_PRINTS
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.contract import ANSWERS, ContractParty
from ib_desk.domain.records.decision import Decision
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.hypothesis import Hypothesis, HypothesisOutcome
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.kind_names import kind_name
from ib_desk.domain.records.kinds import references
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import (
    Inspection,
    InspectionOutcome,
    RequestKind,
    SwvRequest,
    SwvRequestId,
)
from ib_desk.domain.records.seen import SeenText, SignOff
from ib_desk.domain.records.statement import A_VIEW, Agrees, Statement
from ib_desk.domain.records.swv import Applicant, Decider, SwvProfileId
from ib_desk.domain.records.weighing import Weighing
from tests.builders import FATHER, FILE, MOTHER, REQUEST, known_id, noor, request
from tests.shipped import catalogue
from tests.signing import seen_text
from tests.strategies import values_of as values_of_hint

LISTS = catalogue().sign_offs
DAY = date(2026, 9, 15)
ELSEWHERE = SwvProfileId(known_id("another swv"))
READ = Inspection(request_id=REQUEST, guardian_id=MOTHER, outcome=InspectionOutcome.GIVEN, on=DAY)
CHOOSES = {
    (Attachment, "goes_along"),
    (ContractParty, "kind"),
    (Decision, "changes"),
    (Weighing, "weighed_on"),
}
"""Fields that are on no page and decide what is."""


def with_records(whole: WholeFile, *records: Record) -> WholeFile:
    """These in the place of those with their id, or behind the others."""
    parts = {kind: list(found) for kind, found in whole.parts.items()}
    for record in records:
        found = parts.setdefault(type(record), [])
        places = [place for place, one in enumerate(found) if one.id == record.id]
        if places:
            found[places[0]] = record
        else:
            found.append(record)
    after = replace(whole, parts={kind: tuple(one) for kind, one in parts.items()})
    return replace(after, pupil=after.of(Pupil)[0])


def seen(whole: WholeFile, record: Record = READ, **values: Any) -> SeenText:
    return seen_text(whole, record, **values)


def bare() -> WholeFile:
    """Noor's file with one weighing, before anybody read or said anything."""
    whole = noor()
    left = {Inspection: (), Statement: (), Weighing: whole.of(Weighing)[-1:]}
    return replace(whole, parts={**whole.parts, **left})


def outdated(whole: WholeFile, lists: SignOffs = LISTS) -> frozenset[UUID]:
    about = next(one for one in whole.of(SwvRequest) if one.id == REQUEST)
    return of_earlier_text(whole, replace(about, director_agrees_on=None), lists)


SEEN = with_records(bare(), READ, seen(bare()))


_OF_PUPIL = ("address", "postcode", "town", "country", "home_language")
_OF_GUARDIAN = ("organisation", "custody_source", "phone", "email", "language")
WHO_THEY_ARE = {
    *((Pupil, name) for name in _OF_PUPIL),
    *((Guardian, name) for name in _OF_GUARDIAN),
}
COUNT_FOR_NOBODY: set[tuple[type[Record], str]] = {
    *WHO_THEY_ARE,  # put right without asking anybody to read again
    (ContractParty, "limits"),  # asked of helpers alone, and of the contract only the pupil speaks
    (Weighing, "scores"),  # stand there where they were ticked for one print
    (Inspection, "reason"),
}
"""What is on the pages of a request and ends no sign-off, with the reason."""
ON_EACH_SHEET = {
    *("attendee.name", "contract_party.name"),  # put right without asking anybody to sign again
    *("statement.words", "statement.done"),  # said of what was signed, and stands beside it
}
_OPTIONS = "decision_option.what decision_option.because"  # what was not decided
_PUPIL_SAID = (  # of another talk, in the pupil's own words
    "hearing.outcome_note hearing.told_by hearing.way_note hearing_input.words "
    "hearing_input.because"
)
_GOALS = (  # they go on after the talk; what was said of them in it counts
    "goal.aim goal.measure goal.own_words goal.state_reason goal.unit goal_measurement.note "
    "intervention.by_whom intervention.effect_note intervention.title absence_total.source"
)
_WHEN_AND_WHERE = "meeting.starts_at meeting.place"
_MEETING = f"meeting.agenda meeting.chair meeting.not_invited_because {_WHEN_AND_WHERE}"
_ENVELOPE = "guardian.address guardian.country guardian.postal_address"
_OPENED_AGAIN = (  # all of it goes on once the file is open again, and the letter is of before
    "attendee.view contract_party.hopes goal.aim hearing_input.words help_question.words "
    "intervention.by_whom intervention.title"
)
ON_SHEET = {
    OutputKind.MEETING_PRINT: f"{_OPTIONS} {_PUPIL_SAID} {_MEETING}",
    OutputKind.EVALUATION_PRINT: f"{_OPTIONS} {_GOALS} {_WHEN_AND_WHERE}",
    OutputKind.OPP_PRINT: f"{_PUPIL_SAID} career_year.group career_year.note career_year.school",
    OutputKind.CONSENT_PRINT: "attachment.title",  # the piece itself counts, by its id
    # What was decided elsewhere is told, and signed by nobody.
    OutputKind.PARENTS_PRINT: _ENVELOPE,
    OutputKind.CLOSING_PRINT: _OPENED_AGAIN,
    OutputKind.REQUEST_SIGN_PRINT: "contract_party.limits weighing.scores inspection.reason",
}
"""Words on a sheet that end no signature under it, with the reason."""
CHILDS_OWN: set[tuple[type[Record], str]] = {
    (Pupil, "about_me"),
    (Weighing, "wish_pupil"),
    *((ContractParty, name) for name in ANSWERS),
} - COUNT_FOR_NOBODY
"""A view is on what the school asks, not on what the child said of itself."""


class TestEveryField:
    RECORDS: ClassVar = [
        record
        for kind, found in SEEN.parts.items()
        if kind not in {SeenText, Inspection}
        for record in found
    ]

    @given(st.data())
    def test_what_counts_ends_it_and_all_else_does_not(self, data):
        record = data.draw(st.sampled_from(self.RECORDS))
        hints = get_type_hints(type(record))
        names = [name for name in hints if name != "id" and name not in references(type(record))]
        name = data.draw(st.sampled_from(names))
        value = data.draw(values_of_hint(hints[name]))
        changed = replace(record, **{name: value})
        counts = self._counts(record, name) and self._differs(record, changed, name)
        assert (outdated(with_records(SEEN, changed)) == {READ.id}) is counts

    def _counts(self, record: Record, name: str) -> bool:
        sees = LISTS.newest(SignOff.INSPECTION).sees
        return name in sees.get(kind_name(type(record)), ()) or (type(record), name) in CHOOSES

    def _differs(self, before: Record, after: Record, name: str) -> bool:
        """Whether any of it is on a page: before, after, or both and not the same."""
        if not (self._is_on_a_page(before) or self._is_on_a_page(after)):
            return False
        if self._is_on_a_page(before) != self._is_on_a_page(after):
            return True
        if (type(before), name) in CHOOSES:
            return False
        blank = not is_filled(before, name) and not is_filled(after, name)
        return getattr(before, name) != getattr(after, name) and not blank

    def _is_on_a_page(self, record: Record) -> bool:
        match record:
            case Attachment():
                return record.goes_along
            case ContractParty():
                said = LISTS.newest(SignOff.INSPECTION).sees["contract_party"]
                return record.kind.value == "pupil" and any(is_filled(record, n) for n in said)
            case Weighing():
                return record.chosen_level is not None
            case Hypothesis():
                is_tested = record.outcome is not HypothesisOutcome.OPEN
                return is_tested and bool(record.assumption.strip())
            case Intervention():
                return bool(record.title.strip())
            case _:
                return record.is_in(OutputKind.REQUEST_PACKAGE)

    def test_each_field_of_the_request_that_is_printed_counts(self):
        printed = set(OUTGOING_FIELDS[OutputKind.REQUEST_PACKAGE][SwvRequest])
        for sign_off in set(SignOff) - {*SIGNED_PRINTS.values()}:
            sees = LISTS.newest(sign_off).sees["swv_request"]
            assert printed <= set(sees)
            assert "swv_id" in sees


class TestHolding:
    def test_nothing_changed_and_it_holds(self):
        assert outdated(SEEN) == frozenset()

    def test_a_sign_off_of_which_nobody_knows_the_text_holds_for_none(self):
        assert outdated(with_records(bare(), READ)) == {READ.id}

    def test_a_text_that_was_seen_by_someone_else_is_not_yours(self):
        father = replace(READ, id=uuid4(), guardian_id=FATHER)
        assert outdated(with_records(SEEN, father)) == {father.id}

    def test_a_record_more_that_is_on_the_pages_counts(self):
        fresh = Intervention(file_id=noor().file.id, title="Nieuwe hulp")
        assert outdated(with_records(SEEN, fresh)) == {READ.id}

    @pytest.mark.parametrize(
        "goes",
        [
            {"asked_by": Applicant.RECEIVING_SCHOOL},
            {"decided_by": Decider.OWN_BOARD},
            {"swv_id": ELSEWHERE},
        ],
    )
    def test_who_files_it_and_who_decides_counts(self, goes):
        """Who read that an SWV decides did not read that the own board does."""
        request = next(one for one in SEEN.of(SwvRequest) if one.id == REQUEST)
        assert outdated(with_records(SEEN, replace(request, **goes))) == {READ.id}

    TEACHER = Statement(
        file_id=FILE, about=REQUEST, what=A_VIEW, of_professional=True, name="Karin", words="Snel."
    )

    def test_what_a_teacher_says_of_it_is_of_the_text(self):
        assert outdated(with_records(SEEN, self.TEACHER)) == {READ.id}
        whole = with_records(bare(), READ, self.TEACHER)
        read = with_records(whole, seen(whole))
        assert outdated(read) == frozenset()
        mended = replace(self.TEACHER, agrees=Agrees.NO)
        assert outdated(with_records(read, mended)) == {READ.id}

    def test_what_the_family_says_ends_nobody_elses_sign_off(self):
        view = Statement(file_id=FILE, about=REQUEST, what=A_VIEW, guardian_id=FATHER, words="Nee.")
        assert outdated(with_records(SEEN, view)) == frozenset()
        answered = replace(view, done="Besproken.")  # on no page of a request
        assert outdated(with_records(SEEN, answered)) == frozenset()

    def test_what_school_did_with_what_was_said_of_a_record_on_its_pages_is_of_the_text(self):
        tested, guess = SEEN.of(Intervention)[0], Hypothesis(file_id=FILE, assumption="Slaap.")
        said = Statement(
            file_id=FILE, about=tested.id, what="intervention", guardian_id=MOTHER, words="Anders."
        )
        assert outdated(with_records(SEEN, said)) == frozenset()
        assert outdated(with_records(SEEN, replace(said, done="Gewijzigd."))) == {READ.id}
        unread = replace(said, about=guess.id, what="hypothesis", done="Bekeken.")
        assert outdated(with_records(SEEN, guess, unread)) == frozenset()
        silent = replace(said, words="", done="Bekeken.")
        assert outdated(with_records(SEEN, silent)) == frozenset()

    def test_a_blank_record_more_is_nothing(self):
        blank = Intervention(file_id=noor().file.id)
        guess = Hypothesis(file_id=noor().file.id, assumption="Misschien slaapt ze slecht.")
        assert outdated(with_records(SEEN, blank, guess)) == frozenset()

    def test_a_text_that_is_as_it_was_again_is_the_text_that_was_seen(self):
        changed = with_records(SEEN, replace(request(), summary="Anders."))
        assert outdated(changed) == {READ.id}
        assert outdated(with_records(changed, request())) == frozenset()

    def test_read_again_it_holds_for_the_new_text_alone(self):
        changed = with_records(bare(), READ, replace(request(), summary="Anders."))
        again = with_records(changed, seen(bare()), seen(changed))
        assert outdated(again) == frozenset()
        assert outdated(with_records(again, request())) == {READ.id}

    def test_a_small_correction_that_was_let_pass_holds_with_the_text_itself(self):
        changed = with_records(SEEN, replace(request(), summary="Anders."))
        passed = with_records(changed, seen(changed, reason="Eén woord."))
        assert outdated(passed) == frozenset()
        assert outdated(with_records(passed, request())) == frozenset()
        assert outdated(with_records(passed, replace(request(), summary="Nog eens."))) == {READ.id}

    def test_what_was_let_pass_ends_where_it_was_read_again(self):
        first = with_records(SEEN, replace(request(), summary="Anders."))
        again = with_records(first, seen(first, reason="Eén woord."), seen(first))
        signed = signature_of(READ)
        assert signed is not None
        assert len(seen_by(signed, again)) == 1
        assert outdated(with_records(again, request())) == {READ.id}

    @pytest.mark.parametrize("unknown", [{"form": FORM + 1}, {"fields": 99}])
    def test_a_text_that_is_written_down_in_another_way_cannot_be_compared(self, unknown):
        assert outdated(with_records(bare(), READ, seen(bare(), **unknown))) == {READ.id}

    def test_an_older_list_of_fields_still_says_what_was_seen_then(self):
        more = FieldList(sign_off=SignOff.INSPECTION, version=2, sees={"pupil": ("home_language",)})
        lists = SignOffs(field_list=(*LISTS.field_list, more))
        assert lists.newest(SignOff.INSPECTION) is more
        assert outdated(SEEN, lists) == frozenset()
        assert outdated(with_records(SEEN, replace(request(), asked="Meer.")), lists) == {READ.id}

    def test_the_director_is_known_by_the_request(self):
        agreed = replace(request(), director_agrees_on=DAY)
        whole = with_records(bare(), agreed)
        known = with_records(whole, seen(whole, agreed))
        assert of_earlier_text(known, agreed, LISTS) == frozenset()
        other = replace(agreed, asked="Meer uren.")
        assert of_earlier_text(with_records(known, other), other, LISTS) == {REQUEST}


class TestWhatCountsAsSigned:
    @pytest.mark.parametrize(
        ("record", "sign_off"),
        [
            (READ, SignOff.INSPECTION),
            (replace(READ, outcome=InspectionOutcome.OFFERED), SignOff.INSPECTION),
            (
                Statement(file_id=FILE, about=REQUEST, what=A_VIEW, said_on=DAY, agrees=Agrees.NO),
                SignOff.STATEMENT,
            ),
            (
                Statement(
                    file_id=FILE, about=REQUEST, what=A_VIEW, said_on=DAY, words="Graag snel."
                ),
                SignOff.STATEMENT,
            ),
            (replace(request(), director_agrees_on=DAY), SignOff.DIRECTOR),
        ],
    )
    def test_someone_saw_it_on_a_day(self, record, sign_off):
        signed = signature_of(record)
        assert signed is not None
        assert (signed.sign_off, signed.on, signed.subject_id) == (sign_off, DAY, REQUEST)

    @pytest.mark.parametrize(
        "record",
        [
            replace(READ, on=None),
            replace(READ, outcome=InspectionOutcome.OPEN),
            replace(READ, outcome=InspectionOutcome.NOT_POSSIBLE, reason="Adres onbekend."),
            Statement(file_id=FILE, about=REQUEST, what=A_VIEW, said_on=DAY),
            Statement(
                file_id=FILE,
                about=REQUEST,
                what=A_VIEW,
                said_on=DAY,
                words="Snel.",
                of_professional=True,
            ),
            Statement(file_id=FILE, about=REQUEST, what=A_VIEW, agrees=Agrees.YES),
            replace(request(), director_agrees_on=None),
            noor().pupil,
        ],
    )
    def test_who_saw_nothing_signed_nothing(self, record):
        assert signature_of(record) is None

    def test_another_request_has_its_own_signatures(self):
        other = replace(READ, id=uuid4(), request_id=SwvRequestId(known_id("other request")))
        whole = with_records(bare(), READ, other)
        about = replace(request(), director_agrees_on=None)
        assert [signed.record for signed in signatures(whole, about)] == [READ]


class TestToBeGivenAgain:
    """Who signed for this text owes nothing, whatever the same person signed before."""

    later = replace(READ, id=uuid4())
    other = replace(READ, id=uuid4(), guardian_id=FATHER)
    view = Statement(
        file_id=FILE, about=REQUEST, what=A_VIEW, guardian_id=MOTHER, agrees=Agrees.YES, said_on=DAY
    )
    about = replace(request(), director_agrees_on=DAY)

    def asked(self, *outdated: Record) -> list[Record]:
        whole = with_records(bare(), self.about, self.view, READ, self.other, self.later)
        found = to_be_given_again(whole, self.about, [record.id for record in outdated])
        return [signed.record for signed in found]

    def test_the_same_person_signed_since(self):
        assert self.asked(READ) == []

    def test_the_last_of_each_person(self):
        assert self.asked(READ, self.later, self.other) == [self.later, self.other]

    def test_another_kind_of_sign_off_is_another_matter(self):
        assert self.asked(self.view, READ) == [self.view]
        assert self.asked(self.about, self.view) == [self.about, self.view]


class TestWrittenDown:
    def test_what_was_written_down_is_read_back(self):
        values = values_of(SEEN, request(), LISTS.newest(SignOff.INSPECTION))
        assert read_back(written_down(values)) == values
        assert b"Noor" in written_down(values)

    def test_the_order_does_not_matter(self):
        values = values_of(SEEN, request(), LISTS.newest(SignOff.INSPECTION))
        turned = dict(reversed(list(values.items())))
        assert written_down(turned) == written_down(values)
        assert digest_of(turned) == digest_of(values)

    def test_it_says_of_each_field_what_it_was_and_what_it_is(self):
        counting = LISTS.newest(SignOff.INSPECTION)
        later = replace(
            request(),
            kind=RequestKind.TLV_SO,
            summary="Anders.",
            starts_on=DAY + timedelta(days=90),
        )
        fresh = Intervention(file_id=noor().file.id, title="Nieuwe hulp")
        before = values_of(SEEN, request(), counting)
        now = values_of(with_records(SEEN, later, fresh), later, counting)
        found = [
            (change.place.record, change.place.field, change.before, change.now)
            for change in what_changed(before, now)
        ]
        assert found == [
            (SwvRequest, "kind", RequestKind.ARRANGEMENT, RequestKind.TLV_SO),
            (SwvRequest, "starts_on", request().starts_on, DAY + timedelta(days=90)),
            (SwvRequest, "summary", request().summary, "Anders."),
            (Intervention, "title", None, "Nieuwe hulp"),
        ]

    def test_a_code_that_is_no_more_is_shown_as_it_was(self):
        key = ("swv_request", str(REQUEST), "kind")
        (change,) = what_changed({key: "kind_of_1998"}, {key: RequestKind.ARRANGEMENT.value})
        assert (change.before, change.now) == ("kind_of_1998", RequestKind.ARRANGEMENT)

    def test_where_it_goes_is_told_by_its_id(self):
        key = ("swv_request", str(REQUEST), "swv_id")
        (change,) = what_changed({}, {key: str(ELSEWHERE)})
        assert (change.before, change.now) == (None, ELSEWHERE)

    def test_a_figure_that_changed_is_told_as_a_figure(self):
        key = ("goal", str(uuid4()), "baseline")
        (change,) = what_changed({key: "77.5"}, {key: "80"})
        assert (change.before, change.now) == (Decimal("77.5"), Decimal(80))

    def test_scores_are_written_down_too_where_a_school_wants_them_to_count(self):
        counting = FieldList(
            sign_off=SignOff.INSPECTION, version=1, sees={"weighing": ("scores", "id")}
        )
        values = values_of(SEEN, request(), counting)
        weighing = SEEN.of(Weighing)[0]
        scores = values["weighing", str(weighing.id), "scores"]
        assert scores[0]["dimension"] == weighing.scores[0].dimension.value
        assert values["weighing", str(weighing.id), "id"] == str(weighing.id)


class TestLists:
    def test_what_a_request_does_not_hold_is_no_field_that_can_count(self):
        for sees, key in (
            ({}, "sees"),
            ({"guardians": ("name",)}, "sees.guardians"),
            ({"inspection": ("reason",)}, "sees.inspection"),
            ({"pupil": ("about_me", "bsn")}, "sees.pupil.1"),
            ({"pupil": ("about_me", "about_me")}, "sees.pupil.1"),
        ):
            with pytest.raises(UnfitValue) as refused:
                FieldList(sign_off=SignOff.INSPECTION, version=1, sees=sees)
            assert refused.value.key == key

    def test_versions_follow_each_other_and_no_sign_off_is_without(self):
        first = LISTS.field_list
        with pytest.raises(UnfitValue) as skipped:
            SignOffs(field_list=(replace(first[0], version=2), *first[1:]))
        assert skipped.value.problem is DataProblem.OUT_OF_RANGE
        with pytest.raises(UnfitValue) as cut_short:
            SignOffs(field_list=first[:-1])
        assert cut_short.value.problem is DataProblem.INCOMPLETE

    @pytest.mark.parametrize(
        ("sign_off", "output"),
        [
            (SignOff.INSPECTION, OutputKind.REQUEST_PACKAGE),
            (SignOff.STATEMENT, OutputKind.REQUEST_PACKAGE),
        ],
    )
    def test_each_text_on_what_is_signed_counts_or_it_is_known_why_not(self, sign_off, output):
        known = {*COUNT_FOR_NOBODY, *(CHILDS_OWN if sign_off is SignOff.STATEMENT else ())}
        assert self.silent(sign_off, output) == known

    @pytest.mark.parametrize("output", SIGNED_PRINTS)
    def test_each_text_on_a_signed_sheet_counts_or_it_is_known_why_not(self, output):
        known = {f"{kind_name(kind)}.{name}" for kind, name in WHO_THEY_ARE}
        known |= ON_EACH_SHEET | set(ON_SHEET.get(output, "").split())
        found = self.silent(SIGNED_PRINTS[output], output)
        silent = {f"{kind_name(kind)}.{name}" for kind, name in found}
        assert silent <= known
        assert set(ON_SHEET.get(output, "").split()) <= silent

    def silent(self, sign_off: SignOff, output: OutputKind) -> set[tuple[type[Record], str]]:
        sees = LISTS.newest(sign_off).sees
        return {
            (kind, name)
            for kind, names in OUTGOING_FIELDS[output].items()
            for name in names
            if name not in sees.get(kind_name(kind), ())
        }

    def test_a_version_that_nobody_knows_is_not_there(self):
        assert LISTS.version(SignOff.DIRECTOR, 1) is not None
        assert LISTS.version(SignOff.DIRECTOR, 2) is None

"""A print that asks for signatures, from the printer until the signed scan is back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from ib_desk.application.bin import Bin
from ib_desk.application.leaving.outside import NotWritable, ToFile
from ib_desk.application.opps import Opps
from ib_desk.application.paper import PrintChoices, Report
from ib_desk.application.ports import Clock
from ib_desk.application.signed_sheets import SignedSheets
from ib_desk.application.whole_files import whole_file
from ib_desk.domain.file.opp_texts import guidance_from
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.leaving.sign_offs import FORM, of_earlier_text
from ib_desk.domain.leaving.signed_sheets import (
    SIGNED_PRINTS,
    SheetStanding,
    outdated_sheets,
    sheets_of,
    waited_for,
)
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.attachment import Attachment, DocumentKind
from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.records.condition import (
    AskedAt,
    Condition,
    ConditionAnswer,
    ConditionState,
)
from ib_desk.domain.records.consent import Consent, ConsentAnswer, ConsentSaid, ConsentWay
from ib_desk.domain.records.contract import Contract, ContractParty, PartyState
from ib_desk.domain.records.disclosure import Disclosure, DisclosureState
from ib_desk.domain.records.goal import Goal, GoalState
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.need import Need, NeedOf
from ib_desk.domain.records.opp import Opp, OppAgreement, OppAgrees, OppState
from ib_desk.domain.records.seen import SeenText
from ib_desk.domain.records.sheet_signature import SheetSaid, SheetSignature
from ib_desk.domain.records.support_file import SupportFile
from tests import builders
from tests.application.leaving.door import BROKEN, STICK, TODAY, Door
from tests.builders import FATHER, FILE, MOTHER
from tests.shipped import catalogue

LISTS = catalogue().sign_offs
YESTERDAY = TODAY - timedelta(days=1)
OF_FAMILY = (Report.PARENTS, Report.PLAN, Report.MY_PLAN, Report.CLOSING)
SIGNED = (Report.CONTRACT, Report.MEETING, Report.EVALUATION, *OF_FAMILY)


class Desk(Door):
    """Noor's file, with a plan that is a concept and that nobody said anything of."""

    def __init__(self) -> None:
        plan = replace(builders.plan(), state=OppState.CONCEPT, set_on=None)
        super().__init__()
        for opp in self.all_of(Opp):
            self.records.change(opp, replace(opp, state=plan.state, set_on=None))
        for one in self.all_of(OppAgreement):
            self.records.remove(one)
        self.signed = SignedSheets(self.records)

    def printed(self, report: Report, **choices: Any) -> tuple[SheetSignature, ...]:
        """Let it out, and give what is asked on it."""
        order = replace(
            self.print_order(report),
            choices=PrintChoices(signature_lines=True, **choices),
            reason="gezien",
        )
        self.let_out(order, ToFile(STICK.with_name(f"{len(self.all_of(Disclosure))}.pdf")))
        line = self.all_of(Disclosure)[-1]
        return tuple(one for one in self.all_of(SheetSignature) if one.disclosure_id == line.id)

    @property
    def file(self) -> WholeFile:
        with self.vault() as work:
            return whole_file(work, work.get(SupportFile, FILE))

    @property
    def scan(self) -> Attachment:
        return replace(self.all_of(Attachment)[0])

    def settle(  # type: ignore[override]
        self, said: dict[SheetSignature, SheetSaid], on: Any = YESTERDAY
    ) -> SheetSignature:
        self.signed.settle(self.scan, said, on)
        first = next(iter(said))
        return next(one for one in self.all_of(SheetSignature) if one.id == first.id)

    def standing(self, one: SheetSignature) -> SheetStanding:
        return next(s for s in sheets_of(self.file, LISTS) if s.signature.id == one.id)

    def bare_plan(self) -> Opp:
        """The plan says nothing itself, so it says what the file says."""
        opp = self.all_of(Opp)[0]
        bare = replace(opp, guidance="", helps="", hinders="")
        self.records.change(opp, bare)
        self.records.add(Need(file_id=FILE, whose=NeedOf.PUPIL, sentence="Instructie"))
        return bare

    def set(self, opp: Opp) -> None:
        """Everyone agrees with what stands there now."""
        for who in (MOTHER, FATHER):
            said = OppAgreement(opp_id=opp.id, guardian_id=who, agrees=OppAgrees.YES, said_on=TODAY)
            self.records.add(said)
        clock = Clock(lambda: self.now)
        Opps(self.work, self.records, catalogue(), clock).set(opp.id)

    def answers(self) -> list[OppAgreement]:
        return self.all_of(OppAgreement)


def of(who: object, asked: tuple[SheetSignature, ...]) -> SheetSignature:
    return next(one for one in asked if one.guardian_id == who)


@pytest.fixture
def desk() -> Desk:
    return Desk()


class TestAsked:
    def test_each_who_agrees_by_law_the_pupil_and_the_school_on_a_plan(self, desk):
        asked = desk.printed(Report.OPP_GUIDANCE)
        assert [one.name for one in asked] == [
            "Marieke Bakker",
            "Joost van Dalen",
            "Noor",
            desk.file.school.name,
        ]
        assert {one.about_id for one in asked} == {desk.all_of(Opp)[0].id}
        assert all(one.is_to_settle for one in asked)

    def test_each_party_of_a_contract_but_those_who_could_not_be_there(self, desk):
        party = desk.all_of(ContractParty)[-1]
        desk.records.change(party, replace(party, state=PartyState.NOT_POSSIBLE))
        asked = desk.printed(Report.CONTRACT)
        assert len(asked) == len(desk.all_of(ContractParty)) - 1
        assert asked[0].pupil_id == desk.file.pupil.id
        assert {one.about_id for one in asked} == {builders.CONTRACT}

    def test_a_party_without_a_name_is_called_after_what_it_is(self, desk):
        party = next(one for one in desk.all_of(ContractParty) if one.guardian_id is None)
        others = [one for one in desk.all_of(ContractParty) if one.guardian_id is None]
        for one in others:
            desk.records.change(one, replace(one, name=""))
        names = [one.name for one in desk.printed(Report.CONTRACT)]
        assert party.id
        assert "leraren" in [name.casefold() for name in names]

    @pytest.mark.parametrize("report", [Report.MEETING, Report.EVALUATION])
    def test_each_who_came_to_a_meeting(self, desk, report):
        names = {one.name for one in desk.printed(report)}
        assert {"Marieke Bakker", "Esther Mulder"} <= names

    def test_of_each_consent_each_who_is_asked_and_of_one_who_was_chosen_no_other(self, desk):
        for answer in desk.all_of(ConsentAnswer):
            desk.records.remove(answer)
        asked = desk.printed(Report.CONSENT)
        consents = {one.id for one in desk.all_of(Consent)}
        assert {(one.guardian_id, one.about_id) for one in asked} == {
            (who, consent) for who in (MOTHER, FATHER) for consent in consents
        }
        assert {one.guardian_id for one in desk.printed(Report.CONSENT, addressee=FATHER)} == {
            FATHER
        }

    def test_a_parent_or_the_pupil_on_what_the_family_reads(self, desk):
        people = {
            report: [one.guardian_id for one in desk.printed(report)]
            for report in (Report.PARENTS, Report.CLOSING, Report.MY_PLAN, Report.PLAN)
        }
        assert people == {
            Report.PARENTS: [MOTHER, FATHER],
            Report.CLOSING: [MOTHER, FATHER],
            Report.MY_PLAN: [None],
            Report.PLAN: [MOTHER, FATHER, None, None],
        }
        assert [one.name for one in desk.printed(Report.PLAN)][-2:] == [
            "Noor",
            "Basisschool De Zandbank",
        ]
        chosen = desk.printed(Report.PARENTS, addressee=FATHER)
        assert [one.guardian_id for one in chosen] == [FATHER]

    @pytest.mark.parametrize("report", [one for one in Report if one.output not in SIGNED_PRINTS])
    def test_nobody_on_a_print_without_a_place_to_sign(self, desk, report):
        assert desk.printed(report) == ()

    @pytest.mark.parametrize("report", SIGNED)
    def test_nobody_where_lines_to_sign_on_were_not_chosen(self, desk, report):
        desk.let_out(replace(desk.print_order(report), reason="gezien"))
        assert desk.all_of(SheetSignature) == []

    def test_nobody_waits_for_what_was_not_made(self, desk):
        desk.outside.broken = BROKEN
        with pytest.raises(NotWritable):
            desk.printed(Report.OPP_GUIDANCE)
        assert desk.all_of(SheetSignature) != []
        assert waited_for(desk.file) == ()
        assert sheets_of(desk.file, LISTS) == ()

    def test_nor_for_what_was_not_sent_after_all(self, desk):
        desk.printed(Report.OPP_GUIDANCE)
        line = desk.line(len(desk.all_of(Disclosure)) - 1)
        desk.register.note(line.disclosure.id, DisclosureState.NOT_SENT, TODAY, "")
        assert waited_for(desk.file) == ()

    def test_who_is_asked_again_is_waited_for_once(self, desk):
        first = desk.printed(Report.OPP_GUIDANCE)
        desk.settle({of(MOTHER, first): SheetSaid.AGREES})
        again = desk.printed(Report.OPP_GUIDANCE)
        assert {one.id for one in waited_for(desk.file)} == {
            of(MOTHER, first).id,
            *(one.id for one in again),
        }


class TestText:
    def test_it_holds_for_the_text_that_left(self, desk):
        signed = desk.settle({of(MOTHER, desk.printed(Report.OPP_GUIDANCE)): SheetSaid.AGREES})
        assert desk.standing(signed).text_of == TODAY
        assert not desk.standing(signed).is_earlier

    CHANGES: tuple[tuple[Report, type[Any], str], ...] = (
        (Report.OPP_GUIDANCE, Opp, "guidance"),
        (Report.OPP, Opp, "outflow_because"),
        (Report.CONTRACT, Contract, "shared_perspective"),
        (Report.CONTRACT, ContractParty, "hopes"),
        (Report.MEETING, Meeting, "discussed"),
        (Report.CONSENT, Consent, "recipient"),
    )

    @pytest.mark.parametrize(("report", "kind", "field"), CHANGES)
    def test_a_change_of_it_shows_and_its_way_back_too(self, desk, report, kind, field):
        for answer in desk.all_of(ConsentAnswer):
            desk.records.remove(answer)
        asked = desk.printed(report)
        one = next(one for one in asked if one.guardian_id is not None)
        signed = desk.settle({one: SheetSaid.AGREES})
        record = next(
            (one for one in desk.all_of(kind) if one.id == signed.about_id), desk.all_of(kind)[0]
        )
        changed = replace(record, **{field: "Iets anders."})
        desk.records.change(record, changed)
        assert desk.standing(signed).is_earlier
        assert outdated_sheets(sheets_of(desk.file, LISTS)) == {signed.id}
        desk.records.change(changed, record)
        assert not desk.standing(signed).is_earlier

    def test_a_worry_about_a_condition_counts_as_it_was_said_in_that_talk(self, desk):
        (contract,) = desk.all_of(Contract)
        worry = ConditionAnswer(
            contract_id=contract.id,
            asked_at=AskedAt.TALK,
            condition=next(iter(Condition)),
            state=ConditionState.STUCK,
            note="Nog wennen.",
        )
        unprinted = replace(worry, id=uuid4(), note="Niet op papier.", off_paper=True)
        later = replace(worry, id=uuid4(), asked_at=AskedAt.IN_BETWEEN, note="Gaat beter.")
        desk.records.add(worry, unprinted)
        signed = desk.settle({of(MOTHER, desk.printed(Report.CONTRACT)): SheetSaid.SEEN})
        desk.records.add(later)
        desk.records.change(unprinted, replace(unprinted, note="Anders."))
        assert not desk.standing(signed).is_earlier
        desk.records.change(worry, replace(worry, note="Het lukt niet."))
        assert desk.standing(signed).is_earlier

    def test_what_came_after_the_talk_belongs_to_no_signature_under_it(self, desk):
        signed = desk.settle({of(MOTHER, desk.printed(Report.CONTRACT)): SheetSaid.SEEN})
        desk.records.add(Agreement(file_id=FILE, result="Elke dag lezen.", agreed_on=TODAY))
        assert not desk.standing(signed).is_earlier

    def test_a_plan_without_factors_of_its_own_is_signed_with_those_of_the_brede_blik(self, desk):
        opp = desk.all_of(Opp)[0]
        desk.records.change(opp, replace(opp, helps="", hinders=""))
        signed = desk.settle({of(MOTHER, desk.printed(Report.OPP)): SheetSaid.SEEN})
        entry = next(one for one in desk.all_of(BroadViewEntry) if one.strong)
        desk.records.change(entry, replace(entry, strong="Rekenen."))
        assert desk.standing(signed).is_earlier

    @pytest.mark.parametrize("report", [Report.OPP, Report.OPP_GUIDANCE])
    @pytest.mark.parametrize(
        ("kind", "field"), [(Need, "sentence"), (Goal, "aim"), (Intervention, "title")]
    )
    def test_what_the_guidance_comes_from_counts_on_each_sheet(self, desk, report, kind, field):
        opp = desk.all_of(Opp)[0]
        desk.records.change(opp, replace(opp, guidance=""))
        desk.records.add(Need(file_id=FILE, whose=NeedOf.PUPIL, sentence="Instructie"))
        desk.records.add(Intervention(file_id=FILE, title="Samen lezen"))
        signed = desk.settle({of(MOTHER, desk.printed(report)): SheetSaid.SEEN})
        told = guidance_from(desk.all_of(Opp)[0], desk.file)
        source = next(one for one in told if isinstance(one, kind))
        desk.records.change(source, replace(source, **{field: "Iets anders."}))
        assert desk.standing(signed).is_earlier

    def test_a_plan_that_was_set_is_as_it_was_signed_where_it_says_the_same(self, desk):
        signed = desk.settle({of(MOTHER, desk.printed(Report.OPP)): SheetSaid.SEEN})
        opp = desk.all_of(Opp)[0]
        desk.records.change(opp, replace(opp, state=OppState.SET))
        assert not desk.standing(signed).is_earlier

    def test_a_plan_that_was_set_with_another_text_is_not_as_it_was_signed(self, desk):
        signed = desk.settle({of(MOTHER, desk.printed(Report.OPP)): SheetSaid.SEEN})
        opp = desk.all_of(Opp)[0]
        desk.records.change(opp, replace(opp, guidance="Samen.", state=OppState.SET))
        assert desk.standing(signed).is_earlier

    @pytest.mark.parametrize("report", [Report.OPP, Report.OPP_GUIDANCE])
    def test_what_the_file_said_is_what_was_signed_once_the_plan_says_it_itself(self, desk, report):
        opp = desk.bare_plan()
        asked = desk.printed(report)
        father = desk.settle({of(FATHER, asked): SheetSaid.AGREES})
        desk.set(opp)
        desk.records.add(Need(file_id=FILE, whose=NeedOf.PUPIL, sentence="Meer tijd"))
        desk.records.add(BroadViewEntry(file_id=FILE, domain=LifeDomain.HOME, strong="Zingen."))
        assert not desk.standing(father).is_earlier
        # Of a sheet that comes back later, too.
        assert not desk.standing(desk.settle({of(MOTHER, asked): SheetSaid.AGREES})).is_earlier
        more = replace(asked[0], id=uuid4(), name="Opa", says=SheetSaid.SEEN)
        desk.records.add(more)
        assert not desk.standing(more).is_earlier

    def test_what_the_file_said_otherwise_before_it_was_set_was_not_signed(self, desk):
        opp = desk.bare_plan()
        signed = desk.settle({of(FATHER, desk.printed(Report.OPP)): SheetSaid.SEEN})
        desk.records.add(Need(file_id=FILE, whose=NeedOf.PUPIL, sentence="Meer tijd"))
        desk.set(opp)
        assert desk.standing(signed).is_earlier

    @pytest.mark.parametrize("unknown", [{"form": FORM + 1}, {"fields": 99}])
    def test_a_plan_is_set_though_nobody_can_read_any_more_what_was_signed(self, desk, unknown):
        opp = desk.bare_plan()
        signed = desk.settle({of(MOTHER, desk.printed(Report.OPP)): SheetSaid.SEEN})
        read = next(one for one in desk.all_of(SeenText) if one.signed_in == signed.id)
        desk.records.change(read, replace(read, **unknown))
        desk.set(opp)
        assert desk.standing(signed).is_earlier

    def test_of_what_is_gone_nobody_can_say_that_it_is_the_same(self, desk):
        signed = desk.settle({of(MOTHER, desk.printed(Report.MEETING)): SheetSaid.SEEN})
        desk.records.remove(next(m for m in desk.all_of(Meeting) if m.id == signed.about_id))
        assert desk.standing(signed).is_earlier

    def test_nor_where_its_copy_is_gone(self, desk):
        signed = desk.settle({of(MOTHER, desk.printed(Report.MEETING)): SheetSaid.SEEN})
        for one in desk.all_of(SeenText):
            desk.records.remove(one)
        assert desk.standing(signed).is_earlier
        assert desk.standing(signed).text_of == TODAY

    def test_who_signs_without_having_been_asked_had_the_same_text(self, desk):
        asked = desk.printed(Report.MEETING)[0]
        more = replace(asked, id=uuid4(), name="Opa", says=SheetSaid.SEEN)
        desk.records.add(more)
        assert not desk.standing(more).is_earlier

    def test_by_a_list_of_fields_that_nobody_knows_any_more_nobody_can_say(self, desk):
        signed = desk.settle({of(MOTHER, desk.printed(Report.MEETING)): SheetSaid.SEEN})
        read = next(one for one in desk.all_of(SeenText) if one.signed_in == signed.id)
        desk.records.change(read, replace(read, fields=99))
        assert desk.standing(signed).is_earlier

    def test_where_no_text_is_kept_it_is_that_of_the_day_of_the_sheet(self, desk):
        asked = desk.printed(Report.MEETING)[0]
        for one in desk.all_of(SeenText):
            desk.records.remove(one)
        more = replace(asked, id=uuid4(), name="Opa", says=SheetSaid.SEEN)
        desk.records.add(more)
        assert not desk.standing(more).is_earlier
        line = next(one for one in desk.all_of(Disclosure) if one.id == asked.disclosure_id)
        desk.now += timedelta(days=3)
        meeting = desk.records.get(Meeting, asked.about_id)
        desk.records.change(meeting, replace(meeting, discussed="Later anders."))
        for one in desk.all_of(SeenText):
            desk.records.remove(one)
        late = replace(asked, id=uuid4(), name="Oma", says=SheetSaid.SEEN)
        desk.records.add(late)
        assert desk.standing(late).text_of == line.begun_at.date()
        assert desk.standing(late).is_earlier

    def test_on_what_is_not_signed_nobody_signs(self, desk):
        desk.let_out(replace(desk.print_order(Report.PARENTS), reason="gezien"))
        line = desk.all_of(Disclosure)[-1]
        desk.records.add(SheetSignature(disclosure_id=line.id, says=SheetSaid.SEEN))
        assert [one for one in desk.all_of(SeenText) if one.on == TODAY] == [
            one for one in desk.all_of(SeenText) if one.on == TODAY and one.signed_in != line.id
        ]

    def test_what_is_erased_for_good_is_in_no_copy_any_more(self, desk):
        opp = desk.all_of(Opp)[0]
        desk.records.change(opp, replace(opp, guidance=""))
        goal = next(one for one in desk.all_of(Goal) if one.state is GoalState.ACTIVE)
        desk.records.change(goal, replace(goal, aim="zqzq"))
        desk.printed(Report.OPP_GUIDANCE)

        def kept() -> bytes:
            contents = desk.vault.kept.contents
            copies = {one.copy_id for one in desk.all_of(SeenText)}
            return b"".join(contents[one] for one in copies if one is not None)

        assert b"zqzq" in kept()
        clock, term = Clock(lambda: desk.now), catalogue().bin_term
        bin_ = Bin(desk.work, desk.records, desk.undo, clock, term)
        desk.records.remove(desk.records.get(Goal, goal.id))
        bin_.erase(goal.id, "dubbel")
        assert b"zqzq" not in kept()


class TestAnswers:
    def test_a_signed_handelingsdeel_is_the_answer_on_it_for_the_text_of_the_sheet(self, desk):
        asked = desk.printed(Report.OPP_GUIDANCE)
        opp = desk.all_of(Opp)[0]
        desk.records.change(opp, replace(opp, guidance="Anders."))
        desk.settle({of(MOTHER, asked): SheetSaid.AGREES, of(FATHER, asked): SheetSaid.DISAGREES})
        mother, father = desk.answers()
        assert (mother.guardian_id, mother.agrees, mother.said_on) == (
            MOTHER,
            OppAgrees.YES,
            YESTERDAY,
        )
        assert (father.guardian_id, father.agrees) == (FATHER, OppAgrees.NO)
        outdated = of_earlier_text(desk.file, desk.all_of(Opp)[0], LISTS)
        assert outdated == {mother.id, father.id}, "they signed what was on paper"

    def test_one_step_takes_all_of_it_back(self, desk):
        asked = desk.printed(Report.OPP_GUIDANCE)
        desk.settle({of(MOTHER, asked): SheetSaid.AGREES})
        desk.records.undo()
        assert desk.answers() == []
        assert of(MOTHER, tuple(desk.all_of(SheetSignature))).says is None

    def test_a_mended_signature_mends_the_answer_and_one_taken_away_takes_it(self, desk):
        signed = desk.settle({of(MOTHER, desk.printed(Report.OPP_GUIDANCE)): SheetSaid.AGREES})
        mended = replace(signed, says=SheetSaid.NO_REPLY, said_on=TODAY)
        desk.records.change(signed, mended)
        assert [(one.agrees, one.said_on) for one in desk.answers()] == [
            (OppAgrees.NO_REPLY, TODAY)
        ]
        desk.records.change(mended, replace(mended, says=None, said_on=None))
        assert desk.answers() == []

    def test_what_was_said_later_stays(self, desk):
        signed = desk.settle({of(MOTHER, desk.printed(Report.OPP_GUIDANCE)): SheetSaid.AGREES})
        said = desk.answers()[0]
        later = replace(said, agrees=OppAgrees.NO)
        desk.records.change(said, later)
        desk.records.change(signed, replace(signed, said_on=TODAY))
        assert desk.answers() == [later]

    def test_what_was_noted_by_hand_is_not_noted_twice(self, desk):
        asked = desk.printed(Report.OPP_GUIDANCE)
        opp = desk.all_of(Opp)[0]
        noted = OppAgreement(
            opp_id=opp.id, guardian_id=MOTHER, agrees=OppAgrees.YES, said_on=YESTERDAY
        )
        desk.records.add(noted)
        desk.settle({of(MOTHER, asked): SheetSaid.AGREES})
        assert desk.answers() == [noted]

    def test_who_only_saw_it_so_far_answers_in_the_same_line(self, desk):
        seen = of(FATHER, desk.printed(Report.OPP))
        desk.settle({seen: SheetSaid.SEEN})
        desk.settle({of(FATHER, desk.printed(Report.OPP_GUIDANCE)): SheetSaid.AGREES}, TODAY)
        (answer,) = desk.answers()
        assert (answer.seen_on, answer.agrees, answer.said_on) == (YESTERDAY, OppAgrees.YES, TODAY)

    def test_a_plan_that_was_seen_and_then_was_not(self, desk):
        signed = desk.settle({of(FATHER, desk.printed(Report.OPP)): SheetSaid.SEEN})
        other = replace(signed, said_on=TODAY)
        desk.records.change(signed, other)
        assert [one.seen_on for one in desk.answers()] == [TODAY]
        desk.records.change(other, replace(other, says=SheetSaid.NO_REPLY))
        assert desk.answers() == []
        late = replace(other, says=SheetSaid.NO_REPLY)
        desk.records.change(late, replace(late, said_on=YESTERDAY))
        assert desk.answers() == []

    def test_a_day_of_seeing_that_was_mended_elsewhere_stays(self, desk):
        signed = desk.settle({of(FATHER, desk.printed(Report.OPP)): SheetSaid.SEEN})
        said = desk.answers()[0]
        desk.records.change(said, replace(said, seen_on=TODAY))
        desk.records.change(signed, replace(signed, said_on=YESTERDAY - timedelta(days=1)))
        assert [one.seen_on for one in desk.answers()] == [TODAY]

    def test_the_school_and_who_is_no_partner_answer_nothing(self, desk):
        asked = desk.printed(Report.OPP_GUIDANCE)
        desk.settle({asked[-1]: SheetSaid.AGREES})
        assert desk.answers() == []

    def test_nor_does_a_signature_about_nothing(self, desk):
        asked = of(MOTHER, desk.printed(Report.OPP_GUIDANCE))
        loose = replace(asked, about_id=None)
        desk.records.change(asked, loose)
        desk.settle({loose: SheetSaid.AGREES})
        assert desk.answers() == []

    def test_a_scan_alone_changes_no_answer(self, desk):
        asked = of(MOTHER, desk.printed(Report.OPP_GUIDANCE))
        desk.records.change(asked, replace(asked, scan_id=desk.scan.id))
        assert desk.answers() == []

    @pytest.mark.parametrize("report", [Report.MEETING, Report.CONTRACT])
    def test_what_no_record_asks_is_on_the_sheet_alone(self, desk, report):
        signed = desk.settle({of(MOTHER, desk.printed(report)): SheetSaid.SEEN})
        assert (signed.says, signed.said_on, signed.scan_id) == (
            SheetSaid.SEEN,
            YESTERDAY,
            desk.scan.id,
        )
        assert desk.answers() == []


class TestConsent:
    @pytest.fixture
    def asked(self, desk: Desk) -> Callable[[], SheetSignature]:
        def fresh() -> SheetSignature:
            for answer in desk.all_of(ConsentAnswer):
                desk.records.remove(answer)
            return of(MOTHER, desk.printed(Report.CONSENT))

        return fresh

    def said(self, desk: Desk) -> list[tuple[Any, ...]]:
        answers = desk.all_of(ConsentAnswer)
        return [(one.guardian_id, one.said, one.said_on, one.way) for one in answers]

    def test_a_signed_form_is_the_answer_in_writing(self, desk, asked):
        desk.settle({asked(): SheetSaid.DISAGREES})
        assert self.said(desk) == [(MOTHER, ConsentSaid.NO, YESTERDAY, ConsentWay.SIGNED)]

    def test_it_fills_what_was_asked_and_is_mended_with_it(self, desk, asked):
        one = asked()
        waits = ConsentAnswer(consent_id=one.about_id, guardian_id=MOTHER, asked_on=YESTERDAY)
        desk.records.add(waits)
        signed = desk.settle({one: SheetSaid.AGREES})
        assert self.said(desk) == [(MOTHER, ConsentSaid.YES, YESTERDAY, ConsentWay.SIGNED)]
        desk.records.change(signed, replace(signed, says=SheetSaid.NO_REPLY))
        assert self.said(desk) == [(MOTHER, None, None, None)]

    def test_what_was_noted_by_hand_stays(self, desk, asked):
        one = asked()
        noted = ConsentAnswer(
            consent_id=one.about_id, guardian_id=MOTHER, said=ConsentSaid.YES, said_on=YESTERDAY
        )
        desk.records.add(noted)
        signed = desk.settle({one: SheetSaid.AGREES})
        assert desk.all_of(ConsentAnswer) == [noted]
        desk.records.change(noted, replace(noted, said=ConsentSaid.NO))
        desk.records.change(signed, replace(signed, said_on=TODAY))
        assert [one.said for one in desk.all_of(ConsentAnswer)] == [ConsentSaid.NO]

    def test_nothing_came_back(self, desk, asked):
        desk.settle({asked(): SheetSaid.NO_REPLY}, None)
        assert desk.all_of(ConsentAnswer) == []


class TestScan:
    def test_it_gets_its_kind_and_the_day_of_the_signature(self, desk):
        scan = replace(desk.scan, kind=None, dated_on=None)
        desk.records.change(desk.scan, scan)
        desk.settle({of(MOTHER, desk.printed(Report.OPP_GUIDANCE)): SheetSaid.AGREES})
        known = next(one for one in desk.all_of(Attachment) if one.id == scan.id)
        assert (known.kind, known.dated_on) == (DocumentKind.OPP, YESTERDAY)

    def test_what_she_said_of_it_stays(self, desk):
        scan = replace(desk.scan, kind=None, dated_on=TODAY)
        desk.records.change(desk.scan, scan)
        desk.settle({of(MOTHER, desk.printed(Report.CONTRACT)): SheetSaid.SEEN})
        known = next(one for one in desk.all_of(Attachment) if one.id == scan.id)
        assert (known.kind, known.dated_on) == (None, TODAY)


def test_of_a_print_that_nobody_signs_no_text_is_kept(desk):
    """A signature can come to stand there by hand only; it is told, and says nothing of a text."""
    desk.let_out(replace(desk.print_order(Report.TEACHERS), reason="gezien"), ToFile(STICK))
    (line,) = desk.all_of(Disclosure)
    before = len(desk.all_of(SeenText))
    said = SheetSignature(
        disclosure_id=line.id, name="Opa", says=SheetSaid.SEEN, said_on=line.begun_at.date()
    )
    desk.records.add(said)
    assert len(desk.all_of(SeenText)) == before


def test_a_second_print_leaves_while_the_first_asks_for_signatures(desk):
    order = replace(desk.print_order(Report.OPP_GUIDANCE), reason="gezien")
    desk.let_out(order, ToFile(STICK))
    desk.let_out(replace(order, report=Report.PARENTS), ToFile(STICK.with_name("later.pdf")))
    assert len(desk.all_of(SheetSignature)) == 4

"""The fixed sentences of the prints: data (`resources/reports/*.toml`), checked when they are read.

A sentence may hold places for facts, `{name}`. Which ones is said beside each field; a place that
is not known there is refused when the file is read, so that a print never shows braces.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Annotated, get_args, get_origin, get_type_hints

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.records.consent import ConsentPurpose
from ib_desk.domain.records.hearing import Influence
from ib_desk.domain.records.intervention import Effect
from ib_desk.domain.records.weighing import Dimension

_PLACE = re.compile(r"\{(\w+)\}")


def fill(sentence: str, **facts: str) -> str:
    """`sentence` with its places filled; what stands in a fact is never taken for a place."""
    return _PLACE.sub(lambda place: facts[place.group(1)], sentence)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedTexts:
    """Checks each text: not empty, and no other places than its field names."""

    def __post_init__(self) -> None:
        hints = get_type_hints(type(self), include_extras=True)
        for item in fields(self):
            value, hint = getattr(self, item.name), hints[item.name]
            allowed = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
            if isinstance(value, str):
                _check(item.name, value, allowed)
            elif isinstance(value, Mapping):
                for key, text in value.items():
                    _check(f"{item.name}.{key}", text, allowed)
            else:
                for index, text in enumerate(value):
                    _check(f"{item.name}.{index}", text, allowed)


def _check(key: str, text: str, allowed: tuple[str, ...]) -> None:
    if not text.strip():
        raise UnfitValue(key, DataProblem.EMPTY)
    if any(place not in allowed for place in _PLACE.findall(text)):
        raise UnfitValue(key, DataProblem.UNKNOWN_VALUE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedTexts(CheckedTexts):
    """What every print says in the same words. `explain` names terms to explain on paper."""

    page: Annotated[str, "page", "pages"]
    made_by: Annotated[str, "maker"]
    says: Annotated[str, "name"]
    perspective: str
    score: Annotated[str, "score", "most"]
    unknown_score: str
    goal_begin: Annotated[str, "value"]
    goal_now: Annotated[str, "value"]
    goal_last: Annotated[str, "value"]
    goal_target: Annotated[str, "value"]
    goal_of: Annotated[str, "measure", "values"]
    goal_until: Annotated[str, "day"]
    goal_state: Annotated[str, "state", "reason"]
    for_goal: Annotated[str, "number"]
    statements: str
    statement_on: Annotated[str, "what"]
    statement_of_day: Annotated[str, "what", "day"]
    statement_of_somebody: str
    statement_done: Annotated[str, "done"]
    signing: str
    signature: str
    signing_school: str
    concept: str
    example: str
    explain: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractTexts(CheckedTexts):
    """`contract.toml`: the agreements on working together, to be signed or not."""

    title: str
    version: Annotated[str, "version"]
    talked: Annotated[str, "day", "present"]
    talked_with: Annotated[str, "day"]
    not_talked: str
    no_legal_contract: str
    not_spoken: str
    not_possible: str
    going_well: str
    hopes: str
    expects: str
    offers: str
    fears: str
    contact: str
    limits: str
    interest: str
    does_not_want: str
    earlier_experience: str
    trust: str
    agreements: str
    agreed_later: str
    made: Annotated[str, "day"]
    made_with: Annotated[str, "day", "people"]
    capacity: str
    planning: str
    means: str
    owner: str
    ends_on: str
    conditions: str
    condition_since: Annotated[str, "state", "day"]
    other_view: Annotated[str, "who", "state"]
    review: Annotated[str, "day"]
    no_review: str
    signing: str
    signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParentsTexts(CheckedTexts):
    """`parents.toml`: the overview for parents.

    `effects` says in plain words what was seen, `stands_out` what a high score means; a dimension
    that is not in it is not told. `asks` is what a score counts, where scores are printed.
    `parents_word` is how an agreement names both parents as those who take care of it.
    """

    title: str
    title_for_carers: Annotated[str, "name"]
    state_of: Annotated[str, "who", "day"]
    meant_for: Annotated[str, "names"]
    attention: Annotated[str, "name"]
    intro: Annotated[str, "name"]
    not_asked: Annotated[str, "name"]
    strong: str
    vulnerable: str
    unknown: str
    needs: Annotated[str, "name"]
    assessments: str
    assessed: Annotated[str, "what", "facts"]
    assessed_barely: Annotated[str, "what"]
    teaching: str
    teaching_is: Annotated[str, "kind", "facts"]
    hours_a_week: Annotated[str, "count"]
    until: Annotated[str, "day"]
    goals: str
    done: str
    what: str
    by_whom: str
    how_often: str
    noticed: str
    not_yet: str
    effects: Mapping[Effect, str]
    level: str
    level_is: Annotated[str, "level", "levels", "name"]
    this: str
    heaviest: Annotated[str, "reasons"]
    stands_out: Annotated[Mapping[Dimension, str], "name"]
    not_lighter: str
    not_heavier: str
    wish_parents: str
    way: str
    place: str
    scores: str
    score_of: Annotated[str, "dimension", "score"]
    asks: Annotated[Mapping[Dimension, str], "name"]
    request: str
    request_is: Annotated[str, "kind", "swv"]
    request_dossier: Annotated[str, "school", "kind"]
    any_school: str
    own_board: str
    request_sent: Annotated[str, "day"]
    request_waits: str
    request_decides: Annotated[str, "swv"]
    request_starts: Annotated[str, "day"]
    decision_granted: Annotated[str, "day"]
    decision_partly: Annotated[str, "day"]
    decision_refused: Annotated[str, "day"]
    decision_returned: Annotated[str, "day"]
    decision_withdrawn: Annotated[str, "day"]
    decision_reasons: Annotated[str, "reasons"]
    decision_holds: Annotated[str, "begin", "end"]
    decision_object: Annotated[str, "swv", "day"]
    decision_against: str
    any_swv: str
    agreements: str
    your_part: Annotated[str, "what"]
    parents_word: str
    result: str
    owner: str
    ends_on: str
    people: str
    contact_person: Annotated[str, "name", "role"]
    contact_ways: Annotated[str, "ways"]
    available: Annotated[str, "when"]
    on_call: str
    no_contact_person: str
    next: str
    next_talk: Annotated[str, "moment"]
    review: Annotated[str, "day"]
    weigh_again: Annotated[str, "day"]
    no_next: str
    turn_to: str
    places: Annotated[tuple[str, ...], "name"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestTexts(CheckedTexts):
    """`request.toml`: the request to the samenwerkingsverband."""

    title: Annotated[str, "kind"]
    title_dossier: Annotated[str, "kind"]
    urgent: str
    temporary: str
    goes_to: str
    receiving_school: str
    decided_by_board: str
    category: Annotated[str, "category"]
    moved: str
    dated: Annotated[str, "day"]
    reference: Annotated[str, "reference"]
    school: str
    swv: str
    pupil: str
    guardians: str
    brin: Annotated[str, "brin"]
    board: str
    director: str
    swv_number: Annotated[str, "number"]
    born: Annotated[str, "day", "age"]
    born_in_part: Annotated[str, "day", "age"]
    group: str
    class_label: str
    born_label: str
    enrolled: str
    address: str
    address_secret: str
    home_language: str
    in_netherlands: str
    dutch_school: str
    custody: Annotated[str, "custody"]
    custody_checked: Annotated[str, "custody", "source", "day"]
    interpreter: str
    contents_digest: Annotated[str, "digest"]
    asks: str
    main_goal: Annotated[str, "goal"]
    return_perspective: Annotated[str, "words"]
    not_tried: Annotated[str, "because"]
    period: Annotated[str, "start", "end"]
    own_words: Annotated[str, "name"]
    not_asked: Annotated[str, "name"]
    help_questions: str
    summary: str
    goals: str
    done: str
    what: str
    by_whom: str
    when: str
    since: Annotated[str, "day"]
    until: Annotated[str, "day"]
    effect: str
    not_yet: str
    effects: Mapping[Effect, str]
    falls_short: str
    not_lighter: str
    not_heavier: str
    broad_view: str
    needs: str
    pupil_needs: Annotated[str, "name"]
    teacher_needs: str
    assessments: str
    asked_for: Annotated[str, "question"]
    report_along: str
    career: str
    career_year: str
    career_group: str
    career_went: str
    absence: str
    absence_total: Annotated[str, "day", "much", "source"]
    absence_excused: Annotated[str, "count", "unit"]
    absence_unexcused: Annotated[str, "count", "unit"]
    over_quarter: str
    under_quarter: str
    at_home: Annotated[str, "name", "day"]
    was_at_home: Annotated[str, "name", "start", "end"]
    teaching: Annotated[str, "kind", "facts"]
    hours_a_week: Annotated[str, "count"]
    hypotheses: str
    domain: str
    strong: str
    vulnerable: str
    unknown: Annotated[str, "words"]
    team_decision: str
    weighing: str
    level_is: Annotated[str, "level", "levels", "name"]
    level_there: Annotated[str, "name"]
    weighed_on: Annotated[str, "day"]
    wish_parents: str
    way: str
    place: str
    scores: str
    contributions: str
    by_school: str
    by_others: str
    views: str
    no_view: Annotated[str, "who"]
    inspection: str
    inspected: Annotated[str, "outcome"]
    no_inspection: Annotated[str, "who"]
    director_agrees: Annotated[str, "director", "day"]
    signing: str
    signing_hint: Annotated[str, "what", "day", "reference"]
    signing_pupil: str
    sign_seen: str
    sign_agrees: str
    sign_disagrees: str
    sign: Annotated[str, "who"]
    text_code: Annotated[str, "code"]
    signed_sheets: str
    signed_by: Annotated[str, "who", "facts"]
    no_reference: str
    signed_instead: str
    signed_beside: str
    signed_apart: str
    signed_from: Annotated[str, "page"]
    earlier_text: Annotated[str, "day"]
    attachments: str
    terms: str
    number: str
    document: str
    from_whom: str
    dated_on: str
    starts_at: str
    attachment: Annotated[str, "number", "title"]
    scan_file: Annotated[str, "number"]
    attachment_file: Annotated[str, "number", "kind"]
    attachment_sheet: Annotated[str, "sheet", "sheets"]
    see_along: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingTexts(CheckedTexts):
    """`meeting.toml`: the minutes of one meeting, with what was agreed there."""

    title: str
    lasted: Annotated[str, "minutes"]
    no_day: str
    purpose: str
    chair: str
    decides: str
    came: str
    asked: str
    voice: Annotated[str, "name"]
    not_invited: Annotated[str, "name", "reason"]
    agenda: str
    interpreter: str
    interpreter_for: Annotated[str, "who", "language"]
    interpreter_is: Annotated[str, "who", "state"]
    discussed: str
    decisions: str
    because: Annotated[str, "reason"]
    review_on: Annotated[str, "day"]
    promises: str
    promise: Annotated[str, "who", "kept"]
    agreements: str
    result: str
    owner: str
    ends_on: str
    proposed: Annotated[str, "owner"]
    correct: str
    signing: str
    signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationTexts(CheckedTexts):
    """`evaluation.toml`: one meeting that looked back; the rest is as on its minutes."""

    title: str
    works: str
    not_yet: str
    how: Annotated[str, "name"]
    face: Annotated[str, "name", "how"]
    goals: str
    brought: str
    what: str
    effect: str
    way_on: Annotated[str, "way"]
    seen: str
    views: str
    absence: str
    onward: str
    weighed: Annotated[str, "day", "level"]
    next: Annotated[str, "day"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionTexts(CheckedTexts):
    """`decision.toml`: the team's decision on the case, in whichever print that stands."""

    by: Annotated[str, "who"]
    by_on: Annotated[str, "day", "who"]
    on: Annotated[str, "day"]
    chosen: Annotated[str, "what"]
    not_chosen: Annotated[str, "what"]
    with_reason: Annotated[str, "said", "reason"]
    as_soon: str
    as_near: str
    as_simple: str
    is_so: Annotated[str, "what"]
    is_not_so: Annotated[str, "what"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OppTexts(CheckedTexts):
    """`opp.toml`: the whole plan, and its part on guidance."""

    title: str
    guidance_title: str
    version: Annotated[str, "number"]
    concept: str
    no_agreement: str
    set: Annotated[str, "day"]
    lapsed: str
    for_whom: Annotated[str, "name"]
    counts_from: Annotated[str, "day", "because"]
    counts_from_bare: Annotated[str, "day"]
    runs: Annotated[str, "day"]
    runs_until: Annotated[str, "day", "until"]
    beginning: str
    outflow: str
    because: str
    helps: str
    hinders: str
    voice: Annotated[str, "name"]
    guidance: Annotated[str, "name"]
    deviations: str
    none: Annotated[str, "name"]
    unsaid: str
    people: str
    talked: Annotated[str, "days"]
    asked: Annotated[str, "count"]
    agrees: Annotated[str, "said", "day"]
    agrees_undated: Annotated[str, "said"]
    seen: Annotated[str, "day"]
    earlier: str
    carer: str
    silent: str
    changed: str
    gone: Annotated[str, "part", "line"]
    new: Annotated[str, "part", "line"]
    yes: str
    no: str
    evaluation: str
    evaluate_on: Annotated[str, "day", "name"]
    seen_heading: str
    seen_hint: str
    agreed_heading: str
    agreed_hint: Annotated[str, "name"]
    school: str
    sign_seen: Annotated[str, "who"]
    sign_agreed: Annotated[str, "who"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentTexts(CheckedTexts):
    """`consent.toml`: a form for each who is asked; `pupil_intro` speaks to the pupil itself."""

    title: str
    for_whom: Annotated[str, "who"]
    intro: str
    pupil_intro: str
    questions: Mapping[ConsentPurpose, str]
    what: Annotated[str, "what"]
    recipient: Annotated[str, "recipient"]
    until: Annotated[str, "day"]
    a_year: str
    yes: str
    no: str
    remark: str
    signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MyPlanTexts(CheckedTexts):
    """`my_plan.toml`: the page of the child itself, to which it speaks."""

    title: str
    about_me: str
    goals: str
    said: str
    answers: Mapping[Influence, str]
    not_yet: str
    help: str
    help_by: Annotated[str, "who"]
    help_by_anyone: str
    own: str
    own_hint: str
    own_sign: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingTexts(CheckedTexts):
    """`closing.toml`: a letter to each parent, and to the pupil who reads itself."""

    title: str
    for_whom: Annotated[str, "who"]
    closed: Annotated[str, "name", "day"]
    closing: Annotated[str, "name"]
    reason: Annotated[str, "reason"]
    talked: Annotated[str, "day"]
    question: str
    did: str
    came: str
    goals: Annotated[str, "state", "goals"]
    views: str
    after: str
    contact: Annotated[str, "who"]
    kept: str
    kept_after: Annotated[str, "name", "terms"]
    kept_now: Annotated[str, "name", "terms"]
    kept_years: Annotated[str, "what", "years"]
    kept_until: Annotated[str, "what", "day"]
    kept_unsure: str
    rights: str
    rights_of_pupil: str
    may_read: str
    may_read_with_consent: Annotated[str, "name"]
    may_correct: str
    may_come_back: str
    pupil_may_read: str
    pupil_may_correct: str
    pupil_may_come_back: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterTexts(CheckedTexts):
    """`register.toml`: what left, for who asks for it."""

    title: str
    about: Annotated[str, "name"]
    as_of: Annotated[str, "day"]
    nothing: str
    when: str
    what: str
    who: str
    why: str
    nobody: str
    state: Annotated[str, "state", "day"]
    with_note: Annotated[str, "state", "note"]
    remark: Annotated[str, "day", "note"]
    unsure: str
    withdrawn: Annotated[str, "day"]
    back: str
    back_about: str
    others_left_out: str
    no_shape: str
    rights: str
    may_correct: str
    may_ask: str
    may_complain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceTexts(CheckedTexts):
    """`voice.toml`: how the pupil was heard, in whichever print that stands."""

    heard: Annotated[str, "ways"]
    heard_on: Annotated[str, "day", "ways"]
    did_not_want: Annotated[str, "name"]
    could_not: Annotated[str, "name"]
    not_asked: Annotated[str, "name"]
    offered: Annotated[str, "ways"]
    said: Annotated[str, "words"]
    said_and_done: Annotated[str, "words", "influence"]
    said_and_why: Annotated[str, "words", "influence", "reason"]
    told: Annotated[str, "name", "day"]
    told_by: Annotated[str, "name", "day", "who"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTexts(CheckedTexts):
    """`plan.toml`: “Eén kind, één plan”, on one sheet where it fits."""

    title: str
    state_of: Annotated[str, "who", "day"]
    no_goals: str
    work: str
    what: str
    who: str
    until: str
    late: Annotated[str, "day"]
    nobody: str
    next: str
    no_next: str
    call: str
    call_words: Annotated[str, "name", "role"]
    nobody_to_call: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparationTexts(CheckedTexts):
    """`preparation.toml`: one meeting before it is held; the rest is as on its minutes."""

    title: str
    who: str
    running: str
    own: str
    own_hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TeachersTexts(CheckedTexts):
    """`teachers.toml`: the one-page sheet for who teaches the child."""

    title: str
    state_of: Annotated[str, "who", "day"]
    helps: str
    goes_well: str
    hinders: str
    did_not_help: str
    home: str
    health: str
    researched: Annotated[str, "what", "outcome"]
    call: str
    case_manager: Annotated[str, "name", "role"]
    ways: Annotated[str, "ways"]
    available: Annotated[str, "when"]
    no_case_manager: str
    team: Annotated[str, "who", "role", "task"]
    team_bare: Annotated[str, "who", "role"]
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListTexts(CheckedTexts):
    """`list.toml`: what stands over a list about many pupils."""

    as_of: Annotated[str, "day"]
    private: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryTexts(CheckedTexts):
    """`recovery.toml`: the sheet that opens a vault when the passphrase is gone."""

    title: str
    vault: Annotated[str, "label", "day"]
    what_for: str
    code: str
    group: Annotated[str, "number"]
    picture: str
    keep: str
    keep_rules: tuple[str, ...]
    not_on_laptop: str
    use: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterTexts(CheckedTexts):
    """The letter that goes along with a request; a `how_` for each shape that it leaves in."""

    title: str
    title_with_reference: Annotated[str, "reference"]
    to: Annotated[str, "recipient"]
    sender: Annotated[str, "sender"]
    dated: Annotated[str, "day"]
    sends: Annotated[str, "kind"]
    sends_request: Annotated[str, "kind"]
    sends_dossier: Annotated[str, "kind"]
    reference: Annotated[str, "reference"]
    inside: str
    inside_request: str
    inside_scans: str
    inside_attachment: Annotated[str, "number", "kind"]
    inside_file: Annotated[str, "name", "pages"]
    one_page: str
    more_pages: Annotated[str, "pages"]
    for_program: str
    how: str
    how_one_pdf: str
    how_zip: Annotated[str, "inner"]
    how_folder: str
    how_folder_plain: str
    how_portal: str
    how_paper: str
    how_paper_title: str
    questions: str
    call: Annotated[str, "who", "reached"]
    call_nobody: Annotated[str, "who"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTexts:
    """The texts of all prints together."""

    shared: SharedTexts
    contract: ContractTexts
    parents: ParentsTexts
    meeting: MeetingTexts
    evaluation: EvaluationTexts
    decision: DecisionTexts
    voice: VoiceTexts
    plan: PlanTexts
    opp: OppTexts
    consent: ConsentTexts
    my_plan: MyPlanTexts
    closing: ClosingTexts
    register: RegisterTexts
    preparation: PreparationTexts
    teachers: TeachersTexts
    request: RequestTexts
    letter: LetterTexts
    list: ListTexts
    recovery: RecoveryTexts

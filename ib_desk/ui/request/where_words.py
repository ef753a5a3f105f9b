"""Who files a request and who decides, in sentences."""

from __future__ import annotations

from datetime import date

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law.sources import LegalSources
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.swv import Applicant, Decider, DeliveryForm, TermFrom
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvDayKind
from ib_desk.domain.request.bureau_days import BureauDay, bureau_days
from ib_desk.domain.request.request_kinds import ElsewhereSpec, KindSpec
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.texts import in_a_line, tr


def who_words(asked_by: Applicant, decided_by: Decider, terms: Terms) -> str:
    """“Onze school dient de aanvraag in. Het samenwerkingsverband beslist.”."""
    asks = tr("{who} dient de aanvraag in.").format(who=capital(terms.label(asked_by)))
    if asked_by is Applicant.PARENTS:
        asks = tr("Ouders dienen de aanvraag in, vaak samen met school.")
    if asked_by is not Applicant.OWN_SCHOOL:
        asks = f"{asks} {tr('Jij levert het dossier.')}"
    decides = tr("{who} beslist.").format(who=capital(terms.label(decided_by)))
    return f"{asks} {decides}"


def where_words(request: SwvRequest, whole: WholeFile, rule: KindSpec, terms: Terms) -> str:
    """With to whom it goes and how, as far as that is known."""
    goes = tr("Gaat naar: {who}.").format(who=whole.recipient_of(request) or tr("nog invullen"))
    if request.goes_to_swv and whole.has_lost_swv(request):
        goes = tr("Het samenwerkingsverband dat je koos, is verwijderd. Kies opnieuw.")
    said = [who_words(*_whose(request, rule), terms), goes]
    if request.goes_to_swv:
        said.append(counter_words(whole.deciding_swv(request), terms))
    return " ".join(filter(None, said))


def _whose(request: SwvRequest, rule: KindSpec) -> tuple[Applicant, Decider]:
    """Where nobody said otherwise, as the rule has it."""
    return request.asked_by or rule.asked_by, request.decided_by or rule.decided_by


def counter_words(swv: SwvProfile, terms: Terms) -> str:
    """“Bureau: Kindkans, via het portaal, 0299-111111.”; “” where nothing is known."""
    how = "" if swv.counter is DeliveryForm.UNKNOWN else terms.label(swv.counter)
    known = in_a_line((swv.counter_name, how, swv.phone, swv.email))
    return tr("Bureau: {how}.").format(how=known) if known else ""


def source_words(spec: KindSpec | ElsewhereSpec, law: LegalSources) -> str:
    """Where the rule comes from, and that it is to be checked where it was not read itself."""
    return tr("Waar dat staat: {source}.").format(source=law.told(spec.source, spec.how_sure))


def days_words(request: SwvRequest, whole: WholeFile, today: date, law: LegalSources) -> str:
    """By when to file, when the committee meets and how long it takes; “” for what nobody wrote."""
    route = whole.route_of(request)
    if route is None:
        return ""
    said = [_day_words(day) for day in bureau_days(whole.days_of(route), today)]
    weeks = route.term_weeks
    if weeks is not None:
        count = tr("1 schoolweek") if route.in_working_weeks else tr("1 week")
        if weeks != 1:
            many = tr("{count} schoolweken") if route.in_working_weeks else tr("{count} weken")
            count = many.format(count=weeks)
        since = tr(" (IB Desk telt vanaf ontvangst; vraag het bureau of dat klopt)")
        if route.term_from is not None:
            since = {
                TermFrom.RECEIVED: tr(" na ontvangst"),
                TermFrom.COMPLETE: tr(" nadat alles compleet is"),
            }[route.term_from]
        said.append(tr("Het besluit komt binnen {count}{since}.").format(count=count, since=since))
    if not said:
        return ""
    source = route.source.strip() or whole.swv_of(request).name.strip()
    told = law.told(source, route.how_sure or Certainty.NOT_FOUND) if source else ""
    where = tr("Waar dat staat: {source}.").format(source=told) if told else ""
    return " ".join(filter(None, (*said, where)))


def _day_words(day: BureauDay) -> str:
    words = {
        (SwvDayKind.FILE_BY, False): tr("Dien in uiterlijk op {day}{note}."),
        (SwvDayKind.FILE_BY, True): tr("De laatste dag om in te dienen is voorbij: {day}{note}."),
        (SwvDayKind.COMMITTEE, False): tr("De commissie vergadert op {day}{note}."),
        (SwvDayKind.COMMITTEE, True): tr("De laatste vergadering is voorbij: {day}{note}."),
    }[day.what, day.is_past]
    note = tr(" ({note})").format(note=day.note) if day.note else ""
    return words.format(day=plain_date(day.on), note=note)


def rule_words(rule: KindSpec, request: SwvRequest, law: LegalSources, terms: Terms) -> str:
    """Where the rule comes from; what is said otherwise here than the rule is told as that."""
    source = source_words(rule, law)
    if _whose(request, rule) == (rule.asked_by, rule.decided_by):
        return source
    usual = who_words(rule.asked_by, rule.decided_by, terms)
    return tr("Meestal is het anders: {usual} {source}").format(usual=usual, source=source)


def elsewhere_words(spec: ElsewhereSpec, swv: SwvProfile, law: LegalSources, terms: Terms) -> str:
    """Whose it is, the way there, whom one can ask, and where that stands."""
    contact = counter_words(swv, terms) if spec.decided_by is Decider.SWV else ""
    whose = tr("Van wie: {who}.").format(who=terms.label(spec.asked_by))
    return " ".join(filter(None, (spec.route, whose, contact, source_words(spec, law))))

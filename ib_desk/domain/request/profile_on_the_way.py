"""A samenwerkingsverband of a vault as a file that another school can take over, and the reverse.

What says too little to count stays behind: a demand that is not whole, a kind without a name, a day
without a date. Where two say how one kind goes, the one that was added last does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import Enum, auto
from typing import Any

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.records.request import RequestKind
from ib_desk.domain.records.swv_demand import SwvDemand
from ib_desk.domain.records.swv_form import SwvForm, SwvFormBox
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvDay, SwvRoute, counting
from ib_desk.domain.request.form_sources import MOST_ROWS
from ib_desk.domain.request.shipped_profile import (
    MOST,
    DayInFile,
    DemandInFile,
    FieldInFile,
    FormInFile,
    ProfileInFile,
    RouteInFile,
    ShippedProfile,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSwv:
    """One of the vault, with all that is part of it."""

    profile: SwvProfile
    demands: tuple[SwvDemand, ...] = ()
    routes: tuple[SwvRoute, ...] = ()
    days: tuple[SwvDay, ...] = ()
    forms: tuple[SwvForm, ...] = ()
    boxes: tuple[SwvFormBox, ...] = ()
    """Of the forms that are only listed, with their fields; any other is a file of the bureau."""

    @property
    def going(self) -> tuple[Mapping[RequestKind, SwvRoute], tuple[SwvDemand, ...]]:
        """The route that counts for each kind, and the demands that are whole."""
        routes = {kind: route for (_swv, kind), route in counting(self.routes).items()}
        return routes, tuple(demand for demand in self.demands if demand.is_whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileWords:
    """What a file says where the profile says nothing: its name, what it is, and its source."""

    title: str
    about: str
    no_source: str


def in_file(known: KnownSwv, words: FileWords) -> ShippedProfile:
    """With nothing but what a samenwerkingsverband is and asks."""
    routes, demands = known.going
    return ShippedProfile(
        title=known.profile.name.strip() or words.title,
        about=words.about,
        profile=ProfileInFile(**_said(known.profile, ProfileInFile)),
        demand=tuple(_demand(one, words) for one in demands),
        route=tuple(_route(one, known.days, words) for one in routes.values()),
        form=tuple(_form(one, known.boxes) for one in _counting(known.forms).values()),
    )


def _counting(forms: Iterable[SwvForm]) -> Mapping[str, SwvForm]:
    """By its title; of two that are called the same the one that was added last."""
    return {one.title.strip(): one for one in forms if one.title.strip()}


def _form(form: SwvForm, boxes: Sequence[SwvFormBox]) -> FormInFile:
    mine = (box for box in boxes if box.form_id == form.id)
    return FormInFile(
        title=form.title.strip(),
        kinds=form.kinds,
        note=form.note,
        field=tuple(map(_field, mine)),
    )


def _field(box: SwvFormBox) -> FieldInFile:
    """Of a row that no form has it is left open which one it is."""
    row = box.row if box.row is not None and 1 <= box.row <= MOST_ROWS else None
    return FieldInFile(**_said(box, FieldInFile) | {"row": row})


def _demand(demand: SwvDemand, words: FileWords) -> DemandInFile:
    return DemandInFile(**_said(demand, DemandInFile) | _source(demand, words))


def _route(route: SwvRoute, days: Sequence[SwvDay], words: FileWords) -> RouteInFile:
    mine = (day for day in days if day.route_id == route.id)
    whole = tuple(
        DayInFile(what=day.what, on=day.on, is_yearly=day.is_yearly, note=day.note)
        for day in mine
        if day.what is not None and day.on is not None
    )
    signers = tuple(dict.fromkeys(route.signers))
    said = _said(route, RouteInFile) | _source(route, words)
    return RouteInFile(**said | {"signers": signers, "day": whole})


def _said(record: Any, shape: type[Any]) -> dict[str, Any]:
    names = {one.name for one in fields(record)} & {one.name for one in fields(shape)}
    return {name: _fitting(getattr(record, name)) for name in names}


def _fitting(value: Any) -> Any:
    """A number that a file may hold; what was mistyped says nothing."""
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value if not is_number or 1 <= value <= MOST else None


def _source(record: SwvDemand | SwvRoute, words: FileWords) -> dict[str, Any]:
    return {
        "source": record.source.strip() or words.no_source,
        "how_sure": record.how_sure or Certainty.NOT_FOUND,
    }


class Became(Enum):
    """What taking a file over would do to a part."""

    ADDED = auto()
    GONE = auto()
    CHANGED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A demand or form by its title, a route by its kind, or the profile itself (none of these).

    `names` are the fields that another value comes into, where it was there already.
    """

    became: Became
    demand: str = ""
    kind: RequestKind | None = None
    form: str = ""
    names: tuple[str, ...] = ()


def differences(now: ShippedProfile, then: ShippedProfile) -> tuple[Difference, ...]:
    """What taking `then` over in place of `now` would change; nothing where both say the same."""
    own = _changed(now.profile, then.profile)
    found = [Difference(became=Became.CHANGED, names=own)] if own else []
    demands = _between({one.title: one for one in now.demand}, {d.title: d for d in then.demand})
    found += [Difference(became=how, demand=name, names=names) for name, how, names in demands]
    routes = _between({one.kind: one for one in now.route}, {r.kind: r for r in then.route})
    found += [Difference(became=how, kind=kind, names=names) for kind, how, names in routes]
    forms = _between({one.title: one for one in now.form}, {one.title: one for one in then.form})
    found += [Difference(became=how, form=title, names=names) for title, how, names in forms]
    return tuple(found)


def _between(now: Mapping[Any, Any], then: Mapping[Any, Any]) -> list[tuple[Any, Became, Any]]:
    both = [(key, _changed(now[key], then[key])) for key in now if key in then]
    return [
        *((key, Became.ADDED, ()) for key in then if key not in now),
        *((key, Became.CHANGED, names) for key, names in both if names),
        *((key, Became.GONE, ()) for key in now if key not in then),
    ]


def _changed(now: Any, then: Any) -> tuple[str, ...]:
    names = (one.name for one in fields(now))
    return tuple(name for name in names if getattr(now, name) != getattr(then, name))


def replaced(known: KnownSwv, shipped: ShippedProfile) -> list[tuple[Any, Any]]:
    """(before, after) of each record, in an order in which they can be stored.

    What the file says of the same demand or kind comes into the record that was there; what it does
    not say goes, also what did not count.
    """
    profile = known.profile
    told = replace(shipped.profile.as_record(), id=profile.id)
    edits: list[tuple[Any, Any]] = [(day, None) for day in known.days]
    demands = {one.title: one for one in known.demands}
    routes = {one.kind: one for one in known.routes}
    edits += [(one, None) for one in known.demands if demands.get(one.title) is not one]
    edits += [(one, None) for one in known.routes if routes.get(one.kind) is not one]
    edits.append((profile, told))
    for demand in shipped.demand:
        before = demands.pop(demand.title, None)
        edits.append((before, _kept(before, demand.as_record(profile.id))))
    for route in shipped.route:
        old = routes.pop(route.kind, None)
        kept = _kept(old, route.as_records(profile.id)[0])
        edits.append((old, kept))
        edits += [(None, day.as_record(kept.id)) for day in route.day]
    edits += [(one, None) for one in (*demands.values(), *routes.values())]
    return [*edits, *_forms_replaced(known, shipped)]


def _forms_replaced(known: KnownSwv, shipped: ShippedProfile) -> Iterator[tuple[Any, Any]]:
    """The fields anew, for they stand in the order in which they were added."""
    forms = dict(_counting(known.forms))
    yield from ((box, None) for box in known.boxes)
    yield from ((one, None) for one in known.forms if forms.get(one.title.strip()) is not one)
    for said in shipped.form:
        before = forms.pop(said.title, None)
        form, boxes = said.as_records(known.profile.id)
        kept = _kept(before, form)
        yield before, kept
        yield from ((None, replace(box, form_id=kept.id)) for box in boxes)
    yield from ((one, None) for one in forms.values())


def _kept(before: Any, after: Any) -> Any:
    return after if before is None else replace(after, id=before.id)

"""What is asked of the child that makes packages and what it answers, as JSON.

Beside the JSON come documents, each in a frame of its own: after `Opening` the made pages of each
attachment; after `Laying` the request and the sheets of each attachment; after `Resealing` what is
to be sealed. The answers are sizes, readable pages, sealed pages; how many attachments are laid; or
a refusal: the number of the attachment that cannot go along, 0 where the seal does not hold.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from ib_desk.reader.answers import sizes_from
from ib_desk.reader.frames import BadFrame

Size = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """Where the pages of one attachment are drawn: `frames` has a sheet for each of them.

    `heading` is the bookmark, `places` says how large and where on its sheet each page comes.
    """

    heading: str
    places: tuple[Matrix, ...]
    frames: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Opening:
    """Open the pages of so many attachments, together so many megabytes."""

    attachments: int
    megabytes: int


@dataclass(frozen=True, slots=True)
class Laying:
    """Put them behind the request: heading and places of each, as in `Sheets`."""

    sheets: tuple[tuple[str, tuple[Matrix, ...]], ...]


@dataclass(frozen=True, slots=True)
class Sealing:
    """Seal what was laid."""

    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Resealing:
    """Seal a document that comes along, of so many megabytes."""

    passphrase: str = field(repr=False)
    megabytes: int


Job = Opening | Laying | Sealing | Resealing


def job_as_bytes(job: Job) -> bytes:
    """For the child to read."""
    return json.dumps(_plain(job)).encode("ascii")


def _plain(job: Job) -> dict[str, Any]:
    match job:
        case Opening():
            return {"open": [job.attachments, job.megabytes]}
        case Laying():
            return {"lay": job.sheets}
        case Sealing():
            return {"seal": job.passphrase}
        case Resealing():
            return {"reseal": [job.passphrase, job.megabytes]}


def job_from(payload: bytes) -> Job:
    """What is asked; the parent is trusted."""
    ((verb, asked),) = json.loads(payload).items()
    match verb:
        case "open":
            return Opening(*asked)
        case "lay":
            return Laying(tuple((heading, tuple(map(tuple, places))) for heading, places in asked))
        case "seal":
            return Sealing(asked)
        case _:
            return Resealing(*asked)


def all_sizes_as_bytes(sizes: list[tuple[Size, ...]]) -> bytes:
    """For the parent to read."""
    return json.dumps(sizes).encode("ascii")


def all_sizes_from(payload: bytes, attachments: int) -> tuple[tuple[Size, ...], ...]:
    """Sizes of the pages of each attachment; raises `BadFrame` for what no child of ours says."""
    told = _read(payload)
    if type(told) is not list or len(told) != attachments:
        raise BadFrame
    return tuple(sizes_from(json.dumps(sizes).encode("ascii")) for sizes in told)


def number_as_bytes(number: int) -> bytes:
    """Of an attachment, for the parent to read."""
    return json.dumps(number).encode("ascii")


def number_from(payload: bytes, attachments: int) -> int:
    """Of an attachment, or 0; raises `BadFrame` as `all_sizes_from`."""
    told = _read(payload)
    if type(told) is not int or not 0 <= told <= attachments:
        raise BadFrame
    return told


def _read(payload: bytes) -> Any:
    try:
        return json.loads(payload)
    except (ValueError, RecursionError):
        raise BadFrame from None

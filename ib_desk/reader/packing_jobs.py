"""What is asked of the child that makes packages and what it answers, as JSON.

Beside the JSON come documents, each in a frame of its own: after `Opening` the made pages of each
attachment; after `Laying` the request and the sheets of each attachment; after `Resealing` what is
to be sealed. The answers are sizes, readable pages, sealed pages; how many attachments are laid; or
a refusal: the number of the attachment that cannot go along, 0 where the seal does not hold.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ib_desk.reader.answers import Size, as_json, from_json, sizes_told
from ib_desk.reader.frames import BadFrame

Matrix = tuple[float, float, float, float, float, float]


class Unpackable(Exception):
    """The pages of an attachment cannot be read; `position` counts from 1."""

    def __init__(self, position: int) -> None:
        super().__init__(position)
        self.position = position


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
    return as_json(_plain(job))


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
    ((verb, asked),) = from_json(payload, dict).items()
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
    return as_json(sizes)


def all_sizes_from(payload: bytes, attachments: int) -> tuple[tuple[Size, ...], ...]:
    """Sizes of the pages of each attachment; raises `BadFrame` for what no child of ours says."""
    told = from_json(payload, list)
    if len(told) != attachments:
        raise BadFrame
    return tuple(map(sizes_told, told))

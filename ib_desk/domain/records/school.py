"""The school and the professionals around its pupils."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NewType
from uuid import UUID, uuid4

from ib_desk.domain.records.record import Record

ProfessionalId = NewType("ProfessionalId", UUID)

_BRIN: Final = re.compile(r"[0-9]{2}[A-Z]{2}(?:[ -]?[0-9]{2})?")
_SWV_NUMBER: Final = re.compile(r"(?:PO|VO)[ -]?[0-9]{4}")


def is_brin(text: str) -> bool:
    """Two digits and two letters, with or without the two digits of the site: “12AB00”."""
    return bool(_BRIN.fullmatch(text.strip().upper()))


def is_swv_number(text: str) -> bool:
    """The sector and four digits: “PO2701”."""
    return bool(_SWV_NUMBER.fullmatch(text.strip().upper()))


class Sector(StrEnum):
    """Decides which law holds: WPO for PO, WVO 2020 for VO."""

    PO = "po"
    VO = "vo"


class DeliveryForm(StrEnum):
    """How the SWV's bureau takes in a request; unknown until someone asked."""

    UNKNOWN = "onbekend"
    PORTAL = "portaal"
    MAIL = "mail"


@dataclass(frozen=True, slots=True, kw_only=True)
class School(Record):
    """The school whose files these are; a vault holds at most one."""

    name: str = ""
    brin: str = ""
    sector: Sector = Sector.PO
    school_year: str = ""
    address: str = ""
    postcode: str = ""
    town: str = ""
    phone: str = ""
    email: str = ""
    board: str = ""
    director: str = ""
    coordinator: str = ""
    swv_name: str = ""
    swv_number: str = ""
    swv_delivery: DeliveryForm = DeliveryForm.UNKNOWN


class Role(StrEnum):
    """What a professional is to the pupils; teachers are listed apart from helpers."""

    TEACHER = "leraar"
    COORDINATOR = "intern begeleider"
    DIRECTOR = "directeur"
    SUPPORT_TEACHER = "begeleider passend onderwijs"
    ASSISTANT = "onderwijsassistent"
    YOUTH_WORKER = "jeugdprofessional"
    SOCIAL_WORKER = "schoolmaatschappelijk werker"
    YOUTH_NURSE = "jeugdverpleegkundige"
    EDUCATIONALIST = "orthopedagoog"
    PSYCHOLOGIST = "psycholoog"
    SPEECH_THERAPIST = "logopedist"
    ATTENDANCE_OFFICER = "leerplichtambtenaar"
    OTHER = "anders"


@dataclass(frozen=True, slots=True, kw_only=True)
class Professional(Record):
    """A teacher or helper, typed once and then chosen in every file."""

    id: ProfessionalId = field(default_factory=lambda: ProfessionalId(uuid4()))
    name: str = ""
    role: Role = Role.TEACHER
    organisation: str = ""
    phone: str = ""
    email: str = ""
    available: str = ""
    note: str = ""

"""What a signer of Noor's request, or of her plan, saw, as the program keeps it."""

from __future__ import annotations

from typing import Any

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.leaving.sign_offs import FORM, Subject, digest_of, signature_of, values_of
from ib_desk.domain.records.opp import Opp
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.seen import SeenText
from tests.shipped import catalogue


def seen_text(whole: WholeFile, record: Record, **values: Any) -> SeenText:
    """Signed for what stands in `whole`, unless `values` say otherwise."""
    signed = signature_of(record)
    assert signed is not None
    counting = catalogue().sign_offs.newest(signed.sign_off)
    subjects: list[Subject] = [*whole.of(SwvRequest), *whole.of(Opp)]
    about = next(one for one in subjects if one.id == signed.subject_id)
    known: dict[str, Any] = {
        "file_id": about.file_id,
        "request_id": about.id if isinstance(about, SwvRequest) else None,
        "opp_id": about.id if isinstance(about, Opp) else None,
        "sign_off": signed.sign_off,
        "signed_in": record.id,
        "form": FORM,
        "fields": counting.version,
        "digest": digest_of(values_of(whole, about, counting)),
        "on": signed.on,
    }
    return SeenText(**(known | values))

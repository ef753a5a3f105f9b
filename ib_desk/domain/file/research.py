"""Which document is the report of a test or an examination, and what that says of its readers."""

from __future__ import annotations

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.assessment import Assessment
from ib_desk.domain.records.attachment import Attachment, DocumentKind
from ib_desk.domain.records.output_kind import OutputKind

_CAN_BE_REPORT = frozenset(
    {None, DocumentKind.RESEARCH, DocumentKind.TESTS, DocumentKind.OBSERVATION, DocumentKind.OTHER}
)


def reported_in(whole: WholeFile, document: Attachment) -> tuple[Assessment, ...]:
    """What this document is the report of: one report may tell of several tests."""
    return tuple(one for one in whole.of(Assessment) if one.report_id == document.id)


def report_of(whole: WholeFile, assessment: Assessment) -> Attachment | None:
    """The document in which it is told, if that is in the file."""
    documents = (one for one in whole.of(Attachment) if one.id == assessment.report_id)
    return next(documents, None)


def can_be_report(document: Attachment) -> bool:
    """Minutes, a plan or a letter are called so because they are no report of research."""
    return document.kind in _CAN_BE_REPORT


def without_report(whole: WholeFile) -> tuple[Assessment, ...]:
    """Of which a document could be the report, the newest that was added first."""
    loose = [one for one in whole.of(Assessment) if one.report_id is None]
    return tuple(reversed(loose))


def is_research(whole: WholeFile, document: Attachment) -> bool:
    """By its kind, or because it is the report of research."""
    return document.kind is DocumentKind.RESEARCH or bool(reported_in(whole, document))


def sender_of(whole: WholeFile, document: Attachment) -> str:
    """From whom it is; of a report where nobody wrote that: who did the research."""
    if document.sender.strip():
        return document.sender
    by_whom = (one.by_whom for one in reported_in(whole, document) if one.by_whom.strip())
    return next(by_whom, "")


def kept_from_bureau(whole: WholeFile, document: Attachment) -> tuple[Assessment, ...]:
    """What it tells of that the bureau may not see, as far as anybody said."""
    told = reported_in(whole, document)
    return tuple(one for one in told if not one.is_in(OutputKind.REQUEST_PACKAGE))


def is_for_nobody_yet(whole: WholeFile, document: Attachment) -> bool:
    """Whether it tells of research of which nobody said who may see it."""
    return any(not one.may_see for one in reported_in(whole, document))

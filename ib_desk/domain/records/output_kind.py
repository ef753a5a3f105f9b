"""What can leave the vault, by the name under which the register knows it."""

from __future__ import annotations

from enum import Enum
from typing import Final


class OutputKind(Enum):
    """What left the vault."""

    CONTRACT_PRINT = "contract_print"
    PARENTS_PRINT = "parents_print"
    PLAN_PRINT = "plan_print"
    PREPARATION_PRINT = "preparation_print"
    MEETING_PRINT = "meeting_print"
    EVALUATION_PRINT = "evaluation_print"
    OPP_PRINT = "opp_print"
    OPP_GUIDANCE_PRINT = "opp_guidance_print"
    TEACHERS_PRINT = "teachers_print"
    CONSENT_PRINT = "consent_print"
    MY_PLAN_PRINT = "my_plan_print"
    CLOSING_PRINT = "closing_print"
    REQUEST_PRINT = "request_print"
    REQUEST_SIGN_PRINT = "request_to_sign_print"
    REQUEST_PACKAGE = "request_package"
    REQUEST_FORM = "request_form"
    REGISTER_PRINT = "register_print"
    ATTACHMENT = "attachment"
    PUPIL_SYSTEM_TEXT = "pupil_system_text"
    FILES_LIST = "files_list"
    AGREEMENTS_LIST = "agreements_list"
    REQUESTS_LIST = "requests_list"


AN_OPP: Final = (OutputKind.OPP_PRINT, OutputKind.OPP_GUIDANCE_PRINT)
"""The whole plan, and the part on guidance that parents agree to."""

A_REQUEST: Final = (
    OutputKind.REQUEST_PRINT,
    OutputKind.REQUEST_SIGN_PRINT,
    OutputKind.REQUEST_PACKAGE,
    OutputKind.REQUEST_FORM,
)
"""The same words: to read, to sign, sealed, and in the bureau's own form."""

WITH_STATEMENTS: Final = (
    OutputKind.CONTRACT_PRINT,
    OutputKind.PARENTS_PRINT,
    OutputKind.MEETING_PRINT,
    OutputKind.EVALUATION_PRINT,
    *AN_OPP,
    *A_REQUEST,
)
"""Papers on which a record is read as it stands: what somebody said of it stands on them too. The
others say in a few lines what to do, or ask something.
"""

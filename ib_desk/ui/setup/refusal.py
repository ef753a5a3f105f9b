"""What a vault that did not open says at its door, and where: at the field or above all."""

from __future__ import annotations

from dataclasses import dataclass

from ib_desk.application.route import Route
from ib_desk.application.vault_errors import WaitFirst, WrongSecret
from ib_desk.domain.secrets.recovery_code import RecoveryCodeMistyped
from ib_desk.ui.messages import Message, unlock_message


@dataclass(frozen=True, slots=True)
class Refusal:
    """`is_of_secret`: another secret may open it."""

    message: Message
    is_of_secret: bool
    wait_seconds: int


def refusal(error: Exception, route: Route) -> Refusal:
    """In words; `route` is the secret that was tried."""
    seconds = error.wait_seconds if isinstance(error, WrongSecret | WaitFirst) else 0
    is_of_secret = isinstance(error, WrongSecret | WaitFirst | RecoveryCodeMistyped)
    return Refusal(unlock_message(error, route), is_of_secret, seconds)

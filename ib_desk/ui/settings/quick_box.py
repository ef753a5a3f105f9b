"""Quick unlock on this laptop: a PIN beside the passphrase."""

from __future__ import annotations

from PySide6.QtCore import Slot
from typing_extensions import override

from ib_desk.domain.secrets.passphrase import passphrase_bytes
from ib_desk.ui.session import Session
from ib_desk.ui.settings.secret_box import SecretBox, Wish
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import second_button
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.passphrase_field import PassphraseField


class QuickBox(SecretBox):
    """Another PIN takes the place of the one before."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._pin = PassphraseField(tr("Pincode"))
        go = second_button(tr("Snel openen aanzetten"))
        go.clicked.connect(self._enable)
        self._pin.submitted.connect(self._enable)
        about = tr(
            "Alleen op deze laptop, naast je wachtwoordzin. Na vijf keer een verkeerde pincode "
            "gaat het vanzelf uit."
        )
        self.add(
            label(about, "small", "muted"),
            Field(tr("Pincode"), self._pin, hint=tr("Zes cijfers of meer.")),
            self.proof(),
            go,
        )

    @override
    def leave(self) -> None:
        super().leave()
        self._pin.clear()

    @Slot()
    def _enable(self) -> None:
        ways_in, pin = self.ways_in, passphrase_bytes(self._pin.text())
        self.wish_proven(
            Wish(
                act=lambda: ways_in.enable_quick_unlock(pin),
                busy=tr("Snel openen aanzetten…"),
                done=tr("Snel openen staat aan"),
                typed=(self._pin,),
            )
        )

"""The three secrets that open a vault, one of them asked for at a time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ib_desk.application.route import Route
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.passphrase_field import PassphraseField


class SecretFields(QWidget):
    """A field is built when it is first asked for: most vaults are only ever opened by one."""

    submitted = Signal()
    """Enter was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self._built: dict[Route, Field] = {}
        self._route: Route | None = None
        self._column = QVBoxLayout(self)
        spaced(self._column, 0, 0)

    @property
    def route(self) -> Route | None:
        """Which one is asked for; None where no secret can be tried."""
        return self._route

    def ask_for(self, route: Route | None) -> None:
        """Show the field of this one and no other; what was typed in another stays there."""
        self._route = route
        wanted = None if route is None else self.field(route)
        for field in self._built.values():
            field.setVisible(field is wanted)
        self.setVisible(wanted is not None)
        if wanted is not None:
            self.setFocusProxy(wanted)

    def field(self, route: Route) -> Field:
        """The field with its question."""
        if route not in self._built:
            self._built[route] = self._build(route)
            self._column.addWidget(self._built[route])
        return self._built[route]

    def text(self) -> str:
        """Exactly what stands in the field that is shown."""
        control = None if self._route is None else self.field(self._route).control
        return control.text() if isinstance(control, QLineEdit | PassphraseField) else ""

    def clear(self) -> None:
        """Forget what was typed, in each of them."""
        for field in self._built.values():
            if isinstance(field.control, QLineEdit | PassphraseField):
                field.control.clear()

    @property
    def problem(self) -> str:
        """The sentence under the field that is shown."""
        field = None if self._route is None else self.field(self._route)
        if field is None:
            return ""
        line = field.control
        return line.problem if isinstance(line, PassphraseField) else field.problem

    def complain(self, words: str) -> None:
        """Under the field that is shown; what was typed is selected."""
        if self._route is not None:
            self._show_problem(self.field(self._route), words)

    def clear_problems(self) -> None:
        """Another vault is to be opened."""
        for field in self._built.values():
            self._show_problem(field, "")

    @staticmethod
    def _show_problem(field: Field, words: str) -> None:
        if isinstance(field.control, PassphraseField):
            field.control.show_problem(words)
            return
        field.show_problem(words)
        if words and isinstance(field.control, QLineEdit):
            field.control.selectAll()

    def _build(self, route: Route) -> Field:
        match route:
            case Route.PASSPHRASE:
                return self._secret(tr("Wachtwoordzin"))
            case Route.QUICK:
                return self._secret(tr("Pincode"))
            case Route.RECOVERY_CODE:
                return self._code()

    def _secret(self, name: str) -> Field:
        line = PassphraseField(name)
        line.submitted.connect(self.submitted)
        return Field(name, line)

    def _code(self) -> Field:
        from ib_desk.ui.widgets.line_field import LineField  # noqa: PLC0415 - seldom asked for

        code = LineField(tr("Herstelcode"))
        code.returnPressed.connect(self.submitted)
        hint = tr("De negen blokken van je herstelblad.")
        field = Field(tr("Herstelcode"), code, hint=hint)
        code.textEdited.connect(field.clear_problem)
        return field

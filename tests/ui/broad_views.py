"""The nine lines of the broad view, for tests."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ib_desk.domain.records.broad_view import LifeDomain
from ib_desk.ui.file.domain_row import DomainRow


def open_domain(page: QWidget, domain: LifeDomain, field: str = "strong") -> None:
    """As Enter on its line, with the focus in a field."""
    (row,) = (row for row in page.findChildren(DomainRow) if row.domain is domain)
    row.open_form(field)

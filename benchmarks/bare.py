"""`python -m benchmarks.bare`: the least that can be called a window with a field for a secret."""

from __future__ import annotations

import json
import os
import sys
import time

from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from benchmarks.first_picture import FirstPicture, since_start


def main() -> None:
    """Tell when it is there, and how much of a processor that took."""
    app = QApplication(sys.argv[:1])
    window, page = QMainWindow(), QWidget()
    field = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
    column = QVBoxLayout(page)
    for part in (QLabel("Wachtwoordzin"), field, QPushButton("Openen")):
        column.addWidget(part)
    window.setCentralWidget(page)
    window.resize(1440, 900)
    field.setFocus()
    window.show()
    window.windowHandle().installEventFilter(FirstPicture(window, _tell))
    app.exec()


def _tell() -> None:
    print(json.dumps({"seconds": since_start(), "cpu": time.process_time()}), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()

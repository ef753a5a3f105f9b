"""A sheet of paper on the ground: title, a remark at the right, and what it holds."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from ib_desk.ui.style.theme import restyle, spaced
from ib_desk.ui.style.tokens import Ink
from ib_desk.ui.widgets.headings import Heading
from ib_desk.ui.widgets.labels import IconLabel, label


class Card(QFrame):
    """Content goes into `body`; never put a card in a card."""

    def __init__(self, title: str = "", icon: str | None = None, aside: str = "") -> None:
        """`aside` is a short remark at the right of the title, such as a count."""
        super().__init__()
        self.setProperty("ground", "card")
        self._outer = QVBoxLayout(self)
        spaced(self._outer, (16, 14, 16, 16), 12)
        self._title = Heading(title)
        self._aside = label(aside, "small", "muted", wrap=False)
        self._head = QHBoxLayout()
        spaced(self._head, 0, 8)
        if icon is not None:
            self._head.addWidget(IconLabel(icon, "accent_text"))
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._aside)
        if not aside:
            self._aside.hide()
        if title:
            self._outer.addLayout(self._head)
            self.setAccessibleName(title)
        self.body = QVBoxLayout()
        spaced(self.body, 0, 12)
        self._outer.addLayout(self.body)

    def add(self, content: QWidget | QLayout) -> None:
        """Puts `content` under what is there already."""
        if isinstance(content, QWidget):
            self.body.addWidget(content)
        else:
            self.body.addLayout(content)

    def lead_focus_to(self, part: QWidget) -> None:
        """Who goes to the card arrives there, and sees it there alone."""
        restyle(self, lead="true")
        self.setFocusProxy(part)

    def add_to_head(self, widget: QWidget) -> None:
        """A chip or quiet button at the right of the title."""
        self._head.addWidget(widget)

    def show_title(self, title: str) -> None:
        """Another title."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def show_aside(self, aside: str) -> None:
        """Another remark; empty hides it."""
        self._aside.setText(aside)
        self._aside.setVisible(bool(aside))


class Group(QWidget):
    """A titled part of what stands in a card already."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.body = QVBoxLayout(self)
        spaced(self.body, (0, 8, 0, 0), 8)
        self._aside = label("", "small", "muted", wrap=False)
        self._head = Heading(title, "strong", wrap=False)
        head = QHBoxLayout()
        spaced(head, 0, 8)
        head.addWidget(self._head)
        head.addWidget(self._aside)
        head.addStretch(1)
        self.body.addLayout(head)

    def add(self, content: QWidget | QLayout) -> None:
        """Puts `content` under what is there already."""
        if isinstance(content, QWidget):
            self.body.addWidget(content)
        else:
            self.body.addLayout(content)

    def show_aside(self, aside: str) -> None:
        """A short remark beside the title, such as a count."""
        self._aside.setText(aside)

    def show_head(self, *, is_shown: bool) -> None:
        """The title and its remark, or neither."""
        self._head.setVisible(is_shown)
        self._aside.setVisible(is_shown)


class Panel(QFrame):
    """A coloured ground without a title: `perspective`, `closed`, `sunken`."""

    def __init__(
        self, ground: str, margins: tuple[float, float, float, float] = (16, 12, 16, 12)
    ) -> None:
        super().__init__()
        self.setProperty("ground", ground)
        self.body = QVBoxLayout(self)
        spaced(self.body, margins, 4)


class Line(QFrame):
    """A thin line between two things that belong to one card."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "line")
        self.setFixedHeight(1)


def captioned(icon: str, ink: Ink, caption: str) -> tuple[QHBoxLayout, QLabel]:
    """Icon and small strong caption; gives row and caption."""
    row = QHBoxLayout()
    spaced(row, 0, 8)
    row.addWidget(IconLabel(icon, ink))
    words = label(caption, "small_strong", ink, wrap=False)
    row.addWidget(words)
    row.addStretch(1)
    return row, words

"""Draws all small widgets in their states on one picture, to look at.

Usage: `python -m tools.widget_sheet OUT.png [--dark] [--scale 2.0] [--compact] [--width 1440]`.
The case is fictional.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ib_desk.ui.style.metrics import Density
from ib_desk.ui.style.theme import Appearance, Scheme, Theme, current_theme, sized, spaced
from ib_desk.ui.widgets.breadcrumb import Breadcrumb
from ib_desk.ui.widgets.buttons import icon_button, main_button, quiet_button, second_button
from ib_desk.ui.widgets.card import Card, Panel, captioned
from ib_desk.ui.widgets.chip import Chip
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.date_field import DateField
from ib_desk.ui.widgets.empty_state import EmptyState
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.flow import FlowLayout
from ib_desk.ui.widgets.fold import Fold
from ib_desk.ui.widgets.growing_text import GrowingText
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.labels import IconLabel, label
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.passphrase_field import PassphraseField
from ib_desk.ui.widgets.progress_line import ProgressLine
from ib_desk.ui.widgets.rail import Rail, RailPlace
from ib_desk.ui.widgets.row_list import RowList
from ib_desk.ui.widgets.rows import Row, heading
from ib_desk.ui.widgets.save_state import SaveState, Saving
from ib_desk.ui.widgets.score import ScoreChoice
from ib_desk.ui.widgets.scroll_page import Foot, ScrollPage
from ib_desk.ui.widgets.search_field import SearchField
from ib_desk.ui.widgets.state import State
from ib_desk.ui.widgets.step_list import StepList
from ib_desk.ui.widgets.table import Table
from ib_desk.ui.widgets.toast import Toast
from ib_desk.ui.widgets.trust import TrustChoice
from ib_desk.ui.widgets.voice_strip import VoiceStrip

RESOURCES = Path(__file__).parents[1] / "resources"
NARROW_SCALE = 1.5
TODAY = date(2026, 11, 20)
ANCHORS = (
    "elke dag op school, geen haast",
    "af en toe weg, gewone aanpak volstaat",
    "verzuim loopt op, planmatige hulp nodig",
    "uitval dreigt binnen enkele weken",
    "gaat niet meer naar school",
)


def nothing() -> None:
    """The buttons of a picture do nothing."""


def is_narrow() -> bool:
    """As in the program: one column under 900 effective pixels (here: from 150 %)."""
    return current_theme().metrics().scale >= NARROW_SCALE


def beside() -> QBoxLayout:
    """Columns, or rows when the text is large."""
    direction = QBoxLayout.Direction
    layout = QBoxLayout(direction.TopToBottom if is_narrow() else direction.LeftToRight)
    spaced(layout, 0, 12)
    return layout


def the_rail() -> Rail:
    """The places, with Leerlingen chosen."""
    rail = Rail(
        [
            RailPlace(key=icon, icon=icon, word=word)
            for icon, word in (
                ("date", "Vandaag"),
                ("pupils", "Leerlingen"),
                ("requests", "Aanvragen"),
                ("timeline", "Overzichten"),
                ("team", "Sociale kaart"),
            )
        ],
        [
            RailPlace(key=icon, icon=icon, word=word)
            for icon, word in (
                ("settings", "Instellingen"),
                ("blank", "Scherm leeg"),
                ("lock", "Vergrendel"),
            )
        ],
    )
    rail.show_place("pupils")
    rail.set_narrow(narrow=is_narrow())
    return rail


def the_steps() -> StepList:
    """A dossier list."""
    steps = StepList("Onderdelen van het dossier")
    steps.show_rows(
        [
            Row(key=0, title="Eén kind, één plan", fact="overzicht", icon="overview"),
            heading("Stappen"),
            Row(key=1, title="Signaal", fact="klaar", icon="done", ink="ok"),
            Row(
                key=2,
                title="Psychologisch contract",
                fact="klaar · terugkijken 18-1",
                icon="done",
                ink="ok",
            ),
            Row(key=3, title="Evaluatie", fact="bezig · gesprek 18-1", icon="busy", ink="info"),
            Row(key=4, title="Afsluiting", fact="niet begonnen", icon="not_started"),
            heading("Bij dit dossier"),
            Row(key=5, title="Tijdlijn", fact="148 regels", icon="timeline"),
            Row(key=6, title="Overleg en afspraken", fact="3 open", icon="people"),
        ]
    )
    steps.show_open(2)
    return steps


def the_day() -> RowList:
    """Rows as cards, one late."""
    rows = RowList("Vandaag", whole=True)
    rows.show_rows(
        [
            heading("Te laat", "1"),
            Row(
                key=1,
                title="Jip · evaluatie van het OPP",
                fact="groep 7 · met ouders én Jip, één keer per schooljaar",
                icon="late",
                ink="late",
                right="12 dagen te laat",
            ),
            heading("Deze week", "2"),
            Row(
                key=2,
                title="Noor · JGZ bellen over slaap",
                fact="groep 6 · afspraak twee keer verzet (overmacht) · nieuwe datum",
                icon="attention",
                ink="warn",
                right="di 24 nov",
            ),
            Row(
                key=3,
                title="Bilal · terugkijken op leesaanpak",
                fact="groep 3 · 6 weken, 3 × 15 minuten voor-lezen",
                icon="busy",
                ink="info",
                right="vr 27 nov",
            ),
        ]
    )
    rows.go_to_first()
    return rows


def the_bar() -> QWidget:
    """Back, breadcrumb, save state and search."""
    bar = Panel("bar", (16, 9, 16, 9))
    row = QHBoxLayout()
    spaced(row, 0, 12)
    row.addWidget(icon_button("back", "Terug", "Alt+←"))
    crumbs = Breadcrumb()
    crumbs.show_parts([(1, "Leerlingen"), (2, "Noor van Dalen"), (3, "Psychologisch contract")])
    row.addWidget(crumbs, 1)
    saving = SaveState()
    saving.show_words(shown=not is_narrow())
    row.addWidget(saving)
    search = SearchField("Zoek of doe iets")
    sized(search, width=220 if is_narrow() else 300)
    row.addWidget(search)
    if not is_narrow():
        row.addWidget(label("Ctrl+K", "small", "muted", wrap=False))
    bar.body.addLayout(row)
    return bar


def the_vocabulary() -> QVBoxLayout:
    """Chips, buttons and save states."""
    rows = QVBoxLayout()
    spaced(rows, 0, 8)
    chips, buttons, saving = FlowLayout(), FlowLayout(), FlowLayout(gap=20)
    for state in State:
        chips.addWidget(Chip(state))
    off = second_button("Niet beschikbaar")
    off.setEnabled(False)
    for button in (
        main_button("Pakket maken…", "package"),
        second_button("Afdrukken", "print"),
        quiet_button("Alle 8 mensen"),
        quiet_button("Doel toevoegen", "add"),
        icon_button("lock", "Vergrendelen", "Ctrl+L"),
        off,
    ):
        buttons.addWidget(button)
    for moment in Saving:
        shown = SaveState()
        shown.show_state(moment, "schijf vol" if moment is Saving.FAILED else "")
        saving.addWidget(shown)
    for caption, flow in (
        ("Toestand: vorm, woord en kleur", chips),
        ("Knoppen: één hoofdknop per scherm", buttons),
        ("Bewaren", saving),
    ):
        rows.addWidget(label(caption, "small_strong", "muted"))
        rows.addLayout(flow)
    return rows


def the_messages() -> QVBoxLayout:
    """Notes, and the line about closed parts."""
    rows = QVBoxLayout()
    spaced(rows, 0, 12)
    late = Note(
        NoteKind.LATE,
        "Dit bestand is beschadigd",
        "Het openen is gestopt. Er is niets veranderd. De reservekopie van gisteren 17.42 is wel"
        " te lezen.",
    )
    late.add_action("Reservekopie bekijken", nothing)
    late.add_action("Meer uitleg", nothing, quiet=True)
    warn = Note(
        NoteKind.WARN,
        "Volgende stap: JGZ bellen, uiterlijk di 24 november",
        "De afspraak is twee keer verzet (overmacht).",
        beside=True,
    )
    warn.add_action("Naar de afspraak", nothing)
    done = Note(
        NoteKind.SUCCESS, "Wat lukt", "Eerste maandag zonder buikpijn, op 9 november.", beside=True
    )
    info = Note(
        NoteKind.INFO,
        "214 leerlingen gelezen",
        "3 nieuw, 2 gewijzigd, 1 van school. BSN's zijn weggelaten.",
    )
    info.add_action("Voorvertoning", nothing)
    for note in (late, warn, done, info):
        rows.addWidget(note)
    closed = Panel("closed", (12, 8, 12, 8))
    line = QHBoxLayout()
    spaced(line, 0, 8)
    line.addWidget(IconLabel("lock", "muted"))
    line.addWidget(
        label("Er is meer in dit dossier dat hier niet te zien is.", "small", "muted"), 1
    )
    line.addWidget(quiet_button("Wat is dat?"))
    closed.body.addLayout(line)
    rows.addWidget(closed)
    rows.addStretch(1)
    return rows


def the_voices() -> QBoxLayout:
    """Own words, no words yet, shared perspective."""
    row = beside()
    voice = VoiceStrip("Noor zegt")
    voice.show_words("Het raam staat op een kier.", "9 juni")
    silent = VoiceStrip("Noor zegt")
    silent.show_words("", question="Nog niet gevraagd. Hoe wil Noor het vertellen?")
    shared = Panel("perspective")
    head, _ = captioned("perspective", "muted", "Gezamenlijk perspectief")
    shared.body.addLayout(head)
    shared.body.addWidget(
        label("Noor komt weer met een rustig gevoel naar school, en durft hulp te vragen.", "lead")
    )
    shared.body.addStretch(1)
    for part in (voice, silent, shared):
        row.addWidget(part, 1)
    return row


def the_form() -> Card:
    """Every kind of field."""
    card = Card("Velden", "edit", "3 van 9 ingevuld")
    grid = QGridLayout()
    spaced(grid, 0, 12)
    again = DateField("Opnieuw wegen", lambda: TODAY)
    again.set_date(date(2027, 1, 18))
    wrong = Field("Einddatum", LineField("Einddatum"))
    wrong.show_problem("31 februari bestaat niet. Kies een dag in 2027.")
    if isinstance(wrong.control, LineField):
        wrong.control.set_text("31-02-2027")
    level = Choice("Niveau", [(4, "Niveau 4 · intensieve extra hulp")])
    level.choose(4)
    score = ScoreChoice("Urgentie", ANCHORS)
    score.show_score(3)
    trust = TrustChoice("Vertrouwen van Noor")
    trust.choose(7)
    own = GrowingText("Wat verwacht Noor?", voice=True)
    own.set_text("“Dat juf niet hardop zegt dat ik moet komen.”")
    words = GrowingText("Waarom niet lichter?")
    words.set_text("Tien weken gerichte hulp bleef onder het doel.")
    phrase = PassphraseField("Wachtwoordzin")
    phrase.set_text("wolk fietspad zilver tante")
    fields: list[QWidget] = [
        Field("Wat verwacht je?", own, hint="van de anderen"),
        Field("Waarom niet lichter?", words, hint="in één of twee zinnen"),
        Field("Wat zag je?", GrowingText("Wat zag je?", placeholder="Eén zin is genoeg")),
        Field("Opnieuw wegen", again, for_request=True),
        Field("Jouw keuze", level),
        wrong,
        Field("Urgentie", score),
        Field("Vertrouwen", trust),
        Field("Wachtwoordzin", phrase),
    ]
    columns = 1 if is_narrow() else 3
    for place, field in enumerate(fields):
        grid.addWidget(field, place // columns, place % columns)
    for column in range(columns):
        grid.setColumnStretch(column, 1)
    card.add(grid)
    ticks = FlowLayout(gap=16)
    for made, on in ((QCheckBox("Grote letters"), True), (QCheckBox("Concept"), False)):
        made.setChecked(on)
        ticks.addWidget(made)
    dots = [QRadioButton("voor beide ouders"), QRadioButton("voor het kind")]
    dots[0].setChecked(True)
    for dot in dots:
        ticks.addWidget(dot)
    card.add(ticks)
    card.add(Fold("Meer vragen", label("Belang, niet gewenst, eerdere ervaring.", "body", "muted")))
    return card


def the_table() -> Table:
    """A table with a chosen row."""
    table = Table("Leerlingen")
    model = QStandardItemModel(0, 4)
    model.setHorizontalHeaderLabels(["Naam", "Groep", "Niveau", "Volgende"])
    for texts in (
        ("Bilal Aydın", "3", "2 · lichte hulp", "terugkijken · vr 27 nov"),
        ("Jip Verhoeven", "7", "4 · OPP, eigen leerlijn", "evaluatie · 12 dagen te laat"),
        ("Noor van Dalen", "6", "4 · arrangement", "JGZ bellen · di 24 nov"),
    ):
        model.appendRow([QStandardItem(text) for text in texts])
    model.setParent(table)
    table.setModel(model)
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    table.selectRow(1)
    table.setColumnWidth(0, 220)
    table.setColumnWidth(2, 260)
    sized(table, height=170)
    return table


def the_page() -> ScrollPage:
    """All of it under each other."""
    page = ScrollPage("Alle widgets")
    top = PageHeading("Toestanden, knoppen en meldingen", "alles op één blad · 20 november 2026")
    top.add_action(Chip(State.BUSY, "concept"))
    top.add_action(second_button("Gespreksmodus", "talk"))
    top.add_action(second_button("Afdrukken", "print"))
    page.add(top)
    page.add(the_voices())
    page.add(the_vocabulary())
    columns = beside()
    columns.addLayout(the_messages(), 3)
    right = QVBoxLayout()
    spaced(right, 0, 12)
    right.addWidget(
        EmptyState(
            "people",
            "Nog geen overleg",
            "Leg het eerste gesprek vast. Besluiten en afspraken komen vanzelf in het plan.",
            "Overleg toevoegen",
        )
    )
    work = ProgressLine()
    work.begin("Reservekopie maken…")
    work.show_part(0.4)
    work.show()
    right.addWidget(work)
    right.addWidget(the_day())
    right.addStretch(1)
    columns.addLayout(right, 3)
    page.add(columns)
    page.add(the_form())
    page.add(the_table())
    page.finish()
    foot = Foot()
    foot.show_words("Samen terugkijken op maandag 18 januari", "look_back")
    foot.add_action(quiet_button("Gesprekspartner toevoegen", "add"))
    foot.add_action(second_button("Iets liep mis", "broken_promise"))
    foot.add_action(main_button("Naar Brede blik"))
    page.set_foot(foot)
    return page


def the_window() -> QWidget:
    """The page as it stands in a window, with a toast."""
    window = QWidget()
    row = QHBoxLayout(window)
    spaced(row, 0, 0)
    row.addWidget(the_rail())
    right = QVBoxLayout()
    spaced(right, 0, 0)
    right.addWidget(the_bar())
    below = QHBoxLayout()
    spaced(below, 0, 0)
    left = Panel("list", (8, 16, 8, 8))
    who = QVBoxLayout()
    spaced(who, (10, 0, 0, 4), 2)
    who.addWidget(label("Noor van Dalen", "h2"))
    who.addWidget(label("groep 6 · 9 jaar · Esther is casusregisseur", "small", "muted"))
    left.body.addLayout(who)
    left.body.addWidget(the_steps(), 1)
    sized(left, width=236)
    below.addWidget(left)
    left.setVisible(not is_narrow())
    below.addWidget(the_page(), 1)
    right.addLayout(below, 1)
    row.addLayout(right, 1)
    toast = Toast(window)
    toast.tell("Afspraak verwijderd")
    return window


def main() -> None:
    """Draws and writes one picture."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("out", type=Path)
    options.add_argument("--dark", action="store_true")
    options.add_argument("--compact", action="store_true")
    options.add_argument("--scale", type=float, default=1.0)
    options.add_argument("--width", type=int, default=1440)
    options.add_argument("--height", type=int, default=1700)
    chosen = options.parse_args()
    app = QApplication([])
    theme = Theme(app, RESOURCES)
    theme.use(
        Appearance(
            scheme=Scheme.DARK if chosen.dark else Scheme.LIGHT,
            text_scale=chosen.scale,
            density=Density.COMPACT if chosen.compact else Density.ROOMY,
        )
    )
    draw(the_window, chosen.out, chosen.width, chosen.height)


def draw(make: Callable[[], QWidget], out: Path, width: int, height: int) -> None:
    """Also used for parts: shows what `make` makes and writes it to `out`."""
    window = make()
    current_theme().dress(window)
    window.resize(width, height)
    window.show()
    for _ in range(3):
        QApplication.processEvents()
    window.grab().save(str(out))
    print(out, window.size().toTuple(), "at least", window.minimumSizeHint().toTuple())


if __name__ == "__main__":
    main()

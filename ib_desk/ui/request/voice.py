"""What the child says itself, before what others write about it."""

from __future__ import annotations

from typing_extensions import override

from ib_desk.domain.records.field_place import place_for_new
from ib_desk.domain.records.statement import Statement
from ib_desk.ui.file.own_words import OwnWords
from ib_desk.ui.listen import listen
from ib_desk.ui.request.section import RequestSection, RequestShown, SectionWays
from ib_desk.ui.texts import tr


class PupilVoiceSection(RequestSection):
    """Where it said nothing yet, this leads to its view on the request."""

    def __init__(self, ways: SectionWays) -> None:
        self._voice = OwnWords(tr("Nog niet gevraagd. Wat wil {name} dat het bureau weet?"))
        super().__init__(self._voice)
        view = place_for_new(Statement, "words")
        listen(self._voice, self._voice.asked, lambda: ways.go(view))

    @override
    def show_request(self, shown: RequestShown) -> None:
        self._voice.show_file(shown.file.known, shown.file.around.today)

    @override
    def clear(self) -> None:
        self._voice.forget()

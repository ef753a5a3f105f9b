"""Who may be named in a text is all that a search for names needs: nothing that leaves gets by."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ib_desk.application.named_pupils import named_pupils
from ib_desk.domain.leaving.forbidden import OutText, forbidden_in, kept_inside
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.pupil import Pupil
from tests.application.fakes import FakeVault
from tests.domain.made_files import made

NAMES = st.sampled_from(
    ["", "Noor", "Ayşe Nur", "de Wit", "Çelik", "Wit-Bos", "e\u0301", "-", "'t Hof"]
)
PUPILS = st.builds(
    Pupil,
    call_name=NAMES,
    first_names=NAMES,
    prefix=st.sampled_from(["", "van", "van 't"]),
    surname=NAMES,
)


@given(st.lists(PUPILS, max_size=4), st.lists(NAMES, max_size=6), st.data())
def test_no_name_is_lost_by_looking_at_surnames_first(pupils, words, data):
    said = [pupil.name for pupil in pupils] + [pupil.sort_name for pupil in pupils]
    parts = data.draw(st.lists(st.sampled_from([*said, *words, "en"]), max_size=5))
    text = OutText(place=FieldPlace(record=Pupil), text=" ".join(parts))
    with FakeVault()() as work:
        for pupil in pupils:
            work.save(pupil)
        named = named_pupils(work, text.looked_through().at)
    whole = made()
    assert forbidden_in([text], kept_inside(whole, named)) == forbidden_in(
        [text], kept_inside(whole, pupils)
    )

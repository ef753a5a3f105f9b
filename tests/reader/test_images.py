"""A picture becomes a page of its pixels, whatever it was made with."""

from __future__ import annotations

from io import BytesIO
from typing import cast

import pi_heif
import pytest
from PIL import Image
from pypdf import PdfReader

from ib_desk.domain.records.attachment import MediaType
from ib_desk.domain.records.made_pages import Searched, Unfit
from ib_desk.main.resources import resources_root
from ib_desk.reader import images
from ib_desk.reader.making import Unmakeable
from tests.exchange.attached import drawing_as, photo
from tests.reader.making import made, picture_of

KINDS = [
    (MediaType.PNG, "PNG"),
    (MediaType.JPEG, "JPEG"),
    (MediaType.WEBP, "WEBP"),
    (MediaType.TIFF, "TIFF"),
    (MediaType.GIF, "GIF"),
]


def corner(content: bytes, page: int = 0) -> tuple[int, ...]:
    return cast("tuple[int, ...]", picture_of(content, page).getpixel((5, 5)))


@pytest.mark.parametrize(("kind", "name"), KINDS)
def test_each_kind_becomes_a_page_of_its_own_shape(kind, name):
    found = made(drawing_as(name, "RGB", "navy"), kind)
    assert found.facts.searched is Searched.NOT
    assert found.words == ("",)
    assert corner(found.pdf)[2] > 90
    box = PdfReader(BytesIO(found.pdf)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (842, 561)


@pytest.mark.parametrize(
    ("mode", "colour", "seen"),
    [
        ("RGBA", (0, 0, 0, 0), (255, 255, 255)),
        ("LA", (0, 0), (255, 255, 255)),
        ("P", 0, (0, 0, 0)),
        ("1", 1, (255, 255, 255)),
        ("L", 128, (128, 128, 128)),
        ("I;16", 0x8000, (128, 128, 128)),
    ],
)
def test_colours_are_what_a_viewer_shows_and_see_through_is_white(mode, colour, seen):
    found = corner(made(drawing_as("PNG", mode, colour), MediaType.PNG).pdf)
    assert all(abs(one - other) <= 3 for one, other in zip(found, seen, strict=True))


def test_a_photo_is_upright_and_without_what_its_camera_wrote():
    found = made(photo(), MediaType.JPEG)
    picture = picture_of(found.pdf)
    assert picture.width < picture.height
    assert b"GEHEIM" not in found.pdf


def test_each_page_of_a_fax_becomes_a_page():
    into = BytesIO()
    sheets = [Image.new("1", (60, 80), shade) for shade in (0, 1, 0)]
    sheets[0].save(into, "TIFF", save_all=True, append_images=sheets[1:])
    found = made(into.getvalue(), MediaType.TIFF)
    assert [corner(found.pdf, page)[0] > 128 for page in range(3)] == [False, True, False]


def test_of_a_film_in_a_gif_the_first_picture_is_a_page():
    into = BytesIO()
    frames = [Image.new("P", (30, 30), shade) for shade in (1, 2)]
    frames[0].save(into, "GIF", save_all=True, append_images=frames[1:])
    assert len(made(into.getvalue(), MediaType.GIF).words) == 1


def test_a_large_photo_is_made_as_small_as_paper_needs():
    into = BytesIO()
    Image.effect_noise((9000, 300), 80).convert("RGB").save(into, "JPEG", quality=60)
    found = made(into.getvalue(), MediaType.JPEG)
    image = PdfReader(BytesIO(found.pdf)).pages[0].images[0].image
    assert image is not None
    assert image.width <= images.LONGEST_SIDE


def test_a_picture_that_takes_too_much_room_is_refused(monkeypatch):
    monkeypatch.setattr(images, "MOST_PIXELS", 2000)
    with pytest.raises(Unmakeable) as refused:
        made(drawing_as("PNG", "RGB", "navy"), MediaType.PNG)
    assert refused.value.reason is Unfit.TOO_LARGE


def test_a_fax_of_too_many_pages_is_refused(monkeypatch):
    monkeypatch.setattr(images, "MOST_PAGES", 1)
    into = BytesIO()
    sheet = Image.new("1", (60, 80))
    sheet.save(into, "TIFF", save_all=True, append_images=[sheet])
    with pytest.raises(Unmakeable) as refused:
        made(into.getvalue(), MediaType.TIFF)
    assert refused.value.reason is Unfit.TOO_MANY_PAGES


@pytest.mark.parametrize(("kind", "name"), KINDS)
def test_a_broken_picture_is_damaged(kind, name):
    content = drawing_as(name, "RGB", "navy")
    with pytest.raises(Unmakeable) as refused:
        made(content[: len(content) // 3], kind)
    assert refused.value.reason is Unfit.DAMAGED


def test_a_photo_of_a_telephone_becomes_a_page():
    found = made((resources_root() / "self_test" / "photo.heic").read_bytes(), MediaType.HEIC)
    blue, box = corner(found.pdf), PdfReader(BytesIO(found.pdf)).pages[0].mediabox
    assert (blue[2] > 200, blue[0] < 100) == (True, True)
    assert round(box.width / box.height, 1) == round(64 / 48, 1)


def test_a_photo_of_a_telephone_is_unpacked_by_its_own_library():
    with pytest.raises(Unmakeable) as refused:
        made(b"\x00\x00\x00\x18ftypheic" + bytes(64), MediaType.HEIC)
    assert refused.value.reason is Unfit.DAMAGED
    assert pi_heif.libheif_version()

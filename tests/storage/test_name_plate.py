"""The name beside the door, read before anything is checked."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ib_desk.storage.name_plate import HEADER, HEADER_COPY, IN_USE, UNFINISHED, name_plate
from tests.storage.vault_builders import World


def written(folder: Path, name: str, **header: object) -> None:
    (folder / name).write_text(json.dumps({"header": header}), "utf-8")


def test_it_says_what_the_description_says(tmp_path):
    world = World(tmp_path)
    world.make("Groep 5")
    plate, described = name_plate(world.folder), world.vaults.describe(world.folder)
    assert plate is not None
    assert (plate.folder, plate.label) == (described.folder, described.label)
    assert plate.last_opened == described.last_opened
    assert plate.quick_unlock == described.quick_unlock


def test_the_newer_header_counts(tmp_path):
    written(tmp_path, HEADER, label="oud", epoch=3)
    written(tmp_path, HEADER_COPY, label="nieuw", epoch=4)
    plate = name_plate(tmp_path)
    assert plate is not None
    assert plate.label == "nieuw"


def test_a_vault_with_a_pin_asks_for_that(tmp_path):
    slots = [{"closed": {"route": "passphrase"}}, {"closed": {"route": "quick"}}]
    written(tmp_path, HEADER, label="kluis", epoch=1, slots=slots)
    plate = name_plate(tmp_path)
    assert plate is not None
    assert plate.quick_unlock


@pytest.mark.parametrize(
    "header",
    [
        {"label": 7, "epoch": "een", "slots": 4},
        {"label": "x" * 81, "epoch": None, "slots": ["?", {"closed": 1}]},
        {},
    ],
)
def test_what_stands_there_wrongly_is_left_out(tmp_path, header):
    written(tmp_path, HEADER, **header)
    plate = name_plate(tmp_path)
    assert plate is not None
    assert (plate.label, plate.quick_unlock) == ("", False)


@pytest.mark.parametrize("content", [b"", b"kapot", b"[]", b'{"header": 1}', b"[" * 30_000])
def test_what_does_not_read_has_no_plate(tmp_path, content):
    (tmp_path / HEADER).write_bytes(content)
    assert name_plate(tmp_path) is None


def test_what_is_being_made_has_none(tmp_path):
    written(tmp_path, HEADER, label="kluis", epoch=1)
    (tmp_path / UNFINISHED).touch()
    assert name_plate(tmp_path) is None


@pytest.mark.skipif(sys.platform == "win32", reason="has no pipes with a name")
def test_a_pipe_that_nobody_feeds_keeps_nobody_waiting(tmp_path):
    if sys.platform != "win32":  # as the types see it
        os.mkfifo(tmp_path / HEADER)
    assert name_plate(tmp_path) is None


def test_it_tells_when_it_was_last_open(tmp_path):
    written(tmp_path, HEADER, label="kluis", epoch=1)
    moment = datetime(2026, 11, 3, 17, 42, tzinfo=UTC)
    (tmp_path / IN_USE).touch()
    os.utime(tmp_path / IN_USE, (moment.timestamp(), moment.timestamp()))
    plate = name_plate(tmp_path)
    assert plate is not None
    assert plate.last_opened == moment

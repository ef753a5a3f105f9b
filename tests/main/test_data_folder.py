"""The names that hang at the door, before anything is loaded that could check them."""

from __future__ import annotations

import json
import os
from pathlib import Path

from ib_desk.main.data_folder import name_plates

EARLIER, LATER = 1_700_000_000, 1_700_000_600


def vault(root: Path, name: str, opened: int) -> Path:
    folder = root / "kluizen" / name
    folder.mkdir(parents=True)
    (folder / "kop.json").write_text(json.dumps({"header": {"label": name}}), "utf-8")
    (folder / "in-gebruik").touch()
    os.utime(folder / "in-gebruik", (opened, opened))
    return folder


def test_who_has_none_sees_that_at_once(tmp_path):
    assert name_plates(None, tmp_path) == []
    assert name_plates(tmp_path / "nog-niet-gemaakt") == []


def test_the_last_one_that_was_open_is_first(tmp_path):
    vault(tmp_path, "oud", EARLIER)
    vault(tmp_path, "nieuw", LATER)
    plates = name_plates(None, tmp_path)
    assert plates is not None
    assert [plate.label for plate in plates] == ["nieuw", "oud"]


def test_the_one_that_was_asked_for_is_the_only_one(tmp_path):
    vault(tmp_path, "oud", EARLIER)
    chosen = vault(tmp_path, "nieuw", LATER)
    plates = name_plates(chosen)
    assert plates is not None
    assert [plate.folder for plate in plates] == [chosen]


def test_where_something_lies_that_does_not_read_nobody_says_that_there_is_nothing(tmp_path):
    (tmp_path / "kluizen" / "een").mkdir(parents=True)
    (tmp_path / "kluizen" / "een" / "kluis.db").touch()
    assert name_plates(None, tmp_path) is None


def test_where_nobody_may_look_neither(tmp_path, monkeypatch):
    def refused(_folder):
        raise PermissionError

    (tmp_path / "kluizen").mkdir()
    monkeypatch.setattr("pathlib.Path.iterdir", refused)
    assert name_plates(None, tmp_path) is None

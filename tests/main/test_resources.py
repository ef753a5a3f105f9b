"""The one way to the shipped files."""

from __future__ import annotations

from pathlib import Path

from ib_desk.main import resources
from ib_desk.main.resources import resources_root


def test_a_work_copy_has_its_resources_beside_the_package():
    assert (resources_root() / "icons" / "lock.svg").is_file()


def test_an_installed_program_has_them_inside_the_package(tmp_path, monkeypatch):
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(resources, "files", lambda _package: Path(tmp_path))
    assert resources_root() == tmp_path / "resources"

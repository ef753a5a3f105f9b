"""The one way to the shipped files."""

from __future__ import annotations

from ib_desk.main import resources
from ib_desk.main.resources import resources_root


def test_a_work_copy_has_its_resources_beside_the_package():
    assert (resources_root() / "icons" / "lock.svg").is_file()


def test_an_installed_program_has_them_inside_the_package(tmp_path, monkeypatch):
    package = tmp_path / "ib_desk"
    (package / "resources").mkdir(parents=True)
    monkeypatch.setattr(resources, "__file__", str(package / "main" / "resources.py"))
    assert resources_root() == package / "resources"

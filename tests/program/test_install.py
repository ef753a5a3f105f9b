"""A wheel, installed as a user would have it: away from the work copy, which it must not need."""

from __future__ import annotations

import json
from pathlib import Path

from ib_desk.main.resources import resources_root
from ib_desk.storage.migrate import newest_revision
from tests.program.installation import environment, output_of
from tests.program.machine import ROOT

_WHAT_IT_FINDS = """
import json, ib_desk
from ib_desk.main.resources import resources_root
from ib_desk.storage.migrate import newest_revision

root = resources_root()
print(json.dumps({
    "package": ib_desk.__file__,
    "resources": sorted(str(p.relative_to(root)) for p in root.rglob("*") if p.is_file()),
    "newest": newest_revision(),
}))
"""


_HOW_CHILDREN_DO = """
from ib_desk.application.progress import Silent
from ib_desk.domain.records.attachment import MediaType
from ib_desk.main.resources import resources_root
from ib_desk.main.wiring import build_parts

root = resources_root()
photo = (root / "self_test" / "photo.heic").read_bytes()
made = build_parts(root).paper.maker.make(photo, MediaType.HEIC, Silent())
print(made.pdf[:5].decode())
"""


def test_an_installed_program_finds_all_that_the_work_copy_has(installed, tmp_path):
    found = json.loads(output_of(installed / "python", "-I", "-c", _WHAT_IT_FINDS, cwd=tmp_path))
    root = Path(str(resources_root()))
    assert found["resources"] == sorted(
        str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()
    )
    assert found["newest"] == newest_revision()
    assert ROOT not in Path(found["package"]).parents


def test_an_installed_program_passes_its_own_test(self_test):
    assert self_test.done.returncode == 0


def test_a_work_copy_that_nobody_installed_has_children_too(tmp_path):
    """`make run` makes an environment for it that knows nothing of it."""
    programs = environment(tmp_path / "environment")
    assert output_of(programs / "python", "-c", _HOW_CHILDREN_DO, cwd=ROOT) == "%PDF-\n"

"""What the documents promise is there: links, targets of make, names of the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ib_desk.domain.records.kinds import KINDS

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])

pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


@pages
def test_each_link_leads_somewhere(page):
    links = re.findall(r"\]\((?!https?:)([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pages
def test_each_file_of_ours_that_is_named_exists(page):
    quoted = re.findall(r"`([^`\s]+)`", page.read_text(encoding="utf-8"))
    ours = [name for name in quoted if re.match(r"(ib_desk|resources|tests|tools|docs)/", name)]
    assert [name for name in ours if not list(ROOT.glob(name.rstrip("/")))] == []


@pages
def test_each_target_of_make_that_is_named_exists(page):
    text, makefile = page.read_text(encoding="utf-8"), (ROOT / "Makefile").read_text("utf-8")
    named = set(re.findall(r"(?:`|^ {4})make ([a-z-]+)", text, re.MULTILINE))
    assert named <= set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))


def test_the_code_refers_to_pages_that_are_here_and_to_their_sections():
    code = [file.read_text("utf-8") for file in (ROOT / "ib_desk").rglob("*.py")]
    named = {ref for text in code for ref in re.findall(r"([\w./-]+\.md)(?:, ([\d.]*\d))?", text)}
    assert named
    for page, number in named:
        assert re.search(rf"^#+ {number}\b", (ROOT / page).read_text("utf-8"), re.MULTILINE), page
    assert [text for text in code if re.search(r"\bdecisions? \d", text, re.IGNORECASE)] == []


def test_a_record_costs_what_the_recipe_says():
    recipe = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## Add a record")[2]
    rows = re.findall(r"^\| \d+ \| `([^`]+)` \|.*\| (\d+) \|$", recipe, re.MULTILINE)
    said = {name: int(lines) for name, lines in rows}
    assert f"Ten files and {sum(said.values())} lines" in recipe
    assert len(said) == 10
    for name in (
        name for name in said if name.endswith(("records/meeting.py", "records/decision.py"))
    ):
        lines = (ROOT / name).read_text("utf-8").splitlines()
        assert sum(bool(line.strip()) for line in lines) == said[name], name


def test_each_name_of_the_glossary_is_a_class():
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    names = re.findall(r"^\| `(\w+)` \|", glossary, re.MULTILINE)
    code = "\n".join(
        file.read_text(encoding="utf-8")
        for layer in ("domain", "application")
        for file in (ROOT / "ib_desk" / layer).rglob("*.py")
    )
    assert [name for name in names if not re.search(rf"^class {name}\b", code, re.MULTILINE)] == []
    assert len(names) > 50


def test_each_kind_of_record_is_in_the_glossary():
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    assert [kind.__name__ for kind in KINDS if f"`{kind.__name__}`" not in glossary] == []

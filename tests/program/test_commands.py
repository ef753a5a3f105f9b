"""The command line: what it says, in Dutch, and the codes it ends with."""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

import pytest

from ib_desk.main import arguments, demo
from ib_desk.main.arguments import MISUSED, OK, run
from ib_desk.main.process import has_display

ENGLISH = ("usage", "options", "arguments", "show this", "error", "required", "invalid")


@pytest.fixture(autouse=True)
def _this_process_is_that_of_the_tests(monkeypatch):
    monkeypatch.setattr(arguments, "harden", lambda: None)


@pytest.mark.parametrize(
    "words", [["--help"], ["demo", "--help"], ["self-test", "-h"], ["check-package", "-h"]]
)
def test_help_is_in_dutch(words, capsys):
    with pytest.raises(SystemExit) as left:
        run(words)
    said = capsys.readouterr()
    assert left.value.code == OK
    assert said.out.startswith("Zo gebruik je het: ib-desk")
    assert [word for word in ENGLISH if word in said.out] == []


def test_help_names_each_command_and_option(capsys):
    with pytest.raises(SystemExit):
        run(["--help"])
    assert {"self-test", "demo", "check-package", "--vault"} <= set(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    "words",
    [
        ["--nee"],
        ["nee"],
        ["demo"],
        ["demo", "--out"],
        ["demo", "--ou", "x"],
        ["self-test", "x"],
        ["check-package"],
    ],
)
def test_what_is_not_understood_is_not_repeated_but_answered_with_the_usage(words, capsys):
    with pytest.raises(SystemExit) as left:
        run(words)
    said = capsys.readouterr()
    assert left.value.code == MISUSED
    assert said.out == ""
    assert said.err.startswith("Zo gebruik je het: ib-desk")
    assert said.err.endswith("Deze opdracht klopt niet. Met --help zie je wat er kan.\n")
    assert [word for word in ENGLISH if word in said.err] == []


@pytest.fixture
def no_display(monkeypatch):
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is a display")
@pytest.mark.usefixtures("no_display")
class TestNoDisplay:
    @pytest.mark.parametrize("name", ["QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"])
    def test_there_is_one_where_one_is_named(self, monkeypatch, name):
        assert not has_display()
        monkeypatch.setenv(name, ":0")
        assert has_display()

    def test_the_command_says_so_and_does_the_demo_in_a_new_folder(
        self, monkeypatch, capsys, tmp_path
    ):
        done: list[tuple[Path, Path | None]] = []
        monkeypatch.setattr(demo, "demo", lambda *facts: done.append(facts))
        monkeypatch.setenv("TMPDIR", str(tmp_path))
        monkeypatch.setattr(tempfile, "tempdir", None)
        assert run([]) == OK
        assert "geen scherm" in capsys.readouterr().out
        ((out, edexml),) = done
        assert out.parent == tmp_path
        assert list(out.iterdir()) == []
        assert edexml is None


def test_a_console_that_knows_few_signs_is_no_trouble(monkeypatch):
    console = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", console)
    with pytest.raises(SystemExit):
        run(["--help"])
    console.write("Zoë Ğül")
    console.flush()
    assert console.buffer.getvalue().endswith(b"Zo\\xeb \\u011e\\xfcl")

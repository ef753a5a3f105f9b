"""Seconds of processors of the tests: of those that were there at a commit, and of those since.

`python -m tools.seconds_of_tests FOLDER COMMIT`, after pytest ran with `--seconds=FOLDER`. A test
is known by its name alone, so that it may have moved to another file; a case that was added to an
old one counts as old. What fixtures share, starting and collecting are of none: the rest.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def names_at(commit: str) -> set[str]:
    """Of each function and class that can be a test, in the tests of that commit."""
    may_be_one = r"(def|class) test\w+|^(class )?Test\w+"
    found = subprocess.run(  # noqa: S603 - what a developer asks about
        ["git", "grep", "-hoE", may_be_one, commit, "--", "tests"],  # noqa: S607 - git as it is here
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return {line.split()[-1] for line in found.stdout.splitlines()}


def is_named(node_id: str, names: set[str]) -> bool:
    """Whether one of these is the test; of a machine of Hypothesis it is the class."""
    _file, *within = re.sub(r"\[.*", "", node_id, flags=re.DOTALL).split("::")
    return bool(within) and (within[0] if within[-1] == "runTest" else within[-1]) in names


def main(folder: Path, commit: str) -> None:
    """Print the table; of all processes whose files are in `folder`."""
    names = names_at(commit)
    seconds, counts = defaultdict[str, float](float), Counter[str]()
    for lines in folder.glob("*.tsv"):
        for line in lines.read_text("utf-8").splitlines():
            took, _tab, what = line.partition("\t")
            is_test = "::" in what
            sort = "rest" if not is_test else "old" if is_named(what, names) else "new"
            seconds["all" if what == "all" else sort] += float(took)
            counts[sort] += is_test
    rest = seconds["all"] - seconds["old"] - seconds["new"]
    for sort, words in (("old", f"there at {commit}"), ("new", "added since")):
        print(f"{counts[sort]:5} tests {words:24} {seconds[sort]:6.1f} s")
    print(f"{'shared by tests, started, collected':36} {rest:6.1f} s")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])

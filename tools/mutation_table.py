"""The table of docs/mutation.md, of what `mutmut results --all true` says on standard input.

Ends with an error where less than `AT_LEAST` percent was noticed, of a module or of all together.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict

AT_LEAST = 85
_NOTICED = ("killed", "timeout", "suspicious", "segfault", "caught by type check")
_LINE = re.compile(r"\s*(?P<module>ib_desk[\w.]*)\.xǁ?_?\S*__mutmut_\d+: (?P<state>.+)")


def counted(lines: list[str]) -> dict[str, Counter[bool]]:
    """Of each module how many changes were noticed (`True`), and how many were not."""
    found: dict[str, Counter[bool]] = defaultdict(Counter)
    for line in lines:
        if said := _LINE.fullmatch(line.rstrip()):
            found[said["module"]][said["state"] in _NOTICED] += 1
    return found


def main(lines: list[str]) -> int:
    """Print the table; 0 where enough was noticed."""
    found = counted(lines)
    together: Counter[bool] = sum(found.values(), Counter())
    print("| Module | Changes | Noticed |\n|---|---|---|")
    for module, count in sorted(found.items()):
        print(f"| `{module.replace('.', '/')}.py` | {count.total():,} | {count[True]:,} |")
    share = 100 * together[True] / max(1, together.total())
    print(f"| **Together** | **{together.total():,}** | **{together[True]:,} ({share:.1f} %)** |")
    counts = [*found.values(), together]
    return 0 if all(100 * one[True] >= AT_LEAST * one.total() > 0 for one in counts) else 1


if __name__ == "__main__":
    sys.exit(main(sys.stdin.readlines()))

"""`python -m benchmarks.at_the_door VAULT [PHRASE]`: the `typist`, loaded as the program is."""

from __future__ import annotations

from ib_desk.main.process import harden, loading

if __name__ == "__main__":
    harden()
    with loading():
        from benchmarks.typist import main
    main()

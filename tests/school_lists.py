"""Lists as schools make them: a first-year export of a VO school, with what goes wrong in it."""

from __future__ import annotations

from typing import Any, Final

VO_HEADINGS: Final = (
    "Stamnr", "BSN", "Roepnaam", "Tussenv.", "Achternaam", "Geb.datum", "M/V", "Klas", "Mentor",
    "Naam moeder", "Tel. ouder 1", "E-mail ouder 1", "Naam vader", "Niveau", "OPP vanaf", "OPP tot",
    "Arrangement tot", "Uren", "Afspraak", "Klaar op", "Volgend gesprek", "Opmerking",
)  # fmt: skip
RUNNING: Final = 40


def vo_list(pupils: int = 300, running: int = RUNNING) -> list[list[Any]]:
    """Rows of a workbook; under a title, with dates as people type them and some that are none."""
    rows: list[list[Any]] = [["Leerlingen Het Baken 2026-2027"], [], list(VO_HEADINGS)]
    for n in range(pupils):
        birth = f"{n % 28 + 1:02}-{n % 12 + 1:02}-{2010 + n % 4}"
        row: list[Any] = [
            f"{n:05}", "123456782", f"Kind{n}", "van" if n % 3 == 0 else "", f"Familie{n}",
            birth, "M" if n % 2 else "V", f"{n % 4 + 1}B", f"Mentor {n % 8}",
            f"Ouder{n} Familie{n}", 612345000 + n if n % 5 == 0 else f"06-1234{n:04}",
            f"ouder{n}@voorbeeld.example",
        ]  # fmt: skip
        if n < running:
            row += [
                f"Vader{n} Anders", n % 3 + 2, "1-9-2026", "31/7/27", "31 juli 2027", "40 uur",
                "Elke week een gesprek", "18-12-2026", "8-12-2026", "vrij veld",
            ]  # fmt: skip
        rows.append(row)
    return rows


def with_mistakes(rows: list[list[Any]]) -> list[list[Any]]:
    """Ten cells that are wrong, one row without a name, one pupil twice, one row empty."""
    first = 3
    for n in range(8):
        rows[first + n][5] = ("31-02-2012", "vorig jaar", "00-00-0000", "12-2012")[n % 4]
    rows[first + 1][13] = "hoog"
    rows[first + 2][11] = "geen"
    rows.append(["00999", "", "", "", "", "1-1-2012", "", "1B"])
    rows.append([])
    rows.append([*rows[first + 20][:9], "Stief Ouder"])
    return rows

"""What the reader found odd in an export, in Dutch, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from ib_desk.domain.intake.school_export import (
    ExportWarning,
    ProblemKind,
    RowProblem,
    WarningCode,
)
from ib_desk.ui.texts import tr


def problem_words(problem: RowProblem) -> str:
    """Which row, who, and what to do about it."""
    where = tr("Rij {row}").format(row=problem.row)
    who = f"{where}, {problem.name}" if problem.name else where
    what = _PROBLEMS[problem.kind]().format(heading=problem.heading, text=problem.text)
    return f"{who}: {what}"


_PROBLEMS: Final[Mapping[ProblemKind, Callable[[], str]]] = {
    ProblemKind.NO_NAME: lambda: tr("geen naam. Deze rij gaat niet mee: {text}"),
    ProblemKind.NO_DATE: lambda: tr("‘{text}’ bij {heading} is geen datum. Vul die later zelf in."),
    ProblemKind.NO_NUMBER: lambda: tr("‘{text}’ bij {heading} is geen getal of nummer."),
    ProblemKind.TURNED_ROUND: lambda: tr("‘{text}’ bij {heading} ligt voor het begin."),
    ProblemKind.NO_CHOICE: lambda: tr("‘{text}’ bij {heading} kent IB Desk niet. Vul het zelf in."),
    ProblemKind.NUMBER_LIKE_BSN: lambda: tr(
        "een getal bij {heading} lijkt op een BSN en is weggelaten."
    ),
    ProblemKind.NO_MAIL: lambda: tr("‘{text}’ bij {heading} is geen e-mailadres."),
    ProblemKind.TWICE: lambda: tr(
        "staat er twee keer in, met andere gegevens. De eerste rij telt."
    ),
}


def problems_words(count: int) -> str:
    """Above what could not be read."""
    if count == 1:
        return tr("1 cel of rij klopt niet")
    return tr("{count} cellen of rijen kloppen niet").format(count=count)


def warning_words(warning: ExportWarning) -> str:
    """What the reader found odd, and what became of it."""
    about_file = _words_about_the_file().get(warning.code)
    if about_file is not None:
        return about_file
    one, many = _words_about_pupils()[warning.code]
    return (one if warning.count == 1 else many).format(count=warning.count)


def _words_about_the_file() -> Mapping[WarningCode, str]:
    return {
        WarningCode.ENCODING_DIFFERS: tr(
            "Letters met accenten zijn goed gelezen, maar het bestand zelf klopt niet helemaal."
        ),
        WarningCode.TEXT_OUTSIDE: tr(
            "Voor of achter de export stond nog tekst. Die telt niet mee."
        ),
        WarningCode.UNKNOWN_VERSION: tr(
            "IB Desk kent deze versie van EDEXML niet. Kijk de leerlingen extra na."
        ),
        WarningCode.UNREADABLE_SCHOOL_YEAR: tr("Het schooljaar ontbreekt of is onleesbaar."),
        WarningCode.UNREADABLE_BRIN: tr(
            "De BRIN-code is onleesbaar. Kijk of dit bestand van jouw school is."
        ),
    }


def _words_about_pupils() -> Mapping[WarningCode, tuple[str, str]]:
    """For one, and for more."""
    return {
        WarningCode.UNREADABLE_CHARACTERS: (
            tr("1 teken was onleesbaar. Kijk of de namen kloppen."),
            tr("{count} tekens waren onleesbaar. Kijk of de namen kloppen."),
        ),
        WarningCode.UNREADABLE_DATE: (
            tr("1 datum was onleesbaar en is weggelaten."),
            tr("{count} datums waren onleesbaar en zijn weggelaten."),
        ),
        WarningCode.UNKNOWN_GENDER: (
            tr("Bij 1 leerling is jongen of meisje onbekend."),
            tr("Bij {count} leerlingen is jongen of meisje onbekend."),
        ),
        WarningCode.NO_YEAR_GROUP: (
            tr("1 leerling heeft geen jaargroep."),
            tr("{count} leerlingen hebben geen jaargroep."),
        ),
        WarningCode.UNKNOWN_GROUP: (
            tr("1 leerling zit in een groep die niet in het bestand staat."),
            tr("{count} leerlingen zitten in een groep die niet in het bestand staat."),
        ),
        WarningCode.NO_BIRTH_DATE: (
            tr("1 leerling heeft geen geboortedatum."),
            tr("{count} leerlingen hebben geen geboortedatum."),
        ),
        WarningCode.NO_NAME: (
            tr("1 leerling heeft geen naam."),
            tr("{count} leerlingen hebben geen naam."),
        ),
        WarningCode.NO_KEY: (
            tr(
                "1 leerling heeft geen vaste code."
                " IB Desk herkent deze leerling aan naam en geboortedatum."
            ),
            tr(
                "{count} leerlingen hebben geen vaste code."
                " IB Desk herkent hen aan naam en geboortedatum."
            ),
        ),
        WarningCode.TEMPORARY_KEY: (
            tr("1 leerling heeft een tijdelijke code. Die is niet bewaard."),
            tr("{count} leerlingen hebben een tijdelijke code. Die is niet bewaard."),
        ),
        WarningCode.KEY_USED_TWICE: (
            tr("1 leerling deelt een code met een andere leerling. De code is niet bewaard."),
            tr("{count} leerlingen delen een code. De codes zijn niet bewaard."),
        ),
        WarningCode.KEY_LIKE_BSN: (
            tr("1 code lijkt op een BSN. Die is niet bewaard."),
            tr("{count} codes lijken op een BSN. Die zijn niet bewaard."),
        ),
        WarningCode.LISTED_TWICE: (
            tr("1 leerling stond dubbel in het bestand en telt één keer."),
            tr("{count} leerlingen stonden dubbel in het bestand en tellen één keer."),
        ),
    }

"""The rules and their words: one function per file of `resources/`."""

from __future__ import annotations

from ib_desk.domain.matched_care_table import MatchedCareRule
from ib_desk.domain.terms import Terms
from ib_desk.domain.weighing_texts import DimensionTexts, SupportLevels
from ib_desk.storage.resource_files import ResourceFiles, read_toml


def read_levels(files: ResourceFiles) -> SupportLevels:
    """The neutral scale of support levels."""
    return files.read("levels.toml", SupportLevels)


def read_dimensions(files: ResourceFiles) -> DimensionTexts:
    """How the nine dimensions are asked, and what each score means."""
    return files.read("dimensions.toml", DimensionTexts)


def read_matched_care(files: ResourceFiles) -> MatchedCareRule:
    """The table that levels are proposed with."""
    return files.read("matched_care.toml", MatchedCareRule)


def read_terms(files: ResourceFiles) -> Terms:
    """All Dutch words; a file of the user's own holds only those that are to be different.

    So a new version of the program brings its new words along also where there is such a file.
    """
    shipped = read_toml(files.shipped / "terms.toml", Terms)
    return files.read("terms.toml", Terms).over(shipped)

"""What of a drawing may be taken over: an allow list, key by key.

Whatever is not named here stays behind: scripts, actions, links, files, metadata, other versions of
a picture, and all that later versions of PDF may invent. The lists follow ISO 32000-1: 7.5.7
(functions), 8 (graphics), 9 (fonts), 11 (transparency).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PLAIN: Final = "plain"
"""Numbers, names and strings, and lists and tables of them."""
SPACE: Final = "space"
"""A colour space: a name, or a list that holds others, functions and profiles."""
RESOURCES: Final = "resources"
"""What the commands of a drawing call by its name."""
DRAWINGS: Final = frozenset({"form", "tile", "glyph"})
"""Kinds of stream that hold drawing commands."""

_PLAIN_OF: Final[Mapping[str, str]] = {
    "form": "Type Subtype FormType BBox Matrix",
    "tile": "Type PatternType PaintType TilingType BBox XStep YStep Matrix",
    "glyph": "",
    "image": (
        "Type Subtype Width Height BitsPerComponent Intent ImageMask Decode Interpolate SMaskInData"
        " Matte"
    ),
    "group": "Type S I K",
    "state": "Type LW LC LJ ML D RI OP op OPM FL SM SA BM CA ca AIS TK",
    "soft_mask": "Type S BC",
    "shaded": "Type PatternType Matrix",
    "shading": (
        "ShadingType Background BBox AntiAlias Domain Matrix Coords Extend BitsPerCoordinate"
        " BitsPerComponent BitsPerFlag Decode VerticesPerRow"
    ),
    "function": ("FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N Bounds"),
    "font": (
        "Type Subtype BaseFont Name FirstChar LastChar Widths CIDSystemInfo DW W DW2 W2 FontBBox"
        " FontMatrix"
    ),
    "descriptor": (
        "Type FontName FontFamily FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent"
        " Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth CharSet Style Lang"
    ),
    "font_file": "Length1 Length2 Length3 Subtype",
    "encoding": "Type BaseEncoding Differences",
    "code_map": "Type CMapName CIDSystemInfo WMode",
    "bytes": "",
    "profile": "N Range",
    "space_part": "WhitePoint BlackPoint Gamma Matrix Range Subtype Components",
}

_OTHERS_OF: Final[Mapping[str, Mapping[str, str]]] = {
    "form": {"Resources": RESOURCES, "Group": "group"},
    "tile": {"Resources": RESOURCES},
    "image": {"ColorSpace": SPACE, "Mask": "mask", "SMask": "image"},
    "group": {"CS": SPACE},
    "state": {"SMask": "soft_mask", "Font": "sized_font", "TR": "functions", "TR2": "functions"},
    "soft_mask": {"G": "form", "TR": "function"},
    "shaded": {"Shading": "shading", "ExtGState": "state"},
    "shading": {"ColorSpace": SPACE, "Function": "functions"},
    "function": {"Functions": "functions"},
    "font": {
        "FontDescriptor": "descriptor",
        "Encoding": "encoding",
        "ToUnicode": "code_map",
        "DescendantFonts": "fonts",
        "CIDToGIDMap": "bytes",
        "CharProcs": "glyphs",
        "Resources": RESOURCES,
    },
    "descriptor": {"FontFile": "font_file", "FontFile2": "font_file", "FontFile3": "font_file"},
    "code_map": {"UseCMap": "code_map"},
    "profile": {"Alternate": SPACE},
    "space_part": {"Process": "space_part", "ColorSpace": SPACE, "Colorants": "spaces"},
}

LISTS: Final[Mapping[str, str]] = {
    "functions": "function",
    "fonts": "font",
    "sized_font": "font",
}
"""A list of things of one kind; in it, or in its place, numbers and names may stand."""

TABLES: Final[Mapping[str, str]] = {
    "glyphs": "glyph",
    "spaces": SPACE,
}
"""A table from names that somebody chose to things of one kind."""

CALLED: Final[Mapping[str, str]] = {
    "/ExtGState": "state",
    "/ColorSpace": SPACE,
    "/Pattern": "pattern",
    "/Shading": "shading",
    "/XObject": "drawn",
    "/Font": "font",
}
"""The tables of a resource dictionary; which of it is called is seen in the commands."""

RULES: Final[Mapping[str, Mapping[str, str]]] = {
    kind: {f"/{key}": PLAIN for key in keys.split()}
    | {f"/{key}": rule for key, rule in _OTHERS_OF.get(kind, {}).items()}
    for kind, keys in _PLAIN_OF.items()
}
"""Kind → key → what its value is."""

"""Contact sheets: all pictures of one folder on one picture, each with its name."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

_WIDTH = 620
_GAP = 16
_CAPTION = 26
_COLUMNS = 3
_FONT = Path(__file__).parents[2] / "resources" / "fonts" / "Lato-Regular.ttf"


def make_sheets(out: Path) -> list[Path]:
    """One sheet a folder under `out`; returns where they are."""
    sheets = []
    for folder in sorted(path for path in out.iterdir() if path.is_dir()):
        pictures = sorted(folder.glob("*.png"))
        if pictures:
            sheets.append(_sheet(pictures, out / f"{folder.name}.png"))
    return sheets


def _sheet(pictures: list[Path], path: Path) -> Path:
    cells = [_cell(picture) for picture in pictures]
    rows = [cells[start : start + _COLUMNS] for start in range(0, len(cells), _COLUMNS)]
    height = sum(max(cell.height for cell in row) + _GAP for row in rows) + _GAP
    sheet = Image.new("RGB", (_COLUMNS * (_WIDTH + _GAP) + _GAP, height), "white")
    top = _GAP
    for row in rows:
        for column, cell in enumerate(row):
            sheet.paste(cell, (_GAP + column * (_WIDTH + _GAP), top))
        top += max(cell.height for cell in row) + _GAP
    sheet.save(path)
    return path


def _cell(picture: Path) -> Image.Image:
    image = Image.open(picture).convert("RGB")
    image = image.resize((_WIDTH, round(image.height * _WIDTH / image.width)))
    cell = Image.new("RGB", (_WIDTH, image.height + _CAPTION), "white")
    font = ImageFont.truetype(str(_FONT), 15)
    ImageDraw.Draw(cell).text((0, 3), picture.stem, fill="#333333", font=font)
    cell.paste(image, (0, _CAPTION))
    return cell

"""Rebuilds the figures' font from Inter: python resources/fonts/rebuild.py FOLDER_WITH_INTER_OTF

Needs fonttools. The subset keeps Latin, Greek, Cyrillic, arrows and mathematics. Its digits are Inter's
tabular ones, mapped directly, so that they stay readable as text in a PDF; the family gets a name of its own,
so that an installed Inter of another version never takes its place.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "Clawdemy Figures"
CHARACTERS = [
    *range(0x20, 0x250),
    *range(0x370, 0x400),
    *range(0x400, 0x460),
    *range(0x2010, 0x2040),
    *range(0x2070, 0x20A0),
    0x20AC,
    *range(0x2150, 0x2160),
    *range(0x2190, 0x2200),
    *range(0x2200, 0x2270),
    *range(0x25A0, 0x2600),
    0x2713,
    0x2717,
]


def _make_digits_tabular(font: TTFont) -> None:
    substitutions = {}
    for record in font["GSUB"].table.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for table in font["GSUB"].table.LookupList.Lookup[index].SubTable:
                    substitutions.update(getattr(table, "ExtSubTable", table).mapping)
    for table in font["cmap"].tables:
        for digit in range(ord("0"), ord("9") + 1):
            if digit in table.cmap:
                table.cmap[digit] = substitutions.get(table.cmap[digit], table.cmap[digit])


def main() -> None:
    folder = Path(sys.argv[1])
    for style in ("Regular", "SemiBold"):
        font = TTFont(folder / f"Inter-{style}.otf")
        options = Options(layout_features=["kern", "ccmp", "mark", "mkmk"], hinting=True)
        options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 11, 13, 14, 16, 17]
        _make_digits_tabular(font)
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=CHARACTERS)
        subsetter.subset(font)
        bold = style == "SemiBold"
        for record in list(font["name"].names):
            if record.nameID in (16, 17, 21, 22):
                font["name"].removeNames(nameID=record.nameID)
        names = {
            1: FAMILY,
            2: "Bold" if bold else "Regular",
            4: f"{FAMILY} {style}",
            6: f"ClawdemyFigures-{style}",
        }
        for number, text in names.items():
            font["name"].setName(text, number, 3, 1, 0x409)
        font["OS/2"].usWeightClass = 700 if bold else 400
        top = font["CFF "].cff.topDictIndex[0]
        top.FamilyName, top.FullName = FAMILY, names[4]
        font["CFF "].cff.fontNames = [names[6]]
        font.save(Path(__file__).with_name(f"{names[6]}.otf"))


if __name__ == "__main__":
    main()

"""ISO 19005-3 6.2.11, ISO 14289-1 7.21."""

import re

from ..objects import Name, Reference, Text
from . import NotApplicable, Removal
from .draft import new_stream


def composite(draft):
    """A composite font of the page and its descendant, for changing."""
    reference, font = draft.find(lambda d: d.get("Subtype") == "Type0")
    return reference, font, draft.at(font, "DescendantFonts", 0)


def descendant(kind):
    return lambda draft: draft.find(lambda d: d.get("Subtype") == kind)[1]


def descriptor(draft):
    return draft.find(lambda d: d.get("Type") == "FontDescriptor")[1]


def widths(draft):
    """Makes the first width of W another."""
    entries = draft.at(composite(draft)[2], "W")
    for i, entry in enumerate(entries):
        values = draft.at(entries, i) if isinstance(entry, (list, Reference)) else entry
        if isinstance(values, list):
            values[:] = [value + 5 for value in values]


def simple_widths(draft):
    font = draft.find(lambda d: d.get("Subtype") in ("Type1", "TrueType") and "Widths" in d)[1]
    font["Widths"] = [value + 5 for value in draft.at(font, "Widths")]


def unicode_map(change):
    def apply(draft):
        reference = composite(draft)[1].get("ToUnicode")
        if reference is None:
            raise NotApplicable
        draft.set_data(reference, change(draft.document.resolve(reference).data))

    return apply


def first_text(text):
    """Gives the first code of a ToUnicode map another text."""
    return unicode_map(lambda data: re.sub(rb"(beginbfchar\s*<[0-9A-Fa-f]+>\s*<)[0-9A-Fa-f]+", rb"\g<1>" + text, data, count=1))


def without_first(data):
    changed = re.sub(rb"(\d+)(\s+beginbfchar\s*)<[0-9A-Fa-f]+>\s*<[0-9A-Fa-f]+>", lambda m: b"%d" % (int(m[1]) - 1) + m[2], data, count=1)
    if changed == data:
        raise NotApplicable
    return changed


def show(codes):
    """Shows codes in a composite font in an artifact."""

    def apply(draft):
        draft.resources("Font")["LaurelTest"] = composite(draft)[0]
        draft.artifact(b"BT /LaurelTest 1 Tf " + codes + b" Tj ET")

    return apply


def twin(draft):
    """Lets two composite fonts share one name with different programs."""
    fonts = [
        reference
        for reference, value in draft.document.objects.items()
        if isinstance(value, dict) and value.get("Subtype") == "CIDFontType0"
    ]
    if len(fonts) < 2:
        raise NotApplicable
    for reference in fonts[:2]:
        font = draft.edit(Reference(reference))
        font["BaseFont"] = draft.at(font, "FontDescriptor")["FontName"] = Name("AAAAAA+Same")


def without_program(draft):
    one = descriptor(draft)
    for key in ("FontFile", "FontFile2", "FontFile3"):
        one.pop(key, None)


def damaged_program(draft):
    reference = next(value for key, value in descriptor(draft).items() if key.startswith("FontFile"))
    draft.set_data(reference, draft.document.resolve(reference).data[:40])


REMOVALS = [
    Removal("19005-3 6.2.11.2", "Type isn't Font", lambda d: composite(d)[1].pop("Type")),
    Removal("19005-3 6.2.11.2", "its Subtype is", lambda d: composite(d)[1].update(Subtype=Name("Type9"))),
    Removal(
        "19005-3 6.2.11.2", "FontFile3", lambda d: d.find(lambda o: o.get("Subtype") == "CIDFontType0C")[1].update(Subtype=Name("Type1C"))
    ),
    Removal("19005-3 6.2.11.2", "can't be read", damaged_program),
    Removal("19005-3 6.2.11.2", "FirstChar", lambda d: d.find(lambda o: "Widths" in o)[1].pop("FirstChar")),
    Removal("19005-3 6.2.11.3.1", "CIDSystemInfo", lambda d: composite(d)[2].pop("CIDSystemInfo")),
    Removal("19005-3 6.2.11.3.2", "CIDToGIDMap", lambda d: descendant("CIDFontType2")(d).pop("CIDToGIDMap")),
    Removal("32000-1 9.7.4.2", "is for CIDFontType2", lambda d: descendant("CIDFontType0")(d).update(CIDToGIDMap=Name("Identity"))),
    Removal("19005-3 6.2.11.3.3", "Identity-H", lambda d: composite(d)[1].update(Encoding=Name("Unheard-H"))),
    Removal("19005-3 6.2.11.4.1", "embedded", without_program),
    Removal("19005-3 6.2.11.4.1", "no glyph", show(b"<FFF0>")),
    Removal(
        "19005-3 6.2.11.4.2",
        "CIDSet",
        lambda d: d.at(descendant("CIDFontType0")(d), "FontDescriptor").update(CIDSet=d.add(new_stream(b"\x80"))),
    ),
    Removal(
        "19005-3 6.2.11.4.2",
        "CharSet",
        lambda d: d.at(d.find(lambda o: o.get("Subtype") == "Type1")[1], "FontDescriptor").update(CharSet=Text("/nothing")),
    ),
    Removal("19005-3 6.2.11.5", "wide", widths),
    Removal("19005-3 6.2.11.5", "wide", simple_widths),
    Removal("19005-3 6.2.11.7.2", "no ToUnicode", lambda d: composite(d)[1].pop("ToUnicode")),
    Removal("19005-3 6.2.11.7.2", "no text", unicode_map(without_first)),
    Removal("19005-3 6.2.11.7.2", "U+0000", first_text(b"0000")),
    Removal("19005-3 6.2.11.7.2", "U+FEFF", first_text(b"FEFF")),
    Removal("19005-3 6.2.11.7.2", "can't be read", first_text(b"D800")),
    Removal("19005-3 6.2.11.7.2", "can't be read", unicode_map(lambda data: data.replace(b"beginbfchar", b"0 beginbfchar", 1))),
    Removal("19005-3 6.2.11.7.3", "private", first_text(b"E000")),
    Removal("19005-3 6.2.11.8", ".notdef", show(b"<0000>")),
    Removal("32000-1 9.7.6.2", "half a code", show(b"<000100>")),
    Removal("32000-1 9.6.4", "subset tag", lambda d: _renamed(d)),
    Removal("32000-1 9.6.4", "share a tag", twin),
    Removal("32000-1 9.8.1", "no StemV", lambda d: descriptor(d).pop("StemV")),
    Removal("32000-1 9.8.2", "symbolic", lambda d: descriptor(d).update(Flags=36)),
    Removal("32000-1 9.9", "Length1", lambda d: d.find(lambda o: "Length1" in o)[1].update(Length1=7)),
]


def _renamed(draft):
    _, font, below = composite(draft)
    font["BaseFont"] = below["BaseFont"] = draft.at(below, "FontDescriptor")["FontName"] = Name("Untagged")

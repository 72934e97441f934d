"""ISO 19005-3 6.2.11, ISO 14289-1 7.21."""

import re

from .. import font_programs
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
    """Gives all codes of a composite font one width."""
    composite(draft)[2]["W"] = [0, 65535, 7]


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


def show(codes, operator=b"Tj"):
    """Shows codes in a composite font in an artifact."""

    def apply(draft):
        draft.resources("Font")["LaurelTest"] = composite(draft)[0]
        draft.artifact(b"BT /LaurelTest 1 Tf " + codes + b" " + operator + b" ET")

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


def programs(draft, key):
    """The reference of a font program under a descriptor's key, with its descriptor."""
    one = draft.find(lambda d: key in d)[1]
    return one[key], one


def exchanged(draft):
    """Puts a CFF program where a TrueType one should be."""
    reference, _ = programs(draft, "FontFile2")
    draft.set_data(reference, draft.document.resolve(programs(draft, "FontFile3")[0]).data)


def unkeyed(draft):
    """Puts a CFF program without CIDs where a CID-keyed one should be."""
    plain = draft.find(lambda d: d.get("Subtype") == "Type1C")[0]
    keyed = draft.find(lambda d: d.get("Subtype") == "CIDFontType0C")[0]
    draft.set_data(keyed, draft.document.resolve(plain).data)


def table(data, tag):
    """Where a TrueType table begins."""
    at = data.index(tag, 12)
    return int.from_bytes(data[at + 8 : at + 12], "big")


def miscomposed(draft):
    """Lets the first glyph that is drawn be composed of a glyph that isn't there."""
    reference, _ = programs(draft, "FontFile2")
    data = bytearray(draft.document.resolve(reference).data)
    program = font_programs.read(bytes(data))
    start = next(a for a, b in zip(program.locations, program.locations[1:]) if b - a > 18) + table(data, b"glyf")
    data[start : start + 2] = b"\xff\xff"
    data[start + 10 : start + 18] = b"\0\1\xff\xf0\0\0\0\0"
    draft.set_data(reference, bytes(data))


def cut_glyphs(draft):
    """Makes an INDEX-long run of a CFF program's last charstrings end without an operator."""
    reference = draft.find(lambda d: d.get("Subtype") == "CIDFontType0C")[0]
    data = draft.document.resolve(reference).data
    program = font_programs.read(data)
    for charstring in program.charstrings:
        data = data.replace(charstring, bytes([139]) * len(charstring))
    draft.set_data(reference, data)


def true_type(draft, flags, encoding):
    """Shows a code in a simple TrueType font made of a composite one's program, which has no cmap."""
    program, one = programs(draft, "FontFile2")
    below = dict(one) | {"Flags": flags}
    font = {
        "Type": Name("Font"),
        "Subtype": Name("TrueType"),
        "BaseFont": below["FontName"],
        "FirstChar": 97,
        "LastChar": 97,
        "Widths": [500],
        "FontDescriptor": draft.add(below),
    } | ({"Encoding": encoding} if encoding else {})
    draft.resources("Font")["LaurelTest"] = draft.add(font)
    draft.artifact(b"BT /LaurelTest 1 Tf (a) Tj ET")


def type_3(draft, procedures):
    font = {
        "Type": Name("Font"),
        "Subtype": Name("Type3"),
        "FontBBox": [0, 0, 1, 1],
        "FontMatrix": [1, 0, 0, 1, 0, 0],
        "FirstChar": 97,
        "LastChar": 97,
        "Widths": [1],
        "Encoding": {"Differences": [97, Name("a")]},
        "CharProcs": procedures,
        "Resources": {},
    }
    draft.resources("Font")["LaurelTest"] = draft.add(font)
    draft.artifact(b"BT /LaurelTest 1 Tf (a) Tj ET")


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
    Removal("32000-1 9.4.3", "shows", show(b"[/a]", b"TJ")),
    Removal("32000-1 9.7.6.2", "half a code", show(b"<000100>")),
    Removal("32000-1 9.6.4", "subset tag", lambda d: _renamed(d)),
    Removal("32000-1 9.6.4", "share a tag", twin),
    Removal("32000-1 9.8.1", "no StemV", lambda d: descriptor(d).pop("StemV")),
    Removal("32000-1 9.8.2", "symbolic", lambda d: descriptor(d).update(Flags=36)),
    Removal("32000-1 9.9", "Length1", lambda d: d.find(lambda o: "Length1" in o)[1].update(Length1=7)),
    Removal("19005-3 6.2.11.2", "no BaseFont", lambda d: composite(d)[1].pop("BaseFont")),
    Removal("32000-1 9.7.6.1", "one descendant", lambda d: composite(d)[1].update(DescendantFonts=[])),
    Removal("32000-1 9.7.6.1", "another BaseFont", lambda d: composite(d)[2].update(BaseFont=Name("Other"))),
    Removal("19005-3 6.2.11.2", "its descendant is a", lambda d: composite(d)[2].update(Subtype=Name("CIDFontType9"))),
    Removal("32000-1 9.7.4.3", "W can't be read", lambda d: composite(d)[2].update(W=[0])),
    Removal("32000-1 9.7.4.3", "other things than numbers", lambda d: composite(d)[2].update(W=[0, [Name("a")]])),
    Removal("32000-1 9.8.1", "descriptor is for", lambda d: d.at(composite(d)[2], "FontDescriptor").update(FontName=Name("Other"))),
    Removal("32000-1 9.8.1", "four numbers", lambda d: descriptor(d).update(FontBBox=[0])),
    Removal("32000-1 9.10.3", "another length", unicode_map(lambda data: data.replace(b"<0000>", b"<00>", 1))),
    Removal("32000-1 9.10.3", "can't be read", unicode_map(lambda data: data.replace(b"endcodespacerange", b"", 1))),
    Removal("19005-3 6.2.11.2", "isn't what FontFile2", lambda d: exchanged(d)),
    Removal("32000-1 9.7.4.2", "CID-keyed", lambda d: unkeyed(d)),
    Removal("19005-3 6.2.11.4.1", "composite glyphs", lambda d: miscomposed(d)),
    Removal("19005-3 6.2.11.2", "width of code", lambda d: cut_glyphs(d)),
    Removal("19005-3 6.2.11.6", "symbolic and has an Encoding", lambda d: true_type(d, 4, Name("WinAnsiEncoding"))),
    Removal("19005-3 6.2.11.6", "isn't one subtable", lambda d: true_type(d, 4, None)),
    Removal("19005-3 6.2.11.6", "its encoding is None", lambda d: true_type(d, 32, None)),
    Removal("19005-3 6.2.11.6", "neither (3, 1) nor (1, 0)", lambda d: true_type(d, 32, Name("WinAnsiEncoding"))),
    Removal("19005-3 6.2.11.4.1", "no procedure", lambda d: type_3(d, {})),
    Removal("19005-3 6.2.11.5", "than its procedure", lambda d: type_3(d, {"a": d.add(new_stream(b"9 0 d0"))})),
]


def _renamed(draft):
    _, font, below = composite(draft)
    font["BaseFont"] = below["BaseFont"] = draft.at(below, "FontDescriptor")["FontName"] = Name("Untagged")

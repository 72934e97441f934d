"""Fonts: ISO 19005-3 6.2.11, ISO 14289-1 7.21, ISO 32000-1 9."""

import re

from . import font_programs, unicode_maps
from .glyph_names import STANDARD_ENCODING, WIN_ANSI_ENCODING
from .objects import Name, Stream, Text
from .syntax import operations

SUBSET = re.compile(r"[A-Z]{6}\+.")
WIDTH_TOLERANCE = 1  # thousandths of the em, which is what whole numbers in W can be off by


def check(document, report, shown):
    """Checks the fonts that content shows, and every other font dictionary's form."""
    tags = {}
    for font in shown.values():
        FontCheck(document, report, font, tags).check()
    for _, value in document.values:
        if isinstance(value, dict) and value.get("Type") == "FontDescriptor":
            check_descriptor(document, report, value)


def check_descriptor(document, report, descriptor):
    name = descriptor.get("FontName", "")
    files = [key for key in ("FontFile", "FontFile2", "FontFile3") if key in descriptor]
    report.expect(len(files) == 1, f"the font {name} is embedded {len(files)} times", a="6.2.11.4.1", ua="7.21.4.1", x="fonts")
    for key in ("Flags", "FontBBox", "ItalicAngle", "Ascent", "Descent", "StemV"):
        report.expect(key in descriptor, f"the descriptor of {name} has no {key}", pdf="9.8.1")
    flags = document.get(descriptor, "Flags")
    report.expect(
        type(flags) is int and bool(flags & 4) != bool(flags & 32), f"{name} is neither symbolic nor nonsymbolic, or both", pdf="9.8.2"
    )
    box = document.array(descriptor, "FontBBox")
    report.expect(
        len(box) == 4 and all(isinstance(side, (int, float)) for side in box), f"the FontBBox of {name} isn't four numbers", pdf="9.8.1"
    )


class FontCheck:
    def __init__(self, document, report, font, tags):
        self.document, self.report, self.font, self.tags = document, report, font, tags
        self.name = font.dictionary.get("BaseFont", font.key)

    def expect(self, holds, what, **clauses):
        return self.report.expect(holds, f"the font {self.name}: {what}", **clauses)

    def check(self):
        font = self.font.dictionary
        kind = font.get("Subtype")
        self.expect(font.get("Type") == "Font", "its Type isn't Font", a="6.2.11.2", pdf="9.5")
        if not self.expect(kind in ("Type0", "Type1", "TrueType", "Type3"), f"its Subtype is {kind}", a="6.2.11.2", pdf="9.5"):
            return
        self.check_unicode()
        if kind == "Type3":
            self.check_glyph_procedures()
            return
        self.expect(isinstance(font.get("BaseFont"), Name), "it has no BaseFont", a="6.2.11.2", pdf="9.6.2")
        program = self.check_composite() if kind == "Type0" else self.check_simple()
        if program:
            self.check_glyphs(program)

    def check_composite(self):
        document, font = self.document, self.font.dictionary
        encoding = document.get(font, "Encoding")
        self.expect(encoding == "Identity-H", f"its Encoding is {encoding}, not Identity-H", a="6.2.11.3.3", ua="7.21.3.3", x="fonts")
        descendants = document.array(font, "DescendantFonts")
        if not self.expect(len(descendants) == 1, "it hasn't one descendant", pdf="9.7.6.1"):
            return None
        self.cid_font = document.dictionary(descendants[0])
        kind = self.cid_font.get("Subtype")
        self.expect(
            self.cid_font.get("Type") == "Font" and kind in ("CIDFontType0", "CIDFontType2"),
            f"its descendant is a {kind}",
            a="6.2.11.2",
            pdf="9.7.4.1",
        )
        self.expect(str(self.name).startswith(str(self.cid_font.get("BaseFont"))), "its descendant has another BaseFont", pdf="9.7.6.1")
        system = document.dictionary(self.cid_font, "CIDSystemInfo")
        self.expect(
            isinstance(system.get("Registry"), (Text, bytes))
            and isinstance(system.get("Ordering"), (Text, bytes))
            and type(system.get("Supplement")) is int,
            "its descendant has no CIDSystemInfo of Registry, Ordering and Supplement",
            a="6.2.11.3.1",
            ua="7.21.3.1",
            pdf="9.7.3",
        )
        mapping = document.get(self.cid_font, "CIDToGIDMap")
        if kind == "CIDFontType2":
            self.expect(
                mapping == "Identity" or isinstance(mapping, Stream),
                "its descendant has no CIDToGIDMap",
                a="6.2.11.3.2",
                ua="7.21.3.2",
                pdf="9.7.4.2",
            )
        else:
            self.expect(mapping is None, "its descendant has a CIDToGIDMap, which is for CIDFontType2", pdf="9.7.4.2")
        self.mapping = mapping.data if isinstance(mapping, Stream) else None
        self.widths = self.composite_widths()
        return self.embedded(self.cid_font, {"CIDFontType0": "CIDFontType0C", "CIDFontType2": None}.get(kind))

    def composite_widths(self):
        document, widths, entries = self.document, {}, self.document.array(self.cid_font, "W")
        at = 0
        try:
            while at < len(entries):
                first, second = document.resolve(entries[at]), document.resolve(entries[at + 1])
                if isinstance(second, list):
                    widths |= {first + i: document.resolve(width) for i, width in enumerate(second)}
                    at += 2
                else:
                    widths |= dict.fromkeys(range(first, second + 1), document.resolve(entries[at + 2]))
                    at += 3
        except (IndexError, TypeError):
            self.expect(False, "its W can't be read", pdf="9.7.4.3")
        self.expect(all(isinstance(width, (int, float)) for width in widths.values()), "its W has other things than numbers", pdf="9.7.4.3")
        self.default_width = document.get(self.cid_font, "DW")
        self.default_width = 1000 if self.default_width is None else self.default_width
        return widths

    def check_simple(self):
        document, font = self.document, self.font.dictionary
        first, last, widths = (document.get(font, key) for key in ("FirstChar", "LastChar", "Widths"))
        ok = type(first) is int and type(last) is int and isinstance(widths, list) and len(widths) == last - first + 1
        self.expect(ok, "FirstChar, LastChar and Widths are missing or disagree", a="6.2.11.2", pdf="9.6.2")
        self.widths = {first + i: document.resolve(width) for i, width in enumerate(widths)} if ok else {}
        self.default_width = document.get(font, "FontDescriptor", "MissingWidth") or 0
        kind = font.get("Subtype")
        program = self.embedded(font, "Type1C" if kind == "Type1" else None)
        if kind == "TrueType" and isinstance(program, font_programs.TrueType):
            symbolic = (document.get(font, "FontDescriptor", "Flags") or 0) & 4
            encoding, maps = document.get(font, "Encoding"), program.character_maps
            if symbolic:
                self.expect(encoding is None, "it is symbolic and has an Encoding", a="6.2.11.6", ua="7.21.6")
                self.expect(
                    len(maps) == 1 or (3, 0) in maps, "it is symbolic and its cmap isn't one subtable or (3, 0)", a="6.2.11.6", ua="7.21.6"
                )
            else:
                base = encoding if isinstance(encoding, Name) else document.get(encoding, "BaseEncoding")
                self.expect(
                    base in ("WinAnsiEncoding", "MacRomanEncoding"),
                    f"it is nonsymbolic and its encoding is {base}",
                    a="6.2.11.6",
                    ua="7.21.6",
                )
                self.expect(
                    {(3, 1), (1, 0)} & set(maps), "it is nonsymbolic and its cmap has neither (3, 1) nor (1, 0)", a="6.2.11.6", ua="7.21.6"
                )
        return program

    def embedded(self, font, subtype):
        """The program in a font's descriptor; `subtype` is FontFile3's, None for FontFile2."""
        document = self.document
        descriptor = document.dictionary(font, "FontDescriptor")
        key = "FontFile3" if subtype else "FontFile2"
        stream = document.get(descriptor, key)
        self.expect(
            descriptor.get("Type") == "FontDescriptor" and descriptor.get("FontName") == font.get("BaseFont"),
            f"its descriptor is for {descriptor.get('FontName')}",
            pdf="9.8.1",
        )
        if not self.expect(isinstance(stream, Stream), f"no {key} is embedded", a="6.2.11.4.1", ua="7.21.4.1", x="fonts"):
            return None
        if subtype:
            self.expect(
                stream.dictionary.get("Subtype") in (subtype, "OpenType"),
                f"its FontFile3 is a {stream.dictionary.get('Subtype')}",
                a="6.2.11.2",
                pdf="9.9",
            )
        else:
            self.expect(
                document.get(stream, "Length1") == len(stream.data),
                f"Length1 is {stream.dictionary.get('Length1')}, the program has " f"{len(stream.data)} bytes",
                pdf="9.9",
            )
        self.expect(SUBSET.match(str(font.get("BaseFont"))), "its name has no subset tag of six capitals and a plus", pdf="9.6.4")
        program_key = descriptor.get(key)
        self.expect(self.tags.setdefault(font.get("BaseFont"), program_key) == program_key, "two subsets share a tag and name", pdf="9.6.4")
        try:
            program = font_programs.read(stream.data)
        except font_programs.FontFault as fault:
            self.expect(False, f"its program can't be read: {fault}", a="6.2.11.2", pdf="9.9")
            return None
        fits = isinstance(program, font_programs.CompactFont) == bool(subtype)
        self.expect(fits, f"its program isn't what {key} is for", a="6.2.11.2", pdf="9.9")
        if isinstance(program, font_programs.CompactFont):
            self.expect(
                program.is_cid == (subtype == "CIDFontType0C"),
                "its program is CID-keyed where it shouldn't be, or the other way",
                a="6.2.11.2",
                pdf="9.7.4.2",
            )
            self.check_sets(descriptor, program)
        else:
            self.expect(
                not program.broken_components(), "composite glyphs name components that aren't there", a="6.2.11.4.1", ua="7.21.4.1"
            )
        return program if fits else None

    def check_sets(self, descriptor, program):
        """CharSet and CIDSet, where present, list every glyph (6.2.11.4.2)."""
        if "CharSet" in descriptor and not program.is_cid:
            listed = set(re.findall(r"/([^/\s]+)", str(self.document.get(descriptor, "CharSet"))))
            self.expect(
                listed | {".notdef"} == set(program.charset) | {".notdef"},
                "CharSet doesn't list the program's glyphs",
                a="6.2.11.4.2",
                ua="7.21.4.2",
            )
        cid_set = self.document.get(descriptor, "CIDSet")
        if isinstance(cid_set, Stream) and program.is_cid:
            listed = {8 * i + bit for i, byte in enumerate(cid_set.data) for bit in range(8) if byte & 128 >> bit}
            self.expect(listed | {0} == set(program.charset) | {0}, "CIDSet doesn't list the program's CIDs", a="6.2.11.4.2", ua="7.21.4.2")

    def glyph(self, program, code):
        """The glyph index that a code selects, or None when the program has none for it."""
        number = int.from_bytes(code, "big")
        if self.font.composite:
            if isinstance(program, font_programs.CompactFont):
                return program.glyphs.get(number)
            if self.mapping is not None:
                number = int.from_bytes(self.mapping[2 * number : 2 * number + 2], "big") if len(self.mapping) >= 2 * number + 2 else None
            return number if number is not None and number < program.glyph_count else None
        encoding = self.document.get(self.font.dictionary, "Encoding")
        base = encoding if isinstance(encoding, Name) else self.document.get(encoding, "BaseEncoding")
        names = dict(
            {"WinAnsiEncoding": WIN_ANSI_ENCODING, "StandardEncoding": STANDARD_ENCODING}.get(base) or getattr(program, "encoding", {})
        )
        at = 0
        for item in self.document.array(encoding, "Differences"):
            if isinstance(item, Name):
                names[at], at = str(item), at + 1
            else:
                at = item
        if isinstance(program, font_programs.CompactFont):
            return program.glyphs.get(names.get(number))
        maps = program.character_maps
        if (3, 0) in maps:
            return next((maps[3, 0][page + number] for page in (0xF000, 0, 0xF100, 0xF200) if page + number in maps[3, 0]), None)
        if (3, 1) in maps and base == "WinAnsiEncoding" and isinstance(encoding, Name):
            return maps[3, 1].get(ord(bytes([number]).decode("cp1252", "replace")))
        return maps.get((1, 0), {}).get(number)

    def check_glyphs(self, program):
        for code in sorted(self.font.codes):
            number, glyph = int.from_bytes(code, "big"), self.glyph(program, code)
            if not self.expect(
                glyph is not None or code not in self.font.painted,
                f"the code {code.hex()} has no glyph in the program",
                a="6.2.11.4.1",
                ua="7.21.4.1",
                x="fonts",
            ):
                continue
            if not self.expect(glyph != 0, f"the code {code.hex()} shows .notdef", a="6.2.11.8", ua="7.21.8") or glyph is None:
                continue
            said = self.widths.get(number, self.default_width)
            try:
                true = program.width(glyph)
            except (font_programs.FontFault, IndexError) as fault:
                self.expect(False, f"the width of code {code.hex()} can't be read: {fault}", a="6.2.11.2", pdf="9.9")
                continue
            self.expect(
                isinstance(said, (int, float)) and abs(said - true) <= WIDTH_TOLERANCE,
                f"the code {code.hex()} is {said} wide, in the program {true:g}",
                a="6.2.11.5",
                ua="7.21.5",
                x="fonts",
            )

    def check_glyph_procedures(self):
        document, font = self.document, self.font.dictionary
        first, widths = document.get(font, "FirstChar"), document.array(font, "Widths")
        names, at = {}, 0
        for item in document.array(font, "Encoding", "Differences"):
            if isinstance(item, Name):
                names[at], at = item, at + 1
            else:
                at = item
        for code in sorted(self.font.codes):
            procedure = document.get(font, "CharProcs", names.get(code[0], ""))
            if not self.expect(
                isinstance(procedure, Stream), f"no procedure for the code {code.hex()}", a="6.2.11.4.1", ua="7.21.4.1", x="fonts"
            ):
                continue
            steps = operations(procedure.data)[0]
            ok = steps and steps[0][1] in ("d0", "d1") and type(first) is int and 0 <= code[0] - first < len(widths)
            self.expect(
                ok and abs(steps[0][0][0] - document.resolve(widths[code[0] - first])) <= WIDTH_TOLERANCE,
                f"the code {code.hex()} has another width than its procedure",
                a="6.2.11.5",
                ua="7.21.5",
            )

    def check_unicode(self):
        """6.2.11.7.2 asks for level U and A alike; a ToUnicode map is the one way that all readers follow."""
        stream = self.document.get(self.font.dictionary, "ToUnicode")
        if not self.expect(isinstance(stream, Stream), "it has no ToUnicode map", a="6.2.11.7.2", ua="7.21.7"):
            return
        if not self.report.archival:
            return
        try:
            texts, spaces = unicode_maps.read(stream.data)
        except unicode_maps.MapFault as fault:
            self.expect(False, f"its ToUnicode map can't be read: {fault}", a="6.2.11.7.2", ua="7.21.7", pdf="9.10.3")
            return
        size = 2 if self.font.composite else 1
        self.expect(
            all(len(low) == len(high) == size for low, high in spaces) and all(len(code) == size for code in texts),
            f"its ToUnicode map has codes of another length than {size}",
            pdf="9.10.3",
        )
        for code in sorted(self.font.codes):
            self.expect(texts.get(code), f"no text for the code {code.hex()}", a="6.2.11.7.2", ua="7.21.7")
        for code, text in sorted(texts.items()):
            self.expect(
                not {"\0", "\ufeff", "\ufffe"} & set(text),
                f"the code {code.hex()} means U+0000, U+FEFF or U+FFFE",
                a="6.2.11.7.2",
                ua="7.21.7",
            )
            if any("\ue000" <= c <= "\uf8ff" or c >= "\U000f0000" for c in text):
                self.expect(
                    code not in self.font.bare,
                    f"the code {code.hex()} means a private character and stands under no ActualText",
                    a="6.2.11.7.3",
                )

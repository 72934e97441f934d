"""Embedded font programs: glyphs and advance widths of TrueType (ISO/IEC 14496-22) and CFF (Adobe Technical Note 5176)."""

import struct
from functools import cached_property, lru_cache

from .charstring_widths import width_operand
from .glyph_names import STANDARD_ENCODING, STANDARD_STRINGS


class FontFault(Exception):
    """Why a font program can't be read."""


class TrueType:
    """The tables that a PDF needs of a TrueType program."""

    def __init__(self, data):
        count = struct.unpack_from(">H", data, 4)[0]
        records = [struct.unpack_from(">4sLLL", data, 12 + 16 * i) for i in range(count)]
        self.tables = {}
        for tag, _, offset, length in records:
            if offset + length > len(data):
                raise FontFault(f"the table {tag.decode('latin-1')} lies outside the program")
            self.tables[tag.decode("latin-1")] = data[offset : offset + length]
        missing = {"glyf", "loca", "head", "hhea", "hmtx", "maxp"} - set(self.tables)
        if missing:
            raise FontFault(f"no table {', '.join(sorted(missing))}")
        self.units_per_em = struct.unpack_from(">H", self.tables["head"], 18)[0]
        self.glyph_count = struct.unpack_from(">H", self.tables["maxp"], 4)[0]
        long_offsets = struct.unpack_from(">h", self.tables["head"], 50)[0]
        needed = (self.glyph_count + 1) * (4 if long_offsets else 2)
        if len(self.tables["loca"]) < needed:
            raise FontFault("loca is shorter than maxp says")
        self.locations = struct.unpack(f">{self.glyph_count + 1}{'L' if long_offsets else 'H'}", self.tables["loca"][:needed])
        self.locations = [at * (1 if long_offsets else 2) for at in self.locations]
        if list(self.locations) != sorted(self.locations) or self.locations[-1] > len(self.tables["glyf"]):
            raise FontFault("loca points outside glyf")
        self.metrics = struct.unpack_from(">H", self.tables["hhea"], 34)[0]
        if not self.metrics or len(self.tables["hmtx"]) < 4 * self.metrics + 2 * (self.glyph_count - self.metrics):
            raise FontFault("hmtx is shorter than hhea and maxp say")

    def width(self, glyph):
        """A glyph's advance in thousandths of the em."""
        return struct.unpack_from(">H", self.tables["hmtx"], 4 * min(glyph, self.metrics - 1))[0] * 1000 / self.units_per_em

    @cached_property
    def character_maps(self):
        """The glyphs by code of each cmap subtable, by (platform, encoding). Formats 0, 4, 6 and 12."""
        table, found = self.tables.get("cmap", b"\0\0\0\0"), {}
        for i in range(struct.unpack_from(">H", table, 2)[0]):
            platform, encoding, offset = struct.unpack_from(">HHL", table, 4 + 8 * i)
            found[platform, encoding] = _character_map(table[offset:])
        return found

    def broken_components(self):
        """Glyphs whose components aren't in the program."""
        broken = []
        for glyph, (start, end) in enumerate(zip(self.locations, self.locations[1:])):
            outline = self.tables["glyf"][start:end]
            if len(outline) < 10 or struct.unpack_from(">h", outline)[0] >= 0:
                continue
            at, flags = 10, 0x20
            while flags & 0x20:
                flags, component = struct.unpack_from(">HH", outline, at)
                if component >= self.glyph_count:
                    broken.append(glyph)
                at += 4 + (4 if flags & 1 else 2) + (2 if flags & 8 else 4 if flags & 0x40 else 8 if flags & 0x80 else 0)
        return broken


def _character_map(table):
    form = struct.unpack_from(">H", table)[0]
    if form == 0:
        return {code: glyph for code, glyph in enumerate(table[6:262]) if glyph}
    if form == 6:
        first, count = struct.unpack_from(">HH", table, 6)
        return {first + i: struct.unpack_from(">H", table, 10 + 2 * i)[0] for i in range(count)}
    if form == 12:
        groups = [struct.unpack_from(">LLL", table, 16 + 12 * i) for i in range(struct.unpack_from(">L", table, 12)[0])]
        return {code: glyph + code - first for first, last, glyph in groups for code in range(first, last + 1)}
    if form != 4:
        return {}
    segments, found = struct.unpack_from(">H", table, 6)[0] // 2, {}
    for i in range(segments):
        last, first = struct.unpack_from(">H", table, 14 + 2 * i)[0], struct.unpack_from(">H", table, 16 + 2 * (segments + i))[0]
        delta, at = struct.unpack_from(">h", table, 16 + 2 * (2 * segments + i))[0], 16 + 2 * (3 * segments + i)
        offset = struct.unpack_from(">H", table, at)[0]
        for code in range(first, last + 1):
            glyph = code if not offset else struct.unpack_from(">H", table, at + offset + 2 * (code - first))[0]
            if (glyph or not offset) and code != 0xFFFF:
                found[code] = (glyph + delta) & 0xFFFF
    return found


class CompactFont:
    """A CFF program with one font: its glyphs by name or CID, and their widths."""

    def __init__(self, data):
        self.data = data
        names, at = _index(data, data[2])
        tops, at = _index(data, at)
        strings, at = _index(data, at)
        self.shared, _ = _index(data, at)
        if len(names) != 1 or len(tops) != 1:
            raise FontFault(f"{len(names)} fonts in one program")
        self.name, self.strings = names[0].decode("latin-1"), strings
        top = _dictionary(tops[0])
        if 17 not in top:
            raise FontFault("no CharStrings")
        self.charstrings, _ = _index(data, top[17][0])
        self.is_cid = (12, 30) in top
        self.matrix = top.get((12, 7))
        self.charset = self._charset(top.get(15, [0])[0])
        self.encoding_offset = top.get(16, [0])[0]
        if self.is_cid:
            fonts, _ = _index(data, top[12, 36][0])
            self.privates = [self._private(_dictionary(font)) for font in fonts]
            self.selected = self._selected(top[12, 37][0])
        else:
            self.privates = [self._private(top)]
            self.selected = [0] * len(self.charstrings)

    def _string(self, number):
        if number < len(STANDARD_STRINGS):
            return STANDARD_STRINGS[number]
        number -= len(STANDARD_STRINGS)
        return self.strings[number].decode("latin-1") if number < len(self.strings) else None

    def _charset(self, at):
        """For each glyph its CID, or its name when the font isn't CID-keyed."""
        count, numbers, data = len(self.charstrings), [0], self.data
        if at == 0 and not self.is_cid:
            numbers = list(range(count))
        elif at <= 2:
            raise FontFault("a predefined charset other than ISOAdobe")
        elif data[at] == 0:
            numbers += struct.unpack_from(f">{count - 1}H", data, at + 1)
        else:
            long_ranges, at = data[at] == 2, at + 1
            while len(numbers) < count:
                first, left = struct.unpack_from(">HH" if long_ranges else ">HB", data, at)
                numbers += range(first, first + left + 1)
                at += 4 if long_ranges else 3
        numbers = numbers[:count]
        return numbers if self.is_cid else [self._string(number) for number in numbers]

    def _private(self, dictionary):
        """(defaultWidthX, nominalWidthX, subroutines, horizontal scale) of a font dictionary."""
        size, offset = dictionary.get(18, [0, 0])
        private = _dictionary(self.data[offset : offset + size])
        local = _index(self.data, offset + private[19][0])[0] if 19 in private else []
        own = dictionary.get((12, 7)) if self.is_cid else None
        scale = (self.matrix[0] if self.matrix else 1 if own else 0.001) * (own[0] if own else 1)
        return private.get(20, [0])[0], private.get(21, [0])[0], local, scale

    def _selected(self, at):
        data, count = self.data, len(self.charstrings)
        if data[at] == 0:
            return list(data[at + 1 : at + 1 + count])
        ranges = struct.unpack_from(">H", data, at + 1)[0]
        found, at = [], at + 3
        for _ in range(ranges):
            first, font, last = struct.unpack_from(">HBH", data, at)
            if first != len(found) or font >= len(self.privates):
                raise FontFault("FDSelect doesn't give each glyph a font dictionary")
            found += [font] * (last - first)
            at += 3
        if len(found) != count:
            raise FontFault("FDSelect doesn't cover every glyph")
        return found

    @cached_property
    def glyphs(self):
        """Glyph indices by CID or name."""
        return {key: glyph for glyph, key in reversed(list(enumerate(self.charset)))}

    @cached_property
    def encoding(self):
        """Names by code of the built-in encoding."""
        at, data = self.encoding_offset, self.data
        if at == 0:
            return STANDARD_ENCODING
        if at == 1 or self.is_cid:
            return {}
        form, count, codes = data[at] & 127, data[at + 1], []
        for i in range(count):
            codes += [data[at + 2 + i]] if form == 0 else range(data[at + 2 + 2 * i], data[at + 2 + 2 * i] + data[at + 3 + 2 * i] + 1)
        return {code: self.charset[glyph + 1] for glyph, code in enumerate(codes) if glyph + 1 < len(self.charset)}

    def width(self, glyph):
        """A glyph's advance in thousandths of the em."""
        default, nominal, local, scale = self.privates[self.selected[glyph]]
        try:
            operand = width_operand(self.charstrings[glyph], local, self.shared)
        except ValueError as fault:
            raise FontFault(f"glyph {glyph}: {fault}") from fault
        return (default if operand is None else nominal + operand) * scale * 1000


def _index(data, at):
    count = struct.unpack_from(">H", data, at)[0]
    if not count:
        return [], at + 2
    size = data[at + 2]
    offsets = [int.from_bytes(data[at + 3 + size * i : at + 3 + size * (i + 1)], "big") for i in range(count + 1)]
    base = at + 2 + size * (count + 1)
    if offsets != sorted(offsets) or base + offsets[-1] > len(data):
        raise FontFault("an INDEX that points outside the program")
    return [data[base + a : base + b] for a, b in zip(offsets, offsets[1:])], base + offsets[-1]


def _dictionary(data):
    """The operands by operator; escaped operators are (12, n)."""
    found, operands, at = {}, [], 0
    while at < len(data):
        byte, at = data[at], at + 1
        if byte <= 21:
            key = byte
            if byte == 12:
                key, at = (12, data[at]), at + 1
            found[key], operands = operands, []
        elif byte == 30:
            text = ""
            while not text.endswith("f"):
                text, at = text + f"{data[at]:02x}", at + 1
            text = text.rstrip("f").translate({ord("a"): ".", ord("b"): "E", ord("c"): "E-", ord("e"): "-"})
            operands.append(float(text))
        elif byte == 28:
            operands.append(int.from_bytes(data[at : at + 2], "big", signed=True))
            at += 2
        elif byte == 29:
            operands.append(int.from_bytes(data[at : at + 4], "big", signed=True))
            at += 4
        elif byte < 247:
            operands.append(byte - 139)
        elif byte < 251:
            operands.append((byte - 247) * 256 + data[at] + 108)
            at += 1
        else:
            operands.append(-(byte - 251) * 256 - data[at] - 108)
            at += 1
    return found


@lru_cache(maxsize=256)
def read(data):
    """The font program in a FontFile2 or FontFile3 stream."""
    try:
        if data[:4] in (b"\0\1\0\0", b"true"):
            return TrueType(data)
        if data[:4] == b"OTTO":
            records = [struct.unpack_from(">4sLLL", data, 12 + 16 * i) for i in range(struct.unpack_from(">H", data, 4)[0])]
            data = next(data[offset : offset + length] for tag, _, offset, length in records if tag == b"CFF ")
        if data[:1] == b"\1":
            return CompactFont(data)
    except (struct.error, IndexError, KeyError, ValueError, StopIteration) as error:
        raise FontFault(f"damaged: {error!r}") from error
    raise FontFault("neither TrueType nor CFF")

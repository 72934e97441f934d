"""File structure, byte by byte: ISO 19005-3 6.1 and ISO 32000-1 7.5."""

import re

from .objects import Name
from .syntax import PDFString, RawReference, SyntaxFault, parse

HEADER = re.compile(rb"%PDF-1\.([0-7])(\r\n|\n|\r)")
EOL = rb"(?:\r\n|\n|\r)"
ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])(?: \r| \n|\r\n)")
SUBSECTION = re.compile(rb"(\d+) (\d+) ?" + EOL)
OBJECT = re.compile(rb"(\d+)([\0\t\n\f\r ]+)(\d+)([\0\t\n\f\r ]+)obj")
FILTERS = {"ASCIIHexDecode", "ASCII85Decode", "FlateDecode", "RunLengthDecode", "CCITTFaxDecode", "JBIG2Decode", "DCTDecode", "JPXDecode"}


class Bytes:
    """The parts of a file as they lie in its bytes."""

    def __init__(self, data, report):
        self.data, self.report = data, report
        self.offsets, self.trailers, self.covered, self.dictionaries = {}, [], [], {}

    def check(self):
        self.check_ends()
        try:
            self.check_tables()
        except SyntaxFault as fault:
            self.report.expect(False, str(fault), a=fault.clause, pdf="" if fault.clause else "7.5.4")
            return
        for number, (offset, generation) in sorted(self.offsets.items()):
            try:
                self.check_object(number, generation, offset)
            except SyntaxFault as fault:
                self.report.expect(False, f"object {number}: {fault}", a=fault.clause, pdf="" if fault.clause else "7.3")
        self.check_nothing_between()

    def check_ends(self):
        data, report = self.data, self.report
        header = HEADER.match(data)
        report.expect(header, "the file doesn't begin with %PDF-1.n and one end of line", a="6.1.2", pdf="7.5.2")
        if not header:
            return
        report.expect(int(header[1]) >= 6, f"the header says PDF 1.{header[1].decode()}, PDF/X-4 needs 1.6 or later", x="file header")
        comment = data[header.end() : header.end() + 5]
        report.expect(
            comment[:1] == b"%" and len(comment) == 5 and all(byte > 127 for byte in comment[1:]),
            "the header isn't followed by a comment with four bytes above 127",
            a="6.1.2",
            x="file header",
        )
        report.expect(
            re.search(rb"%%EOF" + EOL + rb"?\Z", data), "something follows the last %%EOF, or there is none", a="6.1.3", pdf="7.5.5"
        )

    def check_tables(self):
        """Follows the cross-reference tables from the newest to the first."""
        data, report = self.data, self.report
        start = re.search(rb"startxref" + EOL + rb"(\d+)" + EOL + rb"%%EOF" + EOL + rb"?\Z", data)
        if not report.expect(start, "the file doesn't end with startxref, an offset and %%EOF", pdf="7.5.5"):
            return
        self.covered.append((start.start(), len(data)))
        at, visited = int(start[1]), set()
        while at is not None and at not in visited:
            visited.add(at)
            if data[at : at + 4] != b"xref":
                raise SyntaxFault(f"no cross-reference table at byte {at}, where one is said to be")
            table_start, at = at, at + 4
            eol = re.match(EOL, data[at : at + 2])
            report.expect(
                eol and SUBSECTION.match(data, at + eol.end()),
                "xref isn't followed by one end of line and a subsection's header",
                a="6.1.4",
                pdf="7.5.4",
            )
            at += re.match(rb"\s*", data[at : at + 64]).end()
            while subsection := re.compile(rb"(\d+)\s+(\d+)\s*?" + EOL).match(data, at):
                report.expect(
                    SUBSECTION.fullmatch(subsection[0]),
                    f"the subsection's header {subsection[0]!r} isn't two numbers and a space",
                    a="6.1.4",
                    pdf="7.5.4",
                )
                first, count, at = int(subsection[1]), int(subsection[2]), subsection.end()
                for number in range(first, first + count):
                    entry = ENTRY.match(data, at)
                    if not entry:
                        raise SyntaxFault(f"the cross-reference entry of object {number} isn't twenty bytes in the prescribed form")
                    at = entry.end()
                    if number == 0:
                        report.expect(entry[3] == b"f" and entry[2] == b"65535", "object 0 isn't free with generation 65535", pdf="7.5.4")
                    if number in self.offsets and entry[3] == b"n":
                        self.cover_superseded(int(entry[1]))
                    elif entry[3] == b"n":
                        self.offsets[number] = (int(entry[1]), int(entry[2]))
                    elif entry[3] == b"f":
                        self.offsets.setdefault(number, (None, 0))
            keyword = re.compile(rb"trailer\s*").match(data, at)
            if not keyword:
                raise SyntaxFault(f"no trailer after the cross-reference table at byte {table_start}")
            trailer, end = parse(data, keyword.end())
            self.trailers.append(trailer)
            self.covered.append((table_start, end))
            report.expect("XRefStm" not in trailer, "a hybrid cross-reference: readers of the table see other objects", pdf="7.5.8.4")
            at = trailer.get("Prev")
        self.offsets = {number: place for number, place in self.offsets.items() if place[0] is not None}
        self.check_trailers()

    def check_trailers(self):
        newest = self.trailers[0]
        for trailer in self.trailers:
            identifiers = trailer.get("ID")
            self.report.expect(
                isinstance(identifiers, list) and len(identifiers) == 2 and all(isinstance(i, PDFString) and i for i in identifiers),
                "the trailer has no ID of two strings",
                a="6.1.3",
                x="file identifier",
            )
            self.report.expect(
                not identifiers or identifiers[:1] == (newest.get("ID") or [])[:1],
                "an update changed the first file identifier",
                pdf="14.4",
            )
            self.report.expect("Encrypt" not in trailer, "the file is encrypted", a="6.1.3", x="encryption")
        self.report.expect(isinstance(newest.get("Root"), RawReference), "the trailer's Root isn't a reference", pdf="7.5.5")
        self.report.expect(
            newest.get("Size") == max(self.offsets, default=0) + 1,
            f"the trailer's Size is {newest.get('Size')}, the highest object {max(self.offsets, default=0)}",
            pdf="7.5.5",
        )
        self.report.expect(len(self.offsets) <= 8388607, "more than 8,388,607 objects", a="6.1.13")

    def cover_superseded(self, offset):
        """An object that a later update replaced belongs to the file all the same."""
        end = self.data.find(b"endobj", offset)
        if OBJECT.match(self.data, offset) and end > 0:
            self.covered.append((offset, end + 6))

    def check_object(self, number, generation, offset):
        data, report, notes = self.data, self.report, []
        head = OBJECT.match(data, offset)
        if not report.expect(
            head and (int(head[1]), int(head[3])) == (number, generation),
            f"no object {number} {generation} at byte {offset}, where the table has it",
            pdf="7.5.4",
        ):
            return
        report.expect(
            len(head[2]) == len(head[4]) == 1, f"object {number}: number, generation and obj aren't separated by single spaces", a="6.1.9"
        )
        report.expect(offset and data[offset - 1] in b"\r\n", f"object {number}: no end of line before its number", a="6.1.9")
        report.expect(data[head.end() : head.end() + 1] in (b"\r", b"\n"), f"object {number}: no end of line after obj", a="6.1.9")
        value, end = parse(data, head.end(), notes)
        for clause, what in notes:
            report.expect(False, f"object {number}: {what}", a=clause, pdf="" if clause else "7.3.7")
        report.checks += 1
        after = re.compile(rb"\s*(stream|endobj)").match(data, end)
        if not after:
            raise SyntaxFault("neither stream nor endobj after its value")
        if after[1] == b"stream":
            end = self.check_stream(number, value, after.end())
            after = re.compile(rb"\s*(endobj)").match(data, end)
            if not after:
                raise SyntaxFault("no endobj after endstream")
        self.dictionaries[number] = value
        report.expect(re.search(rb"[\r\n]\Z", data[end : after.start(1)]), f"object {number}: no end of line before endobj", a="6.1.9")
        report.expect(data[after.end() : after.end() + 1] in (b"\r", b"\n"), f"object {number}: no end of line after endobj", a="6.1.9")
        self.covered.append((offset, after.end()))

    def check_stream(self, number, dictionary, at):
        data, report = self.data, self.report
        if not isinstance(dictionary, dict):
            raise SyntaxFault("a stream without a dictionary")
        eol = re.match(rb"\r\n|\n", data[at : at + 2])
        report.expect(eol, f"object {number}: stream isn't followed by a line feed", a="6.1.7.1", pdf="7.3.8.1")
        at += eol.end() if eol else 0
        length = dictionary.get("Length")
        if isinstance(length, RawReference):
            place = self.offsets.get(length[0])
            head = OBJECT.match(data, place[0]) if place else None
            length = parse(data, head.end())[0] if head else None
        close = re.compile(EOL + rb"endstream").match(data, at + length) if type(length) is int and length >= 0 else None
        if not report.expect(
            close,
            f"object {number}: Length says {length}, which isn't where an end of line and endstream stand",
            a="6.1.7.1",
            pdf="7.3.8.2",
        ):
            close = re.compile(rb"endstream").search(data, at)
            if not close:
                raise SyntaxFault("a stream without endstream")
        for key in ("F", "FFilter", "FDecodeParms"):
            report.expect(
                key not in dictionary,
                f"object {number}: the stream has {key}, so its data lie outside the file",
                a="6.1.7.1",
                x="external streams",
            )
        names = dictionary.get("Filter", [])
        parameters = dictionary.get("DecodeParms", [])
        parameters = parameters if isinstance(parameters, list) else [parameters]
        for index, name in enumerate([names] if isinstance(names, Name) else names if isinstance(names, list) else []):
            allowed = FILTERS | (set() if report.archival else {"LZWDecode"})
            identity = name == "Crypt" and index < len(parameters) and (parameters[index] or {}).get("Name", "Identity") == "Identity"
            report.expect(name in allowed or identity, f"object {number}: the filter {name}", a="6.1.7.2", x="filters")
        if dictionary.get("Type") == "Metadata":
            report.expect(
                "Filter" not in dictionary,
                f"object {number}: metadata under a filter, which no search for an XMP packet finds",
                pdf="14.3.2",
            )
        return close.end()

    def check_nothing_between(self):
        """Whether comments and space alone lie outside objects, tables and trailers."""
        at = 0
        for start, end in sorted(self.covered):
            between = re.sub(rb"%[^\r\n]*|startxref\s+\d+", b"", self.data[at:start]).strip(b"\0\t\n\f\r ") if start > at else b""
            self.report.expect(not between, f"{len(between)} bytes before byte {start} belong to no object: {between[:20]!r}", pdf="7.5.1")
            at = max(at, end)


def check(data, report):
    Bytes(data, report).check()

"""ISO 19005-3 6.1 and ISO 32000-1 7."""

import re

from ..objects import Name
from . import Removal
from .draft import Literal


def spelled(text):
    """A removal that adds an object in these bytes and hangs it on the catalog under a key of no meaning."""

    def apply(draft):
        draft.root["LaurelTest"] = draft.spell(text)

    return apply


def catalog(key, value):
    def apply(draft):
        draft.root[key] = value

    return apply


def swap(old, new):
    return lambda draft: draft.bytes(lambda data: data.replace(old, new, 1))


def swap_last(old, new):
    return lambda draft: draft.bytes(lambda data: new.join(data.rsplit(old, 1)))


def swap_metadata(draft):
    draft.root["Metadata"] = draft.spell(
        b"%d 0 obj\n<</Type/Metadata/Subtype/XML/Filter/FlateDecode/Length 0>>\nstream\n\nendstream\nendobj\n"
    )


def displaced(data):
    """Moves the first object's place in the table by a byte."""
    entry = re.compile(rb"(\d{10}) 00000 n").search(data, data.rindex(b"xref\n0 "))
    return data[: entry.start()] + b"%010d" % (int(entry[1]) + 1) + data[entry.end(1) :]


def stray(draft):
    draft.raw += b"\nstray\n"
    draft.spell(b"%d 0 obj\nnull\nendobj\n")


REMOVALS = [
    Removal("19005-3 6.1.2", "doesn't begin", swap(b"%PDF-1.", b"%PDF-2.")),
    Removal("19005-3 6.1.2", "comment", lambda d: d.bytes(lambda data: data[:10] + b"abcd" + data[14:])),
    Removal("19005-3 6.1.3", "no ID", lambda d: d.trailer.pop("ID")),
    Removal("19005-3 6.1.3", "no ID", lambda d: d.trailer.update(ID=d.trailer["ID"][:1])),
    Removal("19005-3 6.1.3", "encrypted", lambda d: d.trailer.update(Encrypt={"Filter": Name("Standard"), "V": 1, "R": 2})),
    Removal("19005-3 6.1.3", "follows the last", lambda d: d.bytes(lambda data: data + b"\nafter\n")),
    Removal("32000-1 14.4", "first file identifier", lambda d: d.trailer.update(ID=[b"another", b"another"])),
    Removal("19005-3 6.1.4", "xref isn't followed", swap_last(b"xref\n0", b"xref \n0")),
    Removal("19005-3 6.1.4", "header", lambda d: d.bytes(lambda data: data.replace(b"xref\n0 ", b"xref\n0  ", 1))),
    Removal("32000-1 7.5.4", "twenty bytes", swap_last(b" 65535 f ", b" 65535 f")),
    Removal("32000-1 7.5.4", "isn't free", swap_last(b" 65535 f ", b" 00000 f ")),
    Removal("32000-1 7.5.4", "no object", lambda d: d.bytes(displaced)),
    Removal("32000-1 7.5.5", "Size", swap_last(b"/Size ", b"/Size 1")),
    Removal("32000-1 7.5.1", "belong to no object", stray),
    Removal("19005-3 6.1.6", "odd number", spelled(b"%d 0 obj\n<abc>\nendobj\n")),
    Removal("19005-3 6.1.6", "other characters", spelled(b"%d 0 obj\n<abxy>\nendobj\n")),
    Removal("19005-3 6.1.7.1", "Length says", spelled(b"%d 0 obj\n<</Length 2>>\nstream\nabc\nendstream\nendobj\n")),
    Removal("19005-3 6.1.7.1", "Length says", spelled(b"%d 0 obj\n<</Length 3>>\nstream\nabcendstream\nendobj\n")),
    Removal("19005-3 6.1.7.1", "line feed", spelled(b"%d 0 obj\n<</Length 3>>\nstream\rabc\nendstream\nendobj\n")),
    Removal("19005-3 6.1.7.1", "outside the file", spelled(b"%d 0 obj\n<</Length 3/F(x)>>\nstream\nabc\nendstream\nendobj\n")),
    Removal("19005-3 6.1.7.2", "LZWDecode", spelled(b"%d 0 obj\n<</Length 2/Filter/LZWDecode>>\nstream\n\x80\x0b\nendstream\nendobj\n")),
    Removal(
        "19005-3 6.1.7.2",
        "Crypt",
        spelled(b"%d 0 obj\n<</Length 2/Filter[/Crypt]/DecodeParms[<</Name/StdCF>>]>>\nstream\nab\nendstream\nendobj\n"),
    ),
    Removal("19005-3 6.1.8", "UTF-8", spelled(b"%d 0 obj\n/a#ff\nendobj\n")),
    Removal("19005-3 6.1.8", "number sign", spelled(b"%d 0 obj\n/a#g\nendobj\n")),
    Removal("19005-3 6.1.9", "single spaces", spelled(b"%d  0 obj\nnull\nendobj\n")),
    Removal("19005-3 6.1.9", "single spaces", spelled(b"%d 0  obj\nnull\nendobj\n")),
    Removal("19005-3 6.1.9", "after obj", spelled(b"%d 0 obj null\nendobj\n")),
    Removal("19005-3 6.1.9", "before endobj", spelled(b"%d 0 obj\nnull endobj\n")),
    Removal("19005-3 6.1.9", "after endobj", spelled(b"%d 0 obj\nnull\nendobj ")),
    Removal("19005-3 6.1.9", "before its number", lambda d: d.bytes(lambda data: data.replace(b"\nendobj\n", b"\nendobj ", 1))),
    Removal("19005-3 6.1.12", "permissions", catalog("Perms", {"Other": {}})),
    Removal("19005-3 6.1.13", "an integer out of range", spelled(b"%d 0 obj\n2147483648\nendobj\n")),
    Removal("19005-3 6.1.13", "a real number out of range", spelled(b"%d 0 obj\n0." + b"0" * 40 + b"1\nendobj\n")),
    Removal("19005-3 6.1.13", "a string of", spelled(b"%d 0 obj\n(" + b"a" * 32768 + b")\nendobj\n")),
    Removal("19005-3 6.1.13", "a name of", spelled(b"%d 0 obj\n/" + b"a" * 128 + b"\nendobj\n")),
    Removal("32000-1 7.3.7", "same key twice", spelled(b"%d 0 obj\n<</A 1/A 2>>\nendobj\n")),
    Removal("32000-1 14.3.2", "under a filter", swap_metadata),
    Removal("32000-1 7.5.8.4", "hybrid", lambda d: d.trailer.update(XRefStm=Literal(b"0"))),
    Removal("32000-1 7.5.5", "isn't a reference", lambda d: d.trailer.update(Root={"Type": Name("Catalog")})),
    Removal("32000-1 7.7.3", "no pages", lambda d: d.root.pop("Pages")),
    Removal("32000-1 7.7.2", "catalog's Type", lambda d: d.root.update(Type=Name("Other"))),
    Removal("32000-1 7.7.3.3", "no MediaBox", lambda d: d.page.pop("MediaBox")),
    Removal("32000-1 7.3", "unexpected kind", lambda d: d.element("P").update(Pg=[])),
]

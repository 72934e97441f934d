"""A conforming file with changes, written as an incremental update (ISO 32000-1 7.5.6) so that every other byte stays as it was."""

import copy

from ..objects import Name, Reference, Stream, Text
from ..text_strings import encoded
from . import NotApplicable


class Literal(bytes):
    """Bytes to write as they are."""


def written(value):
    """A value in PDF syntax."""
    if isinstance(value, Literal):
        return bytes(value)
    if isinstance(value, Stream):
        data = value.data
        return written(value.dictionary | {"Length": len(data)}) + b"\nstream\n" + data + b"\nendstream"
    if isinstance(value, dict):
        return b"<<" + b" ".join(written(Name(key)) + b" " + written(item) for key, item in value.items()) + b">>"
    if isinstance(value, list):
        return b"[" + b" ".join(map(written, value)) + b"]"
    if isinstance(value, Reference):
        return value.encode() + b" R"
    if isinstance(value, Text):
        plain = encoded(value)
        return written(plain) if plain is not None else b"<FEFF" + value.encode("utf-16-be").hex().encode() + b">"
    if isinstance(value, str):
        return b"/" + b"".join(
            b"#%02x" % byte if byte < 33 or byte > 126 or byte in b"#()<>[]{}/%" else bytes([byte]) for byte in value.encode()
        )
    if isinstance(value, bytes):
        return b"<" + value.hex().encode() + b">"
    if isinstance(value, bool) or value is None:
        return {True: b"true", False: b"false", None: b"null"}[value]
    return (f"{value:.10f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)).encode()


def new_stream(data, dictionary=None):
    stream = Stream(dictionary or {}, "")
    stream.__dict__["data"] = data
    return stream


class Draft:
    """What to change in a document. `raw` is its bytes so far, `spelled` objects that are written exactly as given."""

    def __init__(self, document):
        self.document, self.raw = document, document.raw
        self.trailer = {key: copy.copy(document.trailer[key]) for key in ("Root", "Info", "ID") if key in document.trailer}
        self.changed, self.spelled, self.finishing = {}, {}, []
        self.last = max(int(number.split()[0]) for number in document.objects)

    # Objects

    def edit(self, reference):
        """A copy of an object that will replace it; of a stream, its dictionary."""
        if reference not in self.changed:
            value = self.document.objects.get(reference)
            if value is None:
                raise NotApplicable
            if isinstance(value, Stream):
                value = new_stream(value.data, copy.deepcopy(value.dictionary))
            self.changed[reference] = copy.deepcopy(value) if not isinstance(value, Stream) else value
        value = self.changed[reference]
        return value.dictionary if isinstance(value, Stream) else value

    def at(self, container, *path):
        """The container at a path below another, for changing; references are followed into copies."""
        for step in path:
            if isinstance(container, dict) and step not in container or isinstance(container, list) and step >= len(container):
                raise NotApplicable
            container = container[step]
            if isinstance(container, Reference):
                container = self.edit(container)
        return container

    def add(self, value):
        self.last += 1
        reference = Reference(f"{self.last} 0")
        self.changed[reference] = value
        return reference

    def find(self, holds):
        """The first object, as (reference, copy for changing), whose dictionary fulfils a condition."""
        for reference, value in self.document.objects.items():
            dictionary = value.dictionary if isinstance(value, Stream) else value
            if isinstance(dictionary, dict) and holds(dictionary):
                return Reference(reference), self.edit(Reference(reference))
        raise NotApplicable

    def set_data(self, reference, data):
        """Gives a stream other data, unfiltered."""
        dictionary = self.edit(reference)
        self.changed[reference] = new_stream(data, {k: v for k, v in dictionary.items() if k not in ("Filter", "DecodeParms")})

    def spell(self, text, reference=None):
        """Writes an object in bytes of one's own; `%d` stands for its number."""
        if reference is None:
            reference = self.add(None)
        self.spelled[reference] = text.replace(b"%d", reference.split()[0].encode())
        self.changed.pop(reference, None)
        return reference

    # What most removals touch

    @property
    def root(self):
        return self.at(self.trailer, "Root")

    @property
    def page_reference(self):
        return self.document.pages[0][0]

    @property
    def page(self):
        return self.edit(self.page_reference)

    @property
    def annotation(self):
        return self.at(self.page, "Annots", 0)

    @property
    def intent(self):
        return self.at(self.root, "OutputIntents", 0)

    @property
    def structure(self):
        return self.at(self.root, "StructTreeRoot")

    @property
    def first_element(self):
        """The reference of the structure tree's first element."""
        kids = self.structure["K"]
        kids = self.at(self.structure, "K") if isinstance(self.document.resolve(kids), list) else [kids]
        return kids[0]

    def element(self, *kinds):
        return self.find(lambda d: d.get("S") in kinds and "P" in d)[1]

    def resources(self, category):
        return self.at(self.page, "Resources").setdefault(category, {})

    def content(self, change):
        """Puts one changed stream in the place of the page's contents."""
        page, document = self.page, self.document
        contents = page["Contents"]
        streams = contents if isinstance(contents, list) else [contents]
        data = b"\n".join((self.changed.get(stream) or document.resolve(stream)).data for stream in streams)
        page["Contents"] = self.add(new_stream(change(data)))

    def artifact(self, operations):
        """Adds operations as an artifact at the end of the page."""
        self.content(lambda data: data + b"\n/Artifact BMC\n" + operations + b"\nEMC\n")

    def replace(self, old, new):
        """Replaces the first occurrence of some content."""

        def change(data):
            if old not in data:
                raise NotApplicable
            return data.replace(old, new, 1)

        self.content(change)

    def metadata(self, old, new):
        """Replaces text in the document's packet."""
        reference = self.root["Metadata"]
        data = self.changed[reference].data if reference in self.changed else self.document.resolve(reference).data
        if old.encode() not in data:
            raise NotApplicable
        self.set_data(reference, data.replace(old.encode(), new.encode(), 1))

    def bytes(self, change):
        """Changes the original's bytes; what comes before the cross-reference table must keep its length."""
        changed = change(self.raw)
        if changed == self.raw:
            raise NotApplicable
        self.raw = changed

    def assembled(self):
        """The file's bytes."""
        if (
            not self.changed
            and not self.spelled
            and self.trailer == {k: self.document.trailer.get(k) for k in self.trailer}
            and (set(self.trailer) == {"Root", "Info", "ID"} & set(self.document.trailer))
        ):
            return self.raw
        out, offsets = bytearray(self.raw if self.raw[-1:] in b"\r\n" else self.raw + b"\n"), {}
        for reference in sorted({*self.changed, *self.spelled}, key=lambda r: int(r.split()[0])):
            offsets[int(reference.split()[0])] = len(out)
            out += self.spelled.get(reference) or reference.encode() + b" obj\n" + written(self.changed[reference]) + b"\nendobj\n"
        previous, table = self.raw[self.raw.rindex(b"startxref") + 9 :].split()[0], len(out)
        out += b"xref\n"
        for number, offset in offsets.items():
            out += b"%d 1\n%010d 00000 n \n" % (number, offset)
        trailer = self.trailer | {"Size": max(self.last, *offsets) + 1 if offsets else self.last + 1, "Prev": Literal(previous)}
        out += b"trailer\n" + written(trailer) + b"\nstartxref\n%d\n%%%%EOF\n" % table
        data = bytes(out)
        for finish in self.finishing:
            data = finish(data)
        return data

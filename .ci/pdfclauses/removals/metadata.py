"""ISO 19005-3 6.6, ISO 14289-1 5 and 7.1."""

from ..objects import Name, Text
from . import Removal


def xmp(old, new):
    return lambda draft: draft.metadata(old, new)


def before_end(text):
    """Adds a property to the packet's last description."""

    def apply(draft):
        draft.metadata(
            "</rdf:Description></rdf:RDF>" if _packet(draft).count("</rdf:Description></rdf:RDF>") else "</rdf:Description>\n</rdf:RDF>",
            text + "</rdf:Description></rdf:RDF>",
        )

    return apply


def _packet(draft):
    return draft.document.get(draft.document.catalog, "Metadata").data.decode()


def information(key, value):
    def apply(draft):
        draft.trailer["Info"] = draft.add({key: value})

    return apply


def _container(draft, name, kind):
    """Replaces the kind of container that a property holds."""
    packet = _packet(draft)
    start, end = packet.index(f"<{name}>"), packet.index(f"</{name}>")
    part = packet[start:end]
    old = part[part.index("<rdf:") + 5 : part.index(">", part.index("<rdf:"))]
    last = part.rindex(f"</rdf:{old}>")
    draft.metadata(part, part[:last].replace(f"<rdf:{old}>", f"<rdf:{kind}>", 1) + f"</rdf:{kind}>" + part[last + len(old) + 7 :])


def _as_sequence(draft):
    _container(draft, "pdfaExtension:schemas", "Seq")


def _as_bag(draft):
    _container(draft, "pdfaSchema:property", "Bag")


REMOVALS = [
    Removal("19005-3 6.6.2.1", "no metadata stream", lambda d: d.root.pop("Metadata")),
    Removal("19005-3 6.6.2.1", "Type Metadata", lambda d: d.at(d.root, "Metadata").pop("Type")),
    Removal("19005-3 6.6.2.1", "can't be read", xmp("</rdf:RDF>", "")),
    Removal("19005-3 6.6.2.1", "can't be read", xmp("<rdf:RDF", "<rdf:Rdf")),
    Removal("19005-3 6.6.2.1", "no packet header", xmp("<?xpacket end", "<?packet end")),
    Removal("19005-3 6.6.2.1", "packet header with", xmp('W5M0MpCehiHzreSzNTczkc9d"?', 'W5M0MpCehiHzreSzNTczkc9d" encoding="UTF-8"?')),
    Removal("19005-3 6.6.2.3.1", "neither predefined", before_end('<x:y xmlns:x="urn:example">z</x:y>')),
    Removal("19005-3 6.6.2.3.1", "no property", before_end('<xmp:Colour xmlns:xmp="http://ns.adobe.com/xap/1.0/">z</xmp:Colour>')),
    Removal("19005-3 6.6.2.3.1", "another form", before_end('<dc:subject xmlns:dc="http://purl.org/dc/elements/1.1/">z</dc:subject>')),
    Removal("19005-3 6.6.2.3.1", "is no date", xmp("<xmp:CreateDate>", "<xmp:CreateDate>about ")),
    Removal("19005-3 6.6.2.3.1", "x-default", xmp('"x-default"', '"en"')),
    Removal("19005-3 6.6.2.3.3", "prefix", xmp("<pdfaSchema:prefix>pdfuaid", "<pdfaSchema:prefix>other")),
    Removal("19005-3 6.6.2.3.3", "lacks fields", xmp("<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>", "")),
    Removal("19005-3 6.6.2.3.3", "lacks one of", xmp("<pdfaProperty:category>internal</pdfaProperty:category>", "")),
    Removal("19005-3 6.6.2.3.1", "pdfuaid:part is neither", xmp("<pdfaProperty:name>part", "<pdfaProperty:name>amd")),
    Removal("19005-3 6.6.3", "Title is", information("Title", Text("Another title"))),
    Removal("19005-3 6.6.3", "Author is", information("Author", Text("Nobody"))),
    Removal("19005-3 6.6.3", "Subject is", information("Subject", Text("Nothing"))),
    Removal("19005-3 6.6.3", "CreationDate is", information("CreationDate", Text("D:19990101000000Z"))),
    Removal("19005-3 6.6.3", "ModDate is", information("ModDate", Text("D:19990101000000Z"))),
    Removal("32000-1 7.9.4", "is no date", information("CreationDate", Text("19990101000000Z"))),
    Removal("32000-1 14.3.3", "Trapped", information("Trapped", Name("true"))),
    Removal("19005-3 6.6.4", "pdfaid:part", xmp("<pdfaid:part>3", "<pdfaid:part>2")),
    Removal("19005-3 6.6.4", "pdfaid:conformance", xmp("<pdfaid:conformance>A", "<pdfaid:conformance>B")),
    Removal("14289-1 5", "pdfuaid:part", xmp("<pdfuaid:part>1", "<pdfuaid:part>2")),
    Removal("14289-1 7.1", "dc:title", lambda d: _without_title(d)),
    Removal("19005-3 6.6.2.3.1", "no integer", xmp("<pdfaid:part>3", "<pdfaid:part>three")),
    Removal("19005-3 6.6.2.3.1", "dc:language", xmp("<dc:language><rdf:Bag><rdf:li>", "<dc:language><rdf:Bag><rdf:li>the language ")),
    Removal("19005-3 6.6.2.3.1", "language of", xmp(' xml:lang="x-default"', "")),
    Removal("19005-3 6.6.2.3.3", "isn't a Bag", lambda d: _as_sequence(d)),
    Removal("19005-3 6.6.2.3.3", "isn't a Seq", lambda d: _as_bag(d)),
    Removal("19005-3 6.6.2.3.3", "neither internal", xmp("<pdfaProperty:category>internal", "<pdfaProperty:category>public")),
]


def _without_title(draft):
    packet = _packet(draft)
    start, end = packet.index("<dc:title>"), packet.index("</dc:title>") + len("</dc:title>")
    draft.metadata(packet[start:end], "")

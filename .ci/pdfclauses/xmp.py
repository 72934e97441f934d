"""XMP packets: XML, then RDF, then properties (ISO 16684-1)."""

import re
import xml.parsers.expat

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XML = "http://www.w3.org/XML/1998/namespace"
BEGIN = re.compile(r"""<\?xpacket\s+begin=(["'])\ufeff?\1\s+id=(["'])W5M0MpCehiHzreSzNTczkc9d\2([^?]*)\?>""")
END = re.compile(r"""<\?xpacket\s+end=(["'])[wr]\1\s*\?>\s*\Z""")


class XMPFault(Exception):
    """Why a packet can't be read."""


class Element:
    def __init__(self, name, attributes):
        self.namespace, self.local, self.prefix = _parts(name)
        self.attributes = {_parts(key)[:2]: value for key, value in attributes.items()}
        self.prefixes = {_parts(key)[:2]: _parts(key)[2] for key in attributes}
        self.children, self.text = [], ""

    @property
    def name(self):
        return (self.namespace, self.local)


def _parts(name):
    parts = name.split(" ")
    return (parts[0], parts[1], parts[2] if len(parts) > 2 else "") if len(parts) > 1 else ("", name, "")


class Property:
    """A property: its prefix and its value, which is text, a `Container` or a dict of fields."""

    def __init__(self, prefix, value, language=None):
        self.prefix, self.value, self.language = prefix, value, language


class Container:
    """An rdf:Bag, rdf:Seq or rdf:Alt: its kind and its items as `Property`."""

    def __init__(self, kind, items):
        self.kind, self.items = kind, items


def _parse(text):
    root, stack = [], []
    parser = xml.parsers.expat.ParserCreate(namespace_separator=" ")
    parser.namespace_prefixes = True

    def start(name, attributes):
        element = Element(name, attributes)
        (stack[-1].children if stack else root).append(element)
        stack.append(element)

    def data(characters):
        if stack:
            stack[-1].text += characters

    def doctype(*_):
        raise XMPFault("a document type declaration")

    parser.StartElementHandler, parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = start, data, doctype
    parser.EndElementHandler = lambda _: stack.pop()
    try:
        parser.Parse(text, True)
    except xml.parsers.expat.ExpatError as error:
        raise XMPFault(f"no well-formed XML: {error}") from error
    return root[0]


def _value(element):
    language = element.attributes.get((XML, "lang"))
    if element.attributes.get((RDF, "parseType")) == "Resource":
        return _fields(element), language
    if element.attributes.get((RDF, "parseType")):
        raise XMPFault(f"rdf:parseType {element.attributes[(RDF, 'parseType')]}")
    if (RDF, "resource") in element.attributes:
        return element.attributes[(RDF, "resource")], language
    if not element.children:
        fields = {k: Property(element.prefixes[k], v) for k, v in element.attributes.items() if k[0] not in (RDF, XML, "")}
        return fields or element.text, language
    if len(element.children) != 1 or element.text.strip():
        raise XMPFault(f"{element.prefix}:{element.local} mixes values")
    child = element.children[0]
    if child.namespace == RDF and child.local in ("Bag", "Seq", "Alt"):
        if child.text.strip() or any(item.name != (RDF, "li") for item in child.children):
            raise XMPFault(f"rdf:{child.local} of {element.prefix}:{element.local} holds other things than rdf:li")
        return Container(child.local, [Property("rdf", *_value(item)) for item in child.children]), language
    if child.name == (RDF, "Description"):
        return _fields(child), language
    raise XMPFault(f"{child.prefix}:{child.local} inside {element.prefix}:{element.local}")


def _fields(element):
    found = {k: Property(element.prefixes[k], v) for k, v in element.attributes.items() if k[0] not in (RDF, XML, "")}
    if element.text.strip():
        raise XMPFault(f"text inside {element.prefix}:{element.local}")
    for child in element.children:
        if child.name in found:
            raise XMPFault(f"{child.prefix}:{child.local} stands twice")
        found[child.name] = Property(child.prefix, *_value(child))
    return found


def read(data):
    """The properties of a packet, as {(namespace, name): Property}, and the rest of its header's attributes."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise XMPFault("no UTF-8") from error
    header, trailer = BEGIN.match(text), END.search(text)
    if not header or not trailer:
        raise XMPFault("no packet header at its beginning, or no trailer at its end")
    root = _parse(text[header.end() : trailer.start()].strip())
    if (root.namespace, root.local) == ("adobe:ns:meta/", "xmpmeta"):
        if len(root.children) != 1:
            raise XMPFault("x:xmpmeta doesn't hold one rdf:RDF")
        root = root.children[0]
    if root.name != (RDF, "RDF"):
        raise XMPFault("no rdf:RDF")
    properties = {}
    for description in root.children:
        if description.name != (RDF, "Description") or (RDF, "about") not in description.attributes:
            raise XMPFault("rdf:RDF holds something else than rdf:Description with rdf:about")
        for key, value in _fields(description).items():
            if key in properties:
                raise XMPFault(f"{value.prefix}:{key[1]} stands twice")
            properties[key] = value
    return properties, header[3].strip()

"""ISO 19005-3 6.4.3, on a signed file that is made of an unsigned one. What stands for the signature's value is no signature."""

import hashlib
import re

from .. import signature as rules
from ..objects import Name, Text
from . import Removal
from .draft import Literal

ROOM = 2000


def der(tag, *parts):
    contents = b"".join(parts)
    size = len(contents)
    length = bytes([size]) if size < 128 else bytes([0x82, size >> 8, size & 255])
    return bytes([tag]) + length + contents


def identifier(text):
    first, second, *rest = map(int, text.split("."))
    out = [first * 40 + second]
    for number in rest:
        septets = [number & 127]
        while number := number >> 7:
            septets.insert(0, number & 127 | 128)
        out += septets
    return der(rules.OBJECT_IDENTIFIER, bytes(out))


def attribute(kind, *values):
    return der(rules.SEQUENCE, identifier(kind), der(rules.SET, *values))


def signed_data(digest, options):
    sha256 = der(rules.SEQUENCE, identifier(options.get("digest algorithm", "2.16.840.1.101.3.4.2.1")))
    attributes = [attribute(rules.CONTENT_TYPE, identifier(rules.DATA)), attribute(rules.MESSAGE_DIGEST, der(rules.OCTETS, digest))]
    if "without certificate attribute" not in options:
        attributes.append(attribute(rules.SIGNING_CERTIFICATE_V2, der(rules.SEQUENCE)))
    if "signing time" in options:
        attributes.append(attribute(rules.SIGNING_TIME, der(0x17, b"260102030405Z")))
    signer = der(
        rules.SEQUENCE,
        der(2, b"\1"),
        der(rules.SEQUENCE, der(rules.SEQUENCE), der(2, b"\1")),
        sha256,
        der(0xA0, *attributes),
        der(rules.SEQUENCE, identifier("1.2.840.10045.4.3.2")),
        der(rules.OCTETS, b"no signature"),
    )
    content = der(rules.SEQUENCE, identifier(rules.DATA), *([der(0xA0, der(rules.OCTETS, b"inside"))] if "attached" in options else []))
    certificates = [] if "without certificate" in options else [der(0xA0, der(rules.SEQUENCE, b""))]
    signers = [signer] * (2 if "two signers" in options else 1)
    data = der(rules.SEQUENCE, der(2, b"\1"), der(rules.SET, sha256), content, *certificates, der(rules.SET, *signers))
    kind = rules.DATA if "other content" in options else rules.SIGNED_DATA
    return der(rules.SEQUENCE, identifier(kind), der(0xA0, data))


def finish(data, options):
    """Fills in the byte range and the contents."""
    start = data.index(b"<" + b"0" * (2 * ROOM) + b">") + options.get("gap", 0)
    end = data.index(b">", start) + 1
    numbers = [0, start, end, len(data) - end - options.get("short", 0)]
    data = re.sub(
        rb"\[0 {9}\]".replace(b" {9}", rb" 0{9} 0{9} 0{9}"), lambda m: (b"[%d %d %d %d" % tuple(numbers)).ljust(len(m[0]) - 1) + b"]", data
    )
    covered = data[:start] + data[end : end + numbers[3]]
    digest = hashlib.sha256(covered + (b"changed" if "changed" in options else b"")).digest()
    written = signed_data(digest, options) + (b"more" if "more" in options else b"")
    written = b"\x30\x84" + written[2:] if "damaged" in options else written
    contents = written.hex().encode().ljust(2 * ROOM, b"0")
    return data.replace(b"0" * (2 * ROOM), contents, 1)


def prepare(draft):
    """Adds a signature field with its element, and signs on assembly as `options` says."""
    draft.options = {}
    value = draft.add(
        {
            "Type": Name("Sig"),
            "Filter": Name("Adobe.PPKLite"),
            "SubFilter": Name("ETSI.CAdES.detached"),
            "M": Literal(b"(D:20260102030405Z)"),
            "ByteRange": Literal(b"[0 000000000 000000000 000000000]"),
            "Contents": bytes(ROOM),
        }
    )
    numbers = draft.at(draft.structure, "ParentTree", "Nums")
    key = max(number for number in numbers if isinstance(number, int)) + 1
    widget = draft.add(
        {
            "Type": Name("Annot"),
            "Subtype": Name("Widget"),
            "FT": Name("Sig"),
            "T": Text("Signature"),
            "TU": Text("Signature of the institution"),
            "V": value,
            "Rect": [0, 0, 0, 0],
            "F": 132,
            "P": draft.page_reference,
            "StructParent": key,
        }
    )
    parent = draft.first_element
    element = draft.add(
        {
            "Type": Name("StructElem"),
            "S": Name("Form"),
            "P": parent,
            "Pg": draft.page_reference,
            "K": {"Type": Name("OBJR"), "Obj": widget, "Pg": draft.page_reference},
        }
    )
    numbers += [key, element]
    draft.structure["ParentTreeNextKey"] = key + 1
    draft.at(draft.edit(parent), "K").append(element)
    draft.page.setdefault("Annots", [])
    draft.at(draft.page, "Annots").append(widget)
    draft.root["AcroForm"] = {"Fields": [widget], "SigFlags": 3}
    draft.signature, draft.field, draft.form_element = draft.changed[value], draft.changed[widget], draft.changed[element]
    draft.finishing.append(lambda data: finish(data, draft.options))


def option(name, value=True):
    return lambda draft: draft.options.update({name: value})


def after_signing(draft):
    draft.finishing.append(lambda data: data + b"% more\n")


REMOVALS = [
    Removal("19005-3 6.4.3", "to its end", option("short", 5)),
    Removal("19005-3 6.4.3", "more than its Contents", option("gap", -4)),
    Removal("19005-3 6.4.3", "ByteRange is", lambda d: d.signature.update(ByteRange=Literal(b"[0 1]"))),
    Removal("19005-3 6.4.3", "SubFilter", lambda d: d.signature.update(SubFilter=Name("adbe.pkcs7.detached"))),
    Removal("19005-3 6.4.3", "no time M", lambda d: d.signature.pop("M")),
    Removal("19005-3 6.4.3", "no certificate", option("without certificate")),
    Removal("19005-3 6.4.3", "signing-certificate-v2", option("without certificate attribute")),
    Removal("19005-3 6.4.3", "signing-time", option("signing time")),
    Removal("19005-3 6.4.3", "isn't detached", option("attached")),
    Removal("19005-3 6.4.3", "2 signers", option("two signers")),
    Removal("19005-3 6.4.3", "digest is", option("digest algorithm", "1.3.14.3.2.26")),
    Removal("19005-3 6.4.3", "isn't that of the bytes", option("changed")),
    Removal("19005-3 6.4.3", "to its end", after_signing),
    Removal("32000-1 12.7.2", "SigFlags", lambda d: d.root["AcroForm"].pop("SigFlags")),
    Removal("32000-1 12.7.2", "no field of the form", lambda d: d.root["AcroForm"].update(Fields=[])),
    Removal("14289-1 7.18.1", "without TU", lambda d: d.field.pop("TU")),
    Removal("14289-1 7.18.4", "element Form", lambda d: d.form_element.update(S=Name("Span"))),
    Removal("19005-3 6.3.3", "no appearance", lambda d: d.field.update(Rect=[9, 9, 99, 99])),
    Removal("19005-3 6.4.1", "widget with actions", lambda d: d.field.update(AA={})),
    Removal("32000-1 12.8.1", "signature's Type", lambda d: d.signature.update(Type=Name("Other"))),
    Removal("32000-1 12.8.1", "signature's Filter", lambda d: d.signature.update(Filter=Name("Other"))),
    Removal("19005-3 6.4.3", "no SignedData", option("other content")),
    Removal("19005-3 6.4.3", "something follows", option("more")),
    Removal("19005-3 6.4.3", "can't be read", option("damaged")),
]

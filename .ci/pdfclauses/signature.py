"""Signatures: ISO 19005-3 6.4.3 and annex B, ISO 32000-1 12.8, PAdES B-B (ETSI EN 319 142-1)."""

import hashlib

from .dates import moment_of_pdf
from .text_strings import encoded

SIGNED_DATA, DATA = "1.2.840.113549.1.7.2", "1.2.840.113549.1.7.1"
CONTENT_TYPE, MESSAGE_DIGEST, SIGNING_TIME = (f"1.2.840.113549.1.9.{n}" for n in (3, 4, 5))
SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47"
DIGESTS = {"2.16.840.1.101.3.4.2.1": "sha256", "2.16.840.1.101.3.4.2.2": "sha384", "2.16.840.1.101.3.4.2.3": "sha512"}
SEQUENCE, SET, OCTETS, OBJECT_IDENTIFIER = 0x30, 0x31, 0x04, 0x06


class DER:
    """A DER value (ITU-T X.690): its tag, its contents and what follows it."""

    def __init__(self, data):
        self.tag, length, at = data[0], data[1], 2
        if length & 128:
            at += length & 127
            length = int.from_bytes(data[2:at], "big")
        if len(data) < at + length:
            raise ValueError("a DER value that runs over its end")
        self.contents, self.rest = data[at : at + length], data[at + length :]

    def items(self):
        found, rest = [], self.contents
        while rest:
            found.append(DER(rest))
            rest = found[-1].rest
        return found

    @property
    def identifier(self):
        first, numbers, value = self.contents[0], [], 0
        for byte in self.contents[1:]:
            value = value << 7 | byte & 127
            if not byte & 128:
                numbers.append(value)
                value = 0
        return ".".join(map(str, (min(first // 40, 2), first - 40 * min(first // 40, 2), *numbers)))


def check(document, report):
    signatures = [(path, value) for path, value in document.values if isinstance(value, dict) and "ByteRange" in value]
    form = document.dictionary(document.catalog, "AcroForm")
    if not signatures:
        return
    flags = document.get(form, "SigFlags")
    report.expect(type(flags) is int and flags & 3 == 3, f"the form's SigFlags are {flags}, not 3", pdf="12.7.2")
    for _, signature in signatures:
        check_signature(document, report, signature, last=signature is signatures[-1][1])


def check_signature(document, report, signature, last):
    expect, raw = report.expect, document.raw
    expect(signature.get("Type") in (None, "Sig"), "the signature's Type", pdf="12.8.1")
    expect(
        document.get(signature, "Filter") == "Adobe.PPKLite", f"the signature's Filter is {document.get(signature, 'Filter')}", pdf="12.8.1"
    )
    expect(
        document.get(signature, "SubFilter") == "ETSI.CAdES.detached",
        f"the signature's SubFilter is {document.get(signature, 'SubFilter')}",
        a="6.4.3",
        pdf="12.8.3.3",
    )
    expect(moment_of_pdf(document.get(signature, "M")), "the signature has no time M", a="6.4.3", pdf="12.8.1")
    ranges = document.array(signature, "ByteRange")
    ok = len(ranges) == 4 and all(type(number) is int and number >= 0 for number in ranges)
    if not expect(ok, f"the signature's ByteRange is {ranges}", a="6.4.3", pdf="12.8.1"):
        return
    first, before, after, length = ranges
    gap = raw[before:after]
    expect(first == 0 and after + length == len(raw), "the signature doesn't cover the file to its end", a="6.4.3", pdf="12.8.1")
    expect(
        gap[:1] == b"<" and gap[-1:] == b">" and not gap[1:-1].strip(b"0123456789abcdefABCDEF"),
        "the signature leaves out more than its Contents",
        a="6.4.3",
        pdf="12.8.1",
    )
    contents = document.get(signature, "Contents")
    contents = encoded(contents) or b"" if isinstance(contents, (str, bytes)) else b""
    try:
        check_signed_data(report, contents, raw[first : first + before] + raw[after : after + length])
    except (ValueError, IndexError) as fault:
        expect(False, f"the signature's Contents can't be read: {fault}", a="6.4.3", pdf="12.8.3.3")


def check_signed_data(report, contents, covered):
    """The SignedData of RFC 5652, with the attributes that PAdES B-B asks for."""
    expect = report.expect
    outer = DER(contents)
    expect(not outer.rest.strip(b"\0"), "something follows the signature within Contents", a="6.4.3")
    kind, explicit = outer.items()
    expect(kind.identifier == SIGNED_DATA, "the signature is no SignedData", a="6.4.3")
    fields = explicit.items()[0].items()
    encapsulated = fields[2].items()
    expect(encapsulated[0].identifier == DATA and len(encapsulated) == 1, "the signature isn't detached", a="6.4.3")
    certificates = [field for field in fields if field.tag == 0xA0]
    expect(certificates and certificates[0].items(), "the signature has no certificate", a="6.4.3")
    signers = fields[-1].items()
    if not expect(len(signers) == 1, f"the signature has {len(signers)} signers", a="6.4.3"):
        return
    signer = signers[0].items()
    algorithm = signer[2].items()[0].identifier
    expect(algorithm in DIGESTS, f"the signature's digest is {algorithm}", a="6.4.3")
    attributes = {item.items()[0].identifier: item.items()[1].items() for field in signer if field.tag == 0xA0 for item in field.items()}
    expect(
        {CONTENT_TYPE, MESSAGE_DIGEST, SIGNING_CERTIFICATE_V2} <= set(attributes),
        "the signature lacks content-type, message-digest or " "signing-certificate-v2",
        a="6.4.3",
    )
    expect(SIGNING_TIME not in attributes, "the signature has a signing-time, whose place is M", a="6.4.3")
    if algorithm in DIGESTS and MESSAGE_DIGEST in attributes:
        digest = hashlib.new(DIGESTS[algorithm], covered).digest()
        expect(
            attributes[MESSAGE_DIGEST][0].contents == digest,
            "the signature's digest isn't that of the bytes it covers",
            a="6.4.3",
            pdf="12.8.1",
        )

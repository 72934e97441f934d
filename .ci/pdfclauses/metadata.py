"""Metadata: ISO 19005-3 6.6, ISO 14289-1 5 and 7.1, and how the information dictionary agrees with them."""

from . import extension_schemas, xmp
from .dates import moment_of_pdf, moment_of_xmp
from .language import is_language_tag
from .objects import Stream, Text

DC = "http://purl.org/dc/elements/1.1/"
XMP = "http://ns.adobe.com/xap/1.0/"
PDF = "http://ns.adobe.com/pdf/1.3/"
MM = "http://ns.adobe.com/xap/1.0/mm/"
PAGES = "http://ns.adobe.com/xap/1.0/t/pg/"
RIGHTS = "http://ns.adobe.com/xap/1.0/rights/"
PDFA = "http://www.aiim.org/pdfa/ns/id/"
PDFUA = "http://www.aiim.org/pdfua/ns/id/"
PDFX = "http://www.npes.org/pdfx/ns/id/"

# The predefined schemas (XMP, September 2005, as ISO 19005-3 6.6.2.3.1 has them) that a certificate may use, with each property's form.
PREDEFINED = {
    DC: {
        "contributor": "Bag",
        "coverage": "",
        "creator": "Seq",
        "date": "Seq",
        "description": "Alt",
        "format": "",
        "identifier": "",
        "language": "Bag",
        "publisher": "Bag",
        "relation": "Bag",
        "rights": "Alt",
        "source": "",
        "subject": "Bag",
        "title": "Alt",
        "type": "Bag",
    },
    XMP: {
        "Advisory": "Bag",
        "BaseURL": "",
        "CreateDate": "Date",
        "CreatorTool": "",
        "Identifier": "Bag",
        "Label": "",
        "MetadataDate": "Date",
        "ModifyDate": "Date",
        "Nickname": "",
        "Rating": "",
        "Thumbnails": "Alt",
    },
    PDF: {"Keywords": "", "PDFVersion": "", "Producer": ""},
    MM: {
        "DerivedFrom": "Fields",
        "DocumentID": "",
        "History": "Seq",
        "InstanceID": "",
        "ManagedFrom": "Fields",
        "Manager": "",
        "ManageTo": "",
        "ManageUI": "",
        "ManagerVariant": "",
        "OriginalDocumentID": "",
        "RenditionClass": "",
        "RenditionParams": "",
        "VersionID": "",
        "Versions": "Seq",
    },
    RIGHTS: {"Certificate": "", "Marked": "", "Owner": "Bag", "UsageTerms": "Alt", "WebStatement": ""},
    PAGES: {"Colorants": "Seq", "Fonts": "Bag", "MaxPageSize": "Fields", "NPages": "Integer", "PlateNames": "Seq"},
    PDFA: {"part": "Integer", "conformance": "", "amd": "", "corr": ""},
}


class Metadata:
    """The properties of the document's packet."""

    def __init__(self, properties):
        self.properties = properties

    def plain(self, namespace, name):
        """A property's text: itself, an Alt's x-default, or the joined items of a Seq or Bag; None if there is none."""
        found = self.properties.get((namespace, name))
        value = found.value if found else None
        if isinstance(value, xmp.Container):
            if value.kind == "Alt":
                return next((item.value for item in value.items if item.language == "x-default"), None)
            return ", ".join(item.value for item in value.items if isinstance(item.value, str))
        return value if isinstance(value, str) else None


def check(document, report):
    """Checks every metadata stream and returns the document's properties."""
    for path, value in document.values:
        if isinstance(value, Stream) and value.dictionary.get("Type") == "Metadata" and path[-1:] == ("Metadata",) and len(path) > 2:
            read(value, report, "a metadata stream below " + "/".join(str(step) for step in path[:-1]))
    stream = document.get(document.catalog, "Metadata")
    if not report.expect(isinstance(stream, Stream), "the catalog has no metadata stream", a="6.6.2.1", ua="7.1", x="metadata"):
        return Metadata({})
    report.expect(
        stream.dictionary.get("Type") == "Metadata" and stream.dictionary.get("Subtype") == "XML",
        "the metadata stream isn't of Type Metadata and Subtype XML",
        a="6.6.2.1",
        pdf="14.3.2",
    )
    metadata = Metadata(read(stream, report, "the metadata stream"))
    check_values(metadata, report)
    if report.archival:
        extension_schemas.check(metadata, report)
    check_identification(metadata, report)
    check_information(document, metadata, report)
    return metadata


def read(stream, report, where):
    try:
        properties, more = xmp.read(stream.data)
    except xmp.XMPFault as fault:
        report.expect(False, f"{where} can't be read: {fault}", a="6.6.2.1", x="metadata")
        return {}
    report.expect("bytes" not in more and "encoding" not in more, f"{where} has a packet header with {more}", a="6.6.2.1")
    return properties


def check_values(metadata, report):
    described = extension_schemas.described_properties(metadata)
    for (namespace, name), found in metadata.properties.items():
        if namespace in PREDEFINED:
            form = PREDEFINED[namespace].get(name)
            report.expect(
                form is not None or (namespace, name) in described, f"{found.prefix}:{name} is no property of its schema", a="6.6.2.3.1"
            )
        else:
            report.expect(
                (namespace, name) in described or namespace == extension_schemas.EXTENSION,
                f"{found.prefix}:{name} is neither predefined nor described by an extension schema",
                a="6.6.2.3.1",
            )
            form = None
        value = found.value
        actual = value.kind if isinstance(value, xmp.Container) else "Fields" if isinstance(value, dict) else ""
        if form is None:
            continue
        what = f"{found.prefix}:{name} has another form than {form or 'text'}"
        report.expect(actual == ("" if form in ("Date", "Integer") else form), what, a="6.6.2.3.1", x="metadata")
        if form == "Date":
            report.expect(moment_of_xmp(value), f"{found.prefix}:{name} is no date: {value}", a="6.6.2.3.1", x="metadata")
        if (namespace, name) == (DC, "language") and isinstance(value, xmp.Container):
            report.expect(all(is_language_tag(item.value) for item in value.items), "dc:language holds no language tags", a="6.6.2.3.1")
        if form == "Integer":
            report.expect(isinstance(value, str) and value.isdigit(), f"{found.prefix}:{name} is no integer: {value}", a="6.6.2.3.1")
        if form == "Alt" and isinstance(value, xmp.Container):
            languages = [item.language for item in value.items]
            report.expect(
                all(languages) and len(set(languages)) == len(languages),
                f"{found.prefix}:{name} has alternatives without a language of " "their own",
                a="6.6.2.3.1",
                x="metadata",
            )
            report.expect(
                languages[:1] == ["x-default"], f"{found.prefix}:{name} doesn't begin with x-default", a="6.6.2.3.1", x="metadata"
            )


def check_identification(metadata, report):
    part, conformance = metadata.properties.get((PDFA, "part")), metadata.properties.get((PDFA, "conformance"))
    report.expect(part and part.value == "3" and part.prefix == "pdfaid", "the metadata don't say pdfaid:part 3", a="6.6.4")
    report.expect(
        conformance and conformance.value == "A" and conformance.prefix == "pdfaid",
        "the metadata don't say pdfaid:conformance A",
        a="6.6.4",
    )
    access = metadata.properties.get((PDFUA, "part"))
    report.expect(access and access.value == "1" and access.prefix == "pdfuaid", "the metadata don't say pdfuaid:part 1", ua="5")
    version = metadata.properties.get((PDFX, "GTS_PDFXVersion"))
    report.expect(
        version and version.value == "PDF/X-4" and version.prefix == "pdfxid",
        "the metadata don't say pdfxid:GTS_PDFXVersion PDF/X-4",
        x="version identification",
    )
    title = metadata.properties.get((DC, "title"))
    report.expect(
        title and (metadata.plain(DC, "title") or "").strip(), "the metadata have no dc:title with x-default", ua="7.1", x="metadata"
    )
    for namespace, name in (
        (XMP, "CreateDate"),
        (XMP, "ModifyDate"),
        (XMP, "MetadataDate"),
        (MM, "DocumentID"),
        (MM, "VersionID"),
        (MM, "RenditionClass"),
    ):
        prefix = "xmp" if namespace == XMP else "xmpMM"
        report.expect(metadata.plain(namespace, name), f"the metadata have no {prefix}:{name}", x="metadata")


EQUIVALENT = {
    "Title": (DC, "title"),
    "Author": (DC, "creator"),
    "Subject": (DC, "description"),
    "Keywords": (PDF, "Keywords"),
    "Creator": (XMP, "CreatorTool"),
    "Producer": (PDF, "Producer"),
    "CreationDate": (XMP, "CreateDate"),
    "ModDate": (XMP, "ModifyDate"),
}


def check_information(document, metadata, report):
    information = document.dictionary(document.trailer, "Info")
    for key, (namespace, name) in EQUIVALENT.items():
        if key not in information:
            continue
        value, other = document.resolve(information[key]), metadata.plain(namespace, name)
        if key.endswith("Date"):
            if report.expect(moment_of_pdf(value), f"the information dictionary's {key} is no date: {value}", pdf="7.9.4"):
                report.expect(
                    moment_of_pdf(value) == moment_of_xmp(other), f"{key} is {value}, the metadata say {other}", a="6.6.3", x="metadata"
                )
        else:
            report.expect(
                isinstance(value, Text) and value == other, f"{key} is {value!r}, the metadata say {other!r}", a="6.6.3", x="metadata"
            )
    report.expect(
        information.get("Trapped") in (None, "True", "False", "Unknown"), "Trapped isn't the name True, False or Unknown", pdf="14.3.3"
    )
    told = metadata.plain(PDF, "Trapped")
    if report.expect(
        information.get("Trapped") or told,
        "neither the information dictionary nor the metadata say whether the file is trapped",
        x="trapping",
    ):
        report.expect(
            {information.get("Trapped") or told, told or information.get("Trapped")} <= {"True", "False"}
            and (not told or not information.get("Trapped") or told == information.get("Trapped")),
            f"Trapped is {information.get('Trapped')} and pdf:Trapped {told}",
            x="trapping",
        )

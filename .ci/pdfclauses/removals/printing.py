"""ISO 15930-7, on a print file that is made of an archival one."""

from pathlib import Path

from ..objects import Name, Reference, Stream, Text
from . import NotApplicable, Removal
from .draft import new_stream
from .drawing import artifact, form, image, red, state
from .fonts import show, widths

PROFILES = Path(__file__).resolve().parents[3] / "Profiles"
PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Print file</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>2026-01-02T03:04:05Z</xmp:CreateDate><xmp:ModifyDate>2026-01-02T03:04:05Z</xmp:ModifyDate>
<xmp:MetadataDate>2026-01-02T03:04:05Z</xmp:MetadataDate><xmpMM:DocumentID>uuid:1</xmpMM:DocumentID><xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass><pdf:Trapped>False</pdf:Trapped>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def profile(name):
    try:
        return (PROFILES / name).read_bytes()
    except OSError as error:
        raise NotApplicable from error


def prepare(draft):
    """Makes a PDF/X-4 file of an archival one."""
    page = draft.page
    if "Annots" in page:
        for reference in draft.at(page, "Annots"):
            draft.edit(reference).clear()
        page.pop("Annots")
    for key in ("StructTreeRoot", "MarkInfo", "AF", "Names"):
        draft.root.pop(key, None)
    left, bottom, right, top = page["MediaBox"]
    page["BleedBox"] = [left + 10, bottom + 10, right - 10, top - 10]
    page["TrimBox"] = [left + 20, bottom + 20, right - 20, top - 20]
    intent = draft.add(new_stream(profile("FOGRA39L-coated.icc"), {"N": 4}))
    draft.root["OutputIntents"] = [
        {
            "Type": Name("OutputIntent"),
            "S": Name("GTS_PDFX"),
            "OutputConditionIdentifier": Text("FOGRA39"),
            "RegistryName": Text("http://www.color.org"),
            "DestOutputProfile": intent,
        }
    ]
    screen = [Name("ICCBased"), draft.add(new_stream(profile("sRGB.icc"), {"N": 3}))]
    draft.resources("ColorSpace")["DefaultRGB"] = screen
    # A form with resources of its own looks for its colour spaces there.
    for number, value in draft.document.objects.items():
        if isinstance(value, Stream) and value.dictionary.get("Subtype") == "Form" and "Resources" in value.dictionary:
            own = draft.at(draft.edit(Reference(number)), "Resources")
            own.setdefault("ColorSpace", {})
            draft.at(own, "ColorSpace")["DefaultRGB"] = screen
    # Registration marks in all colourants, as they stand round a trimmed sheet.
    tint = {"FunctionType": 2, "Domain": [0, 1], "C0": [0] * 4, "C1": [1] * 4, "N": 1}
    draft.resources("ColorSpace")["Registration"] = [Name("Separation"), Name("All"), Name("DeviceCMYK"), tint]
    draft.content(lambda data: data + b"\nq /Registration CS 1 SCN 2 15 m 8 15 l S 0 0 0 1 k 0 0 1 1 re f Q\n")
    draft.set_data(draft.root["Metadata"], PACKET.encode())
    draft.trailer["Info"] = draft.add({"Title": Text("Print file"), "Trapped": Name("False")})


def information(draft):
    return draft.at(draft.trailer, "Info")


def packet(old, new):
    return lambda draft: draft.metadata(old, new)


def boxes(**changes):
    return lambda draft: draft.page.update(changes)


def annotated(draft):
    note = draft.add({"Type": Name("Annot"), "Subtype": Name("Square"), "Rect": [100, 100, 200, 200], "F": 4})
    draft.page["Annots"] = [note]


def old_header(draft):
    draft.bytes(lambda data: b"%PDF-1.5" + data[8:])


def monitor(draft):
    reference = draft.intent["DestOutputProfile"]
    data = draft.changed[reference].data
    draft.changed[reference] = new_stream(data[:12] + b"mntr" + data[16:], {"N": 4})


def untrapped(draft):
    information(draft).pop("Trapped")
    draft.metadata("<pdf:Trapped>False</pdf:Trapped>", "")


def without_tables(draft):
    reference = draft.intent["DestOutputProfile"]
    draft.changed[reference] = new_stream(draft.changed[reference].data.replace(b"A2B0", b"A2Bx", 1), {"N": 4})


REMOVALS = [
    Removal("15930-7 file header", "1.5", old_header),
    Removal("15930-7 file identifier", "no ID", lambda d: d.trailer.pop("ID")),
    Removal("15930-7 encryption", "encrypted", lambda d: d.trailer.update(Encrypt={"Filter": Name("Standard"), "V": 1, "R": 2})),
    Removal("15930-7 version identification", "GTS_PDFXVersion", packet("PDF/X-4<", "PDF/X-3<")),
    Removal("15930-7 output intent", "0 output intents", lambda d: d.root.pop("OutputIntents")),
    Removal("15930-7 output intent", "no profile", lambda d: d.intent.pop("DestOutputProfile")),
    Removal("15930-7 output intent", "not prtr", monitor),
    Removal("15930-7 output intent", "OutputConditionIdentifier", lambda d: d.intent.pop("OutputConditionIdentifier")),
    Removal("15930-7 output intent", "neither registered", lambda d: d.intent.pop("RegistryName")),
    Removal("15930-7 device colours", "DeviceRGB", lambda d: red(d) or d.resources("ColorSpace").pop("DefaultRGB")),
    Removal(
        "15930-7 ICC profiles",
        "can't be read",
        lambda d: red(d) or d.resources("ColorSpace").update(DefaultRGB=[Name("ICCBased"), d.add(new_stream(b"none", {"N": 3}))]),
    ),
    Removal("15930-7 metadata", "MetadataDate", lambda d: _without(d, "xmp:MetadataDate")),
    Removal("15930-7 metadata", "CreateDate", lambda d: _without(d, "xmp:CreateDate")),
    Removal("15930-7 metadata", "ModifyDate", lambda d: _without(d, "xmp:ModifyDate")),
    Removal("15930-7 metadata", "DocumentID", lambda d: _without(d, "xmpMM:DocumentID")),
    Removal("15930-7 metadata", "VersionID", lambda d: _without(d, "xmpMM:VersionID")),
    Removal("15930-7 metadata", "RenditionClass", lambda d: _without(d, "xmpMM:RenditionClass")),
    Removal("15930-7 metadata", "dc:title", lambda d: _without(d, "dc:title")),
    Removal("15930-7 metadata", "Title is", lambda d: information(d).update(Title=Text("Another"))),
    Removal("15930-7 trapping", "neither", untrapped),
    Removal("15930-7 trapping", "Trapped is", lambda d: information(d).update(Trapped=Name("Unknown"))),
    Removal("15930-7 page boxes", "no TrimBox", lambda d: d.page.pop("TrimBox")),
    Removal("15930-7 page boxes", "no BleedBox", lambda d: d.page.pop("BleedBox")),
    Removal("15930-7 page boxes", "inside the BleedBox", boxes(TrimBox=[5, 5, 100, 100])),
    Removal("15930-7 page boxes", "inside the MediaBox", boxes(BleedBox=[-5, 0, 100, 100])),
    Removal("15930-7 page boxes", "CropBox", boxes(CropBox=[200, 200, 300, 300])),
    Removal("15930-7 page boxes", "ArtBox", boxes(ArtBox=[0, 0, 100, 100])),
    Removal("15930-7 annotations", "inside the BleedBox", annotated),
    Removal("15930-7 actions", "URI", lambda d: d.root.update(OpenAction={"S": Name("URI"), "URI": Text("https://example.example")})),
    Removal("15930-7 actions", "JavaScript", lambda d: d.root.update(Names={"JavaScript": {"Names": []}})),
    Removal("15930-7 actions", "additional", lambda d: d.page.update(AA={})),
    Removal("15930-7 alternate images", "Alternates", image("Alternates", [])),
    Removal("15930-7 XObjects", "PostScript", form({"Subtype": Name("PS")})),
    Removal("15930-7 XObjects", "reference", form({"Ref": {}})),
    Removal("15930-7 transfer functions", "TR", state("TR", Name("Identity"))),
    Removal("15930-7 halftones", "HTP", state("HTP", [0, 0])),
    Removal("15930-7 blend modes", "Glow", state("BM", Name("Glow"))),
    Removal("15930-7 content", "operator", artifact(b"xyzzy")),
    Removal("15930-7 fonts", "embedded", lambda d: d.find(lambda o: "FontFile3" in o)[1].pop("FontFile3")),
    Removal(
        "15930-7 device colours",
        "transparency group",
        lambda d: d.page.update(Group={"S": Name("Transparency"), "CS": Name("DeviceRGB")}) or d.resources("ColorSpace").pop("DefaultRGB"),
    ),
    Removal("15930-7 page boxes", "no MediaBox", lambda d: d.page.pop("MediaBox")),
    Removal("15930-7 page boxes", "TrimBox isn't inside the MediaBox", boxes(TrimBox=[-5, 0, 100, 100])),
    Removal("15930-7 output intent", "A2B0", without_tables),
    Removal("15930-7 OPI", "OPI", image("OPI", {})),
    Removal(
        "15930-7 filters",
        "Crypt",
        lambda d: d.root.update(
            LaurelTest=d.spell(b"%d 0 obj\n<</Length 2/Filter[/Crypt]/DecodeParms[<</Name/StdCF>>]>>\nstream\nab\nendstream\nendobj\n")
        ),
    ),
    Removal(
        "15930-7 external streams",
        "outside the file",
        lambda d: d.root.update(LaurelTest=d.spell(b"%d 0 obj\n<</Length 2/F(x)>>\nstream\nab\nendstream\nendobj\n")),
    ),
    Removal("15930-7 optional content", "AS", lambda d: d.root.update(OCProperties={"OCGs": [], "D": {"AS": []}})),
    Removal("15930-7 forms", "XFA", lambda d: d.root.update(AcroForm={"Fields": [], "XFA": d.add(new_stream(b""))})),
    Removal("15930-7 fonts", "no glyph", show(b"<FFF0>")),
    Removal("15930-7 fonts", "wide", widths),
]


def _without(draft, name):
    text = PACKET[PACKET.index(f"<{name}>") : PACKET.index(f"</{name}>") + len(name) + 3]
    draft.metadata(text, "")

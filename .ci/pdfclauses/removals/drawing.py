"""ISO 19005-3 6.2.2 to 6.2.10, ISO 14289-1 7.1 and 7.20: content streams, colour, images, graphics state."""

import re

from ..objects import Name
from . import NotApplicable, Removal
from .draft import new_stream


def is_picture(dictionary):
    return dictionary.get("Subtype") == "Image" and dictionary.get("ColorSpace") not in (None, "DeviceGray")


def image(key, value):
    """Gives an image of the page a key."""

    def apply(draft):
        draft.find(is_picture)[1][key] = value

    return apply


def is_softly_masked(dictionary):
    """An image; graphics states have an SMask too."""
    return dictionary.get("Subtype") == "Image" and "SMask" in dictionary


def soft_mask(key, value):
    def apply(draft):
        draft.at(draft.find(is_softly_masked)[1], "SMask")[key] = value

    return apply


def state(key, value):
    """Sets a graphics state with this parameter in an artifact."""

    def apply(draft):
        draft.resources("ExtGState")["LaurelTest"] = {"Type": Name("ExtGState"), key: value}
        draft.artifact(b"q /LaurelTest gs Q")

    return apply


def artifact(operations):
    return lambda draft: draft.artifact(operations)


def appended(operations):
    return lambda draft: draft.content(lambda data: data + b"\n" + operations)


def red(draft):
    """Paints with DeviceRGB in an artifact."""
    draft.artifact(b"1 0 0 rg 0 0 1 1 re f")


def form(extra, operations=b"/LaurelTest Do", data=b""):
    """Draws a form with these keys in an artifact."""

    def apply(draft):
        dictionary = {"Type": Name("XObject"), "Subtype": Name("Form"), "BBox": [0, 0, 9, 9], "Resources": {}} | extra
        draft.resources("XObject")["LaurelTest"] = draft.add(new_stream(data, dictionary))
        draft.artifact(operations)

    return apply


def space(value):
    """Paints with a colour space in an artifact."""

    def apply(draft):
        draft.resources("ColorSpace")["LaurelTest"] = value(draft) if callable(value) else value
        draft.artifact(b"/LaurelTest cs 1 scn 0 0 1 1 re f")

    return apply


def profile(at, replacement):
    """Changes bytes of the output intent's profile."""

    def apply(draft):
        reference = draft.intent["DestOutputProfile"]
        data = draft.document.resolve(reference).data
        draft.set_data(reference, data[:at] + replacement + data[at + len(replacement) :])

    return apply


def another_intent(draft):
    stream = draft.document.resolve(draft.intent["DestOutputProfile"])
    copy = draft.add(new_stream(stream.data, dict(stream.dictionary)))
    draft.at(draft.root, "OutputIntents").append(dict(draft.intent) | {"S": Name("GTS_PDFX"), "DestOutputProfile": copy})


def inherited_resources(draft):
    resources = draft.page.pop("Resources")
    draft.edit(draft.page["Parent"])["Resources"] = resources


def tint(count):
    return {"FunctionType": 2, "Domain": [0, 1], "C0": [0] * count, "C1": [1] * count, "N": 1}


FUNCTION = {"FunctionType": 4, "Domain": [0, 1] * 2, "Range": [0, 1] * 3}
COLOURANTS = [Name("Device"), [Name(f"Spot{i}") for i in range(33)]]
MARKED = b"/Span <</MCID 9999>> BDC 0 0 1 1 re f EMC"


def first_marked(data):
    """The place and number of the first tagged content."""
    found = re.search(rb"/MCID (\d+)\s*>>\s*BDC", data)
    if not found:
        raise NotApplicable
    return found


def repeat_number(data):
    number = first_marked(data)[1]
    return data + b"\n/P <</MCID " + number + b">> BDC EMC\n"


def artifact_within(data):
    end = first_marked(data).end()
    return data[:end] + b"\n/Artifact BMC 0 0 1 1 re f EMC\n" + data[end:]


REMOVALS = [
    Removal("19005-3 6.1.10", "LZW", artifact(b"BI /W 1 /H 1 /BPC 8 /CS /G /F /LZW ID \x80\x0b\nEI")),
    Removal("19005-3 6.1.13", "deeper", artifact(b"q " * 29 + b"Q " * 29)),
    Removal("19005-3 6.2.2", "operator", artifact(b"xyzzy")),
    Removal("19005-3 6.2.2", "Resources of its own", inherited_resources),
    Removal("19005-3 6.2.2", "has no Missing", artifact(b"/Missing gs")),
    Removal("19005-3 6.2.2", "a form without Resources", lambda d: form({"Resources": None}, data=b"0 0 1 1 re f")(d)),
    Removal("19005-3 6.2.3", "0 output intents", lambda d: d.root.pop("OutputIntents")),
    Removal("19005-3 6.2.3", "0 output intents", lambda d: d.intent.update(S=Name("GTS_Other"))),
    Removal("19005-3 6.2.3", "no profile", lambda d: d.intent.pop("DestOutputProfile")),
    Removal("19005-3 6.2.3", "share one profile", another_intent),
    Removal("19005-3 6.2.3", "DestOutputProfileRef", lambda d: d.intent.update(DestOutputProfileRef={})),
    Removal("19005-3 6.2.3", "class scnr", profile(12, b"scnr")),
    Removal("19005-3 6.2.3", "space HSV", profile(16, b"HSV ")),
    Removal("19005-3 6.2.3", "version 5", profile(8, b"\5")),
    Removal("19005-3 6.2.3", "can't be read", profile(36, b"none")),
    Removal("19005-3 6.2.3", "has N", lambda d: d.edit(d.intent["DestOutputProfile"]).update(N=4)),
    Removal("32000-1 14.11.5", "OutputConditionIdentifier", lambda d: d.intent.pop("OutputConditionIdentifier")),
    Removal("19005-3 6.2.4.2", "can't be read", space(lambda d: [Name("ICCBased"), d.add(new_stream(b"none", {"N": 1}))])),
    Removal("19005-3 6.2.4.3", "DeviceCMYK", artifact(b"0 0 0 1 k 0 0 1 1 re f")),
    Removal("19005-3 6.2.4.3", "DeviceCMYK", artifact(b"BI /W 1 /H 1 /BPC 8 /CS /CMYK ID abcd\nEI")),
    Removal("19005-3 6.2.4.3", "DeviceCMYK", image("ColorSpace", Name("DeviceCMYK"))),
    Removal("19005-3 6.2.4.4", "Colorants", space([Name("DeviceN"), [Name("Spot")], Name("DeviceRGB"), tint(3)])),
    Removal("19005-3 6.1.13", "33 colourants", space([Name("DeviceN"), COLOURANTS[1], Name("DeviceRGB"), FUNCTION])),
    Removal("19005-3 6.2.4.3", "transparency group", lambda d: d.page.update(Group={"S": Name("Transparency"), "CS": Name("DeviceCMYK")})),
    Removal("19005-3 6.2.5", "has TR", state("TR", Name("Identity"))),
    Removal("19005-3 6.2.5", "has TR2", state("TR2", Name("Identity"))),
    Removal("19005-3 6.2.5", "has HTP", state("HTP", [0, 0])),
    Removal("19005-3 6.2.5", "halftone", state("HT", {"Type": Name("Halftone"), "HalftoneType": 6})),
    Removal("19005-3 6.2.6", "rendering intent", state("RI", Name("Vivid"))),
    Removal("19005-3 6.2.6", "rendering intent", artifact(b"/Vivid ri")),
    Removal("19005-3 6.2.8.1", "Alternates", image("Alternates", [])),
    Removal("19005-3 6.2.8.1", "OPI", image("OPI", {})),
    Removal("19005-3 6.2.8.1", "interpolated", image("Interpolate", True)),
    Removal("19005-3 6.2.8.1", "interpolated", soft_mask("Interpolate", True)),
    Removal("19005-3 6.2.8.1", "interpolated", artifact(b"BI /W 1 /H 1 /BPC 8 /CS /G /I true ID a\nEI")),
    Removal("19005-3 6.2.8.1", "bits per component", image("BitsPerComponent", 3)),
    Removal("19005-3 6.2.8.3", "JPEG 2000", image("Filter", Name("JPXDecode"))),
    Removal("32000-1 8.9.3", "bytes of samples", image("Height", 9999)),
    Removal("32000-1 8.9.5.1", "JPEG data", image("Filter", Name("DCTDecode"))),
    Removal("32000-1 11.6.5.3", "Matte", soft_mask("Matte", [0, 0, 0])),
    Removal("32000-1 11.6.5.3", "DeviceGray", soft_mask("ColorSpace", Name("DeviceRGB"))),
    Removal("32000-1 11.6.5.3", "mask itself", soft_mask("Mask", [0, 0])),
    Removal("19005-3 6.2.9.1", "PostScript", form({"PS": new_stream(b"")})),
    Removal("19005-3 6.2.9.1", "PostScript", form({"OPI": {}})),
    Removal("19005-3 6.2.9.2", "reference", form({"Ref": {}})),
    Removal("19005-3 6.2.9.3", "PostScript", form({"Subtype": Name("PS")})),
    Removal("19005-3 6.2.10", "blend mode", state("BM", Name("Glow"))),
    Removal("19005-3 6.7.4", "no language tag", appended(b"/Span <</Lang (e_n)>> BDC EMC")),
    Removal("14289-1 7.1", "paints outside", appended(b"0 0 1 1 re f")),
    Removal("14289-1 7.1", "paints outside", appended(b"/Span BMC 0 0 1 1 re f EMC")),
    Removal("14289-1 7.1", "inside tagged content", lambda d: d.content(artifact_within)),
    Removal("14289-1 7.1", "inside an artifact", artifact(MARKED)),
    Removal("14289-1 7.1", "an artifact inside an artifact", artifact(b"/Artifact BMC EMC")),
    Removal("32000-1 14.8.2.2.2", "artifact of Type", appended(b"/Artifact <</Type /Frame>> BDC EMC")),
    Removal("14289-1 7.20", "drawn twice", form({"StructParents": 99}, b"EMC /LaurelTest Do /LaurelTest Do /Artifact BMC", MARKED)),
    Removal("32000-1 8.10.1", "draws itself", lambda d: _recursive(d)),
    Removal("32000-1 14.7.4.2", "stands twice", lambda d: d.content(repeat_number)),
    Removal("32000-1 7.8.2", "operands", artifact(b"1 2 re")),
    Removal("32000-1 8.2", "outside BT", artifact(b"1 0 Td")),
    Removal("32000-1 8.2", "between BT and ET", artifact(b"BT q Q ET")),
    Removal("32000-1 8.2", "within a path", artifact(b"0 0 m q 1 1 l S Q")),
    Removal("32000-1 8.4.2", "q without Q", artifact(b"q")),
    Removal("32000-1 8.4.2", "Q without q", artifact(b"Q")),
    Removal("32000-1 8.6.8", "numbers in a colour space", artifact(b"/DeviceRGB cs 1 scn")),
    Removal("32000-1 9.3.1", "without a font", lambda d: d.content(lambda data: b"/Artifact BMC BT (a) Tj ET EMC\n" + data)),
    Removal("32000-1 9.4.1", "BT without ET", appended(b"BT")),
    Removal("32000-1 9.4.1", "BT within BT", artifact(b"BT BT ET")),
    Removal("32000-1 14.6.1", "without EMC", appended(b"/Artifact BMC")),
    Removal("32000-1 14.6.1", "EMC without", appended(b"EMC")),
    Removal("32000-1 14.6.1", "text object", appended(b"/Artifact BMC BT EMC ET")),
    Removal("32000-1 7.8.2", "never closes", appended(b"(a")),
    Removal("32000-1 11.6.4.4", "ca", state("ca", 2)),
    Removal("32000-1 14.11.5", "Type", lambda d: d.intent.update(Type=Name("Other"))),
    Removal("32000-1 11.6.5.3", "both SMask and Mask", lambda d: d.find(is_softly_masked)[1].update(Mask=[0, 0])),
    Removal("32000-1 11.6.5.3", "SMask is no image", image("SMask", {})),
    Removal("32000-1 8.9.5.1", "no colour space", lambda d: d.find(is_picture)[1].pop("ColorSpace")),
    Removal("32000-1 8.9.6.2", "stencil", lambda d: d.find(lambda o: o.get("ImageMask"))[1].update(ColorSpace=Name("DeviceGray"))),
    Removal("32000-1 8.9.6.3", "no stencil mask", lambda d: image("Mask", d.find(lambda o: o.get("ColorSpace") == "DeviceGray")[0])(d)),
    Removal("32000-1 8.6.6.3", "Indexed table", space([Name("Indexed"), Name("DeviceRGB"), 7, b"short"])),
    Removal("32000-1 8.6.5.5", "without a profile", space([Name("ICCBased"), {}])),
    Removal("32000-1 8.6.6.4", "without alternate", space([Name("Separation"), Name("Spot")])),
    Removal("32000-1 8.6.3", "the colour space", space([Name("Imagined"), {}])),
    Removal("32000-1 8.6.8", "other operands", artifact(b"/a g")),
    Removal("32000-1 9.4.1", "ET without BT", artifact(b"ET")),
    Removal("32000-1 14.7.4.2", "the MCID", appended(b"/P <</MCID -1>> BDC EMC")),
    Removal("32000-1 14.7.4.2", "no structure parent", form({}, data=MARKED)),
    Removal("14289-1 7.1", "with an MCID", appended(b"/Artifact <</MCID 9999>> BDC EMC")),
    Removal("32000-1 7.3.7", "same key twice", appended(b"/Artifact <</Type /Page /Type /Page>> BDC EMC")),
    Removal("19005-3 6.1.6", "odd number", artifact(b"BT [<a>] TJ ET")),
]


def _recursive(draft):
    form({})(draft)
    reference = draft.resources("XObject")["LaurelTest"]
    draft.changed[reference].dictionary["Resources"] = {"XObject": {"LaurelTest": reference}}
    draft.changed[reference].__dict__["data"] = b"/LaurelTest Do"

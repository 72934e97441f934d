"""ISO 19005-3 6.3 to 6.5 and 6.8 to 6.11, ISO 14289-1 7.11 and 7.18: annotations, forms, actions, attachments."""

from ..objects import Name, Reference, Text
from . import NotApplicable, Removal
from .draft import new_stream


def catalog(key, value):
    def apply(draft):
        draft.root[key] = value(draft) if callable(value) else value

    return apply


def page(key, value):
    return lambda draft: draft.page.update({key: value})


def annotation(**changes):
    return lambda draft: draft.annotation.update(changes)


def without(key):
    return lambda draft: draft.annotation.pop(key)


def action(**entries):
    """Gives the first annotation another action."""
    return lambda draft: draft.annotation.update(A=entries)


def link(draft):
    return draft.find(lambda d: d.get("S") == "Link" and isinstance(d.get("K"), list))[1]


def without_reference(draft):
    element = link(draft)
    element["K"] = [kid for kid in element["K"] if not isinstance(kid, dict) or kid.get("Type") != "OBJR"]


def wrong_parent(draft):
    numbers, key = draft.at(draft.structure, "ParentTree", "Nums"), draft.annotation["StructParent"]
    numbers[numbers.index(key) + 1] = draft.first_element


def specification(draft):
    return draft.find(lambda d: d.get("Type") == "Filespec" and "EF" in d)[1]


def embedded(draft):
    return draft.at(specification(draft), "EF", "F")


def widget(**changes):
    """Turns the first annotation into a field."""

    def apply(draft):
        draft.annotation.update({"Subtype": Name("Widget"), "FT": Name("Tx"), "T": Text("field"), "TU": Text("A field")} | changes)
        draft.annotation.pop("A", None)
        if "A" in changes:
            draft.annotation["A"] = changes["A"]
        draft.root["AcroForm"] = {"Fields": [draft.at(draft.page, "Annots")[0]]}

    return apply


def unlisted(draft):
    draft.at(draft.root, "Names").pop("EmbeddedFiles")


def json_text(data):
    def apply(draft):
        embedded(draft)
        reference = specification(draft)["EF"]["F"]
        if not str(draft.document.get(reference, "Subtype")).endswith("json"):
            raise NotApplicable
        draft.set_data(reference, data)

    return apply


REMOVALS = [
    Removal("19005-3 6.1.13", "MediaBox", page("MediaBox", [0, 0, 2, 2])),
    Removal("19005-3 6.3.1", "of type", annotation(Subtype=Name("Movie"))),
    Removal("19005-3 6.3.2", "no F", without("F")),
    Removal("19005-3 6.3.2", "flags", annotation(F=0)),
    Removal("19005-3 6.3.2", "flags", annotation(F=6)),
    Removal("19005-3 6.3.2", "flags", annotation(F=36)),
    Removal("19005-3 6.3.3", "no appearance", annotation(Subtype=Name("Square"))),
    Removal(
        "19005-3 6.3.3", "other appearances", lambda d: d.annotation.update(AP={"N": d.add(new_stream(b"")), "D": d.add(new_stream(b""))})
    ),
    Removal("19005-3 6.4.1", "widget with actions", widget(A={"S": Name("URI"), "URI": Text("https://example.example")})),
    Removal("19005-3 6.4.1", "NeedAppearances", catalog("AcroForm", {"Fields": [], "NeedAppearances": True})),
    Removal("19005-3 6.4.2", "XFA", catalog("AcroForm", lambda d: {"Fields": [], "XFA": d.add(new_stream(b""))})),
    Removal("19005-3 6.4.2", "NeedsRendering", catalog("NeedsRendering", True)),
    Removal("14289-1 7.18.1", "without TU", widget(TU=Text(""))),
    Removal("14289-1 7.18.4", "element Form", widget()),
    Removal("32000-1 12.7.3.1", "without FT", widget(T=None)),
    Removal("19005-3 6.5.1", "type JavaScript", catalog("OpenAction", {"S": Name("JavaScript"), "JS": Text("0")})),
    Removal("19005-3 6.5.1", "Names has JavaScript", lambda d: d.at(d.root, "Names").update(JavaScript={"Names": []})),
    Removal("19005-3 6.5.1", "type Launch", action(S=Name("Launch"))),
    Removal("19005-3 6.5.1", "named action", action(S=Name("Named"), N=Name("Print"))),
    Removal("19005-3 6.5.1", "type ResetForm", action(S=Name("URI"), URI=Text("https://example.example"), Next={"S": Name("ResetForm")})),
    Removal("32000-1 12.6.4.7", "ASCII", action(S=Name("URI"), URI=Text("https://example.example/\u00e9"))),
    Removal("19005-3 6.5.2", "catalog has additional", catalog("AA", {})),
    Removal("19005-3 6.5.2", "page 1 has additional", page("AA", {})),
    Removal("19005-3 6.8", "Subtype", lambda d: embedded(d).pop("Subtype")),
    Removal("19005-3 6.8", "both F and UF", lambda d: specification(d).pop("UF")),
    Removal("14289-1 7.11", "both F and UF", lambda d: specification(d).pop("F")),
    Removal("19005-3 6.8", "AFRelationship", lambda d: specification(d).pop("AFRelationship")),
    Removal("19005-3 6.8", "associated with nothing", lambda d: d.root.pop("AF")),
    Removal("19005-3 6.8", "isn't embedded", lambda d: specification(d).pop("EF")),
    Removal("19005-3 6.8", "ModDate", lambda d: embedded(d).pop("Params")),
    Removal("19005-3 6.8", "JSON", json_text(b'{"a":1,}')),
    Removal("19005-3 6.8", "JSON", json_text(b'{"a":1,"a":2}')),
    Removal("14289-1 7.11", "Desc", lambda d: specification(d).pop("Desc")),
    Removal("32000-1 7.11.4", "EmbeddedFiles", unlisted),
    Removal("32000-1 7.11.4", "Params says", lambda d: d.at(embedded(d), "Params").update(Size=1)),
    Removal("32000-1 7.11.4", "CheckSum", lambda d: d.at(embedded(d), "Params").update(CheckSum=b"none")),
    Removal("32000-1 7.11.3", "Type", lambda d: specification(d).pop("Type")),
    Removal("19005-3 6.9", "optional content", catalog("OCProperties", {"OCGs": [], "D": {}})),
    Removal("19005-3 6.10", "AlternatePresentations", lambda d: d.at(d.root, "Names").update(AlternatePresentations={"Names": []})),
    Removal("19005-3 6.10", "PresSteps", page("PresSteps", {})),
    Removal("19005-3 6.11", "Requirements", catalog("Requirements", [])),
    Removal("14289-1 7.18.1", "no StructParent", without("StructParent")),
    Removal("14289-1 7.18.1", "object references to", wrong_parent),
    Removal("14289-1 7.18.2", "trap network", annotation(Subtype=Name("TrapNet"))),
    Removal("14289-1 7.18.3", "Tabs", lambda d: d.page.pop("Tabs")),
    Removal("14289-1 7.18.5", "no Contents", without("Contents")),
    Removal("14289-1 7.18.5", "no object reference", without_reference),
    Removal("14289-1 7.18.5", "element Link", lambda d: link(d).update(S=Name("Span"))),
    Removal("32000-1 12.5.2", "outside the page", annotation(Rect=[-9, 0, 9, 9])),
    Removal("32000-1 12.5.2", "another page", lambda d: d.annotation.update(P=d.trailer["Root"])),
    Removal("32000-1 12.5.6.5", "leads nowhere", without("A")),
    Removal("32000-1 12.5.2", "isn't an indirect annotation", lambda d: d.at(d.page, "Annots").append(dict(d.annotation))),
    Removal("32000-1 12.5.2", "no Rect", without("Rect")),
    Removal("19005-3 6.3.3", "wrong kind", annotation(AP={"N": {}})),
    Removal("32000-1 12.7.3.1", "on no page", catalog("AcroForm", lambda d: {"Fields": [d.add({"FT": Name("Tx"), "T": Text("lost")})]})),
    Removal("19005-3 6.4.1", "the field", lambda d: widget(AA={})(d)),
    Removal("32000-1 7.9.6", "ascend", lambda d: (names := d.at(d.root, "Names", "EmbeddedFiles", "Names")).extend(names[:2])),
    Removal("32000-1 7.11.4", "stream's Type", lambda d: embedded(d).update(Type=Name("Other"))),
    Removal("32000-1 7.11.4", "is no stream", lambda d: specification(d).update(EF={"F": {}, "UF": {}})),
    Removal("19005-3 6.8", "isn't there", lambda d: d.at(d.root, "AF").append(Reference("99999 0"))),
    Removal("14289-1 7.10", "optional content", catalog("OCProperties", {"OCGs": [], "D": {}})),
    Removal("14289-1 7.15", "XFA", catalog("AcroForm", lambda d: {"Fields": [], "XFA": d.add(new_stream(b""))})),
]

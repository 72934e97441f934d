"""ISO 19005-3 6.7, ISO 14289-1 7.1 to 7.9."""

from ..objects import Name, Reference, Text
from . import NotApplicable, Removal


def parents(draft):
    """The parent tree's array of the first page, for changing."""
    numbers, key = draft.at(draft.structure, "ParentTree", "Nums"), draft.page["StructParents"]
    return draft.at(numbers, numbers.index(key) + 1)


def heading(kind):
    """Makes the last heading one of another level."""

    def apply(draft):
        found = [
            reference
            for reference, value in draft.document.objects.items()
            if isinstance(value, dict) and value.get("S") in ("H1", "H2", "H3") and "P" in value
        ]
        if not found:
            raise NotApplicable
        draft.edit(Reference(found[-1]))["S"] = Name(kind)

    return apply


def retype(kind, *kinds):
    return lambda draft: draft.element(*kinds).update(S=Name(kind))


def mapped(draft):
    draft.structure["RoleMap"] = {"Caption1": Name("Caption2"), "Caption2": Name("Caption1")}
    draft.element("P")["S"] = Name("Caption1")


def swapped(draft):
    """Exchanges two entries of the parent tree."""
    entries = parents(draft)
    if len(entries) < 2:
        raise NotApplicable
    entries[0], entries[1] = entries[1], entries[0]


def disowned(draft):
    element = draft.find(lambda d: d.get("S") == "P" and type(d.get("K")) is int)[1]
    element["K"] = 9998


def shared(draft):
    """Lets two elements hold the same content."""
    found = [
        Reference(reference)
        for reference, value in draft.document.objects.items()
        if isinstance(value, dict) and value.get("S") == "P" and type(value.get("K")) is int
    ]
    if len(found) < 2:
        raise NotApplicable
    draft.edit(found[0])["K"] = draft.edit(found[1])["K"]


def disordered(draft):
    """Lets one element hold two contents against their order."""
    document = draft.find(lambda d: d.get("S") == "Document" and "K" in d)[1]
    found = [
        r
        for r in document["K"]
        if isinstance(r, Reference) and type(draft.document.dictionary(r).get("K")) is int and draft.document.dictionary(r).get("S") == "P"
    ]
    if len(found) < 2:
        raise NotApplicable
    first, second = sorted(found[:2], key=lambda r: draft.document.dictionary(r)["K"])
    draft.edit(first)["K"] = [draft.edit(second)["K"], draft.edit(first)["K"]]


def figure_box(box):
    def apply(draft):
        figure = draft.element("Figure")
        figure["A"] = {"O": Name("Layout"), "BBox": box} if box else {"O": Name("Layout")}

    return apply


def silent(draft):
    figure = draft.element("Figure")
    figure.pop("Alt", None)
    figure.pop("ActualText", None)


def unplaced(draft, kid):
    element = draft.element("P")
    element.pop("Pg", None)
    element["K"] = kid


REMOVALS = [
    Removal("19005-3 6.7.2.2", "Marked", lambda d: d.root.pop("MarkInfo")),
    Removal("14289-1 7.1", "Suspects", lambda d: d.at(d.root, "MarkInfo").update(Suspects=True)),
    Removal("14289-1 7.2", "catalog's Lang", lambda d: d.root.pop("Lang")),
    Removal("19005-3 6.7.4", "catalog's Lang", lambda d: d.root.update(Lang=Text("english please"))),
    Removal("19005-3 6.7.4", "no language tag", lambda d: d.element("P").update(Lang=Text("e"))),
    Removal("14289-1 7.1", "DisplayDocTitle", lambda d: d.root.pop("ViewerPreferences")),
    Removal("19005-3 6.7.3.3", "no StructTreeRoot", lambda d: d.root.pop("StructTreeRoot")),
    Removal("19005-3 6.7.3.3", "is empty", lambda d: d.structure.pop("K")),
    Removal("19005-3 6.7.3.4", "no standard type", retype("Paragraph", "P")),
    Removal("19005-3 6.7.3.4", "leads to no standard type", mapped),
    Removal("19005-3 6.7.3.4", "maps the standard type", lambda d: d.structure.update(RoleMap={"P": Name("Span")})),
    Removal("32000-1 14.7.2", "its parent is", lambda d: d.element("P").update(P=d.page_reference)),
    Removal("32000-1 14.7.2", "no page", lambda d: d.element("P").update(Pg=d.trailer["Root"])),
    Removal("32000-1 14.7.4.2", "no Pg", lambda d: d.find(lambda o: o.get("S") == "P" and type(o.get("K")) is int)[1].pop("Pg")),
    Removal("32000-1 14.7.4.2", "which isn't drawn", disowned),
    Removal("32000-1 14.7.4.2", "belongs to 2 elements", shared),
    Removal("14289-1 7.1", "another order", disordered),
    Removal("14289-1 7.1", "parent tree gives MCID", swapped),
    Removal("14289-1 7.1", "parent tree gives MCID", lambda d: parents(d).pop()),
    Removal("32000-1 14.7.4.4", "which isn't drawn", lambda d: parents(d).append(parents(d)[0])),
    Removal("14289-1 7.1", "no StructParents", lambda d: d.page.pop("StructParents")),
    Removal("14289-1 7.1", "no array", lambda d: d.page.update(StructParents=98)),
    Removal("32000-1 14.7.4.4", "no ParentTree", lambda d: d.structure.pop("ParentTree")),
    Removal("32000-1 14.7.4.4", "belongs to no page", lambda d: d.at(d.structure, "ParentTree", "Nums").extend([90, []])),
    Removal("32000-1 7.9.7", "ascend", lambda d: d.at(d.structure, "ParentTree", "Nums").extend([0, []])),
    Removal("32000-1 14.7.2", "ParentTreeNextKey", lambda d: d.structure.update(ParentTreeNextKey=0)),
    Removal("14289-1 7.4.2", "first heading", retype("H2", "H1")),
    Removal("14289-1 7.4.2", "follows", heading("H4")),
    Removal("14289-1 7.4.4", "H and numbered", retype("H", "P")),
    Removal("14289-1 7.3", "neither Alt", silent),
    Removal("19005-3 6.7.5", "neither Alt", silent),
    Removal("32000-1 14.9.3", "empty Alt", lambda d: d.element("Figure").update(Alt=Text(" "))),
    Removal("32000-1 14.8.5.4.3", "no BBox", figure_box(None)),
    Removal("32000-1 14.8.5.4.3", "no BBox", figure_box([9, 9, 1, 1])),
    Removal("32000-1 14.8.5.4.3", "outside the page", figure_box([0, 0, 99999, 9])),
    Removal("14289-1 7.7", "neither Alt", retype("Formula", "P")),
    Removal("14289-1 7.9", "no ID", retype("Note", "P")),
    Removal("14289-1 7.2", "stands in", retype("LI", "P")),
    Removal("14289-1 7.1", "holds nothing", lambda d: d.element("P").pop("K")),
    Removal("14289-1 7.18.4", "no object reference", retype("Form", "P")),
    Removal("32000-1 14.7.2", "isn't StructTreeRoot", lambda d: d.structure.update(Type=Name("Other"))),
    Removal("32000-1 14.7.2", "has the Type", lambda d: d.element("P").update(Type=Name("Other"))),
    Removal(
        "32000-1 14.7.2",
        "stands twice",
        lambda d: d.find(lambda o: o.get("S") == "Document" and "K" in o)[1]["K"].append(
            d.find(lambda o: o.get("S") == "P" and "P" in o)[0]
        ),
    ),
    Removal("32000-1 14.7.4.2", "without a page", lambda d: unplaced(d, {"Type": Name("MCR"), "MCID": 0})),
    Removal("32000-1 14.7.4.3", "without a page", lambda d: unplaced(d, {"Type": Name("OBJR"), "Obj": d.at(d.page, "Annots")[0]})),
    Removal("32000-1 14.7.4.3", "refers to no object", lambda d: unplaced(d, {"Type": Name("OBJR"), "Pg": d.page_reference})),
]

"""Annotations, forms, actions and what else the catalog may not hold: ISO 19005-3 6.3 to 6.5 and 6.9 to 6.11, ISO 14289-1 7.10 to 7.19."""

from .objects import Name, Reference, Stream
from .text_strings import decoded

ALLOWED_TYPES = set(
    "Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup "
    "FileAttachment Widget PrinterMark TrapNet Watermark Redact".split()
)
ALLOWED_ACTIONS = {"GoTo", "GoToR", "GoToE", "Thread", "URI", "Named", "SubmitForm"}
NAMED_ACTIONS = {"NextPage", "PrevPage", "FirstPage", "LastPage"}
INVISIBLE, HIDDEN, PRINT, NO_VIEW, TOGGLE_NO_VIEW = 1, 2, 4, 32, 256


def check(document, report, structure):
    check_catalog(document, report)
    check_actions(document, report)
    for index, (reference, page) in enumerate(document.pages):
        check_page(document, report, page, f"page {index + 1}")
        for annotation in document.array(page, "Annots"):
            check_annotation(document, report, structure, annotation, (reference, page), f"annotation {annotation}")
    check_form(document, report)


def check_catalog(document, report):
    catalog, expect = document.catalog, report.expect
    expect(catalog.get("Type") == "Catalog", "the catalog's Type", pdf="7.7.2")
    expect("AA" not in catalog, "the catalog has additional actions", a="6.5.2", x="actions")
    expect("NeedsRendering" not in catalog, "the catalog has NeedsRendering", a="6.4.2", ua="7.15")
    expect("Requirements" not in catalog, "the catalog has Requirements", a="6.11")
    names = document.dictionary(catalog, "Names")
    expect("AlternatePresentations" not in names, "the catalog's Names has AlternatePresentations", a="6.10")
    expect("JavaScript" not in names, "the catalog's Names has JavaScript", a="6.5.1", x="actions")
    expect(
        not set(document.dictionary(catalog, "Perms")) - {"UR3", "DocMDP"},
        "the permissions have other keys than UR3 and DocMDP",
        a="6.1.12",
    )
    expect(
        "OCProperties" not in catalog or report.standard == "print",
        "optional content, which a certificate has no use for",
        a="6.9",
        ua="7.10",
    )
    if report.standard == "print":
        for configuration in [
            document.dictionary(catalog, "OCProperties", "D"),
            *map(document.dictionary, document.array(document.dictionary(catalog, "OCProperties"), "Configs")),
        ]:
            expect("AS" not in configuration, "an optional content configuration has AS", x="optional content")


def check_page(document, report, page, where):
    expect = report.expect
    expect("AA" not in page, f"{where} has additional actions", a="6.5.2", x="actions")
    expect("PresSteps" not in page, f"{where} has PresSteps", a="6.10")
    expect("MediaBox" in page, f"{where} has no MediaBox", pdf="7.7.3.3")
    for key in ("MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox"):
        box = document.array(page, key)
        if key in page:
            ok = len(box) == 4 and all(isinstance(side, (int, float)) for side in box)
            expect(
                ok and 3 <= abs(box[2] - box[0]) <= 14400 and 3 <= abs(box[3] - box[1]) <= 14400,
                f"{where}: {key} is {box}",
                a="6.1.13",
                pdf="7.7.3.3",
            )


def check_actions(document, report):
    """Every action dictionary, wherever it hangs (6.5.1). An /A without S of an action type is a structure element's attributes."""
    for _, value in document.values:
        if not isinstance(value, dict):
            continue
        found = [document.get(value, "A"), document.get(value, "OpenAction"), *document.dictionary(value, "AA").values()]
        following = document.get(value, "Next")
        found += following if isinstance(following, list) else [following]
        for action in map(document.resolve, found):
            if isinstance(action, dict) and isinstance(action.get("S"), Name):
                check_action(document, report, action)


def check_action(document, report, action):
    kind = action["S"]
    report.expect(kind in ALLOWED_ACTIONS, f"an action of type {kind}", a="6.5.1")
    report.expect(False, f"an action of type {kind}", x="actions")
    if kind == "Named":
        report.expect(document.get(action, "N") in NAMED_ACTIONS, f"the named action {document.get(action, 'N')}", a="6.5.1")
    if kind == "URI":
        address = document.get(action, "URI")
        text = decoded(address) if isinstance(address, (str, bytes)) else ""
        report.expect(text and all(" " < c <= "~" for c in text), f"the address {text!r} isn't in ASCII", pdf="12.6.4.7")


def check_annotation(document, report, structure, reference, page, where):
    """ISO 19005-3 6.3; ISO 14289-1 7.18."""
    annotation, expect = document.dictionary(reference), report.expect
    kind = annotation.get("Subtype")
    expect(
        isinstance(reference, Reference) and annotation.get("Type") in (None, "Annot"),
        f"{where} isn't an indirect annotation",
        pdf="12.5.2",
    )
    expect(kind in ALLOWED_TYPES, f"{where} is of type {kind}", a="6.3.1", pdf="12.5.6.1")
    flags = document.get(annotation, "F")
    expect(type(flags) is int or kind == "Popup", f"{where} has no F", a="6.3.2")
    flags = flags if type(flags) is int else PRINT
    expect(
        flags & PRINT and not flags & (INVISIBLE | HIDDEN | NO_VIEW | TOGGLE_NO_VIEW),
        f"{where} has the flags {flags}: it isn't printed, or hidden",
        a="6.3.2",
    )
    box, media = document.array(annotation, "Rect"), document.array(page[1], "MediaBox")
    ok = len(box) == len(media) == 4 and all(isinstance(side, (int, float)) for side in (*box, *media))
    if expect(ok, f"{where} has no Rect of four numbers", pdf="12.5.2"):
        expect(
            media[0] <= min(box[0], box[2])
            and max(box[0], box[2]) <= media[2]
            and media[1] <= min(box[1], box[3])
            and max(box[1], box[3]) <= media[3],
            f"{where} lies outside the page",
            pdf="12.5.2",
        )
    expect(annotation.get("P") in (None, page[0]), f"{where} has another page as P", pdf="12.5.2")
    empty = ok and box[0] == box[2] and box[1] == box[3]
    states = document.get(annotation, "AP")
    expect(states is not None or empty or kind in ("Popup", "Link"), f"{where} has no appearance", a="6.3.3")
    if isinstance(states, dict):
        expect(set(states) == {"N"}, f"{where} has other appearances than N", a="6.3.3")
        normal = document.get(states, "N")
        button = kind == "Widget" and field_value(document, annotation, "FT") == "Btn"
        expect(isinstance(normal, dict) if button else isinstance(normal, Stream), f"{where} has an N of the wrong kind", a="6.3.3")
    element = structure.element_of(reference)
    hidden = flags & HIDDEN or kind in ("Popup", "PrinterMark")
    expect(document.get(annotation, "StructParent") is not None or hidden, f"{where} has no StructParent", ua="7.18.1", pdf="14.7.4.4")
    holder = {"Link": "Link", "Widget": "Form"}.get(kind)
    clause = {"Link": "7.18.5", "Widget": "7.18.4"}.get(kind, "7.18.1")
    expect(
        hidden or element is not None and (element.kind == holder or holder is None),
        f"{where} isn't held by an element {holder or 'of the structure'}",
        ua=clause,
    )
    if kind == "Widget":
        check_field(document, report, annotation, where)
    elif not hidden:
        contents = document.get(annotation, "Contents")
        told = isinstance(contents, (str, bytes)) and decoded(contents).strip()
        alternative = element is not None and document.get(element.dictionary, "Alt")
        expect(told if kind == "Link" else told or alternative, f"{where} has no Contents", ua="7.18.5" if kind == "Link" else "7.18.1")
    expect(kind != "TrapNet", f"{where} is a trap network", ua="7.18.2")
    if kind == "Link":
        expect(("A" in annotation) != ("Dest" in annotation), f"{where} leads nowhere, or two ways", pdf="12.5.6.5")


def field_value(document, field, key):
    """A field's own or inherited value (12.7.3.1)."""
    for _ in range(32):
        if key in field or "Parent" not in field:
            break
        field = document.dictionary(field, "Parent")
    return document.get(field, key)


def check_field(document, report, widget, where):
    report.expect("A" not in widget and "AA" not in widget, f"{where} is a widget with actions", a="6.4.1")
    told = field_value(document, widget, "TU")
    report.expect(isinstance(told, (str, bytes)) and decoded(told).strip(), f"{where} is a field without TU", ua="7.18.1")
    report.expect(
        isinstance(field_value(document, widget, "FT"), Name) and field_value(document, widget, "T"),
        f"{where} is a field without FT or T",
        pdf="12.7.3.1",
    )


def check_form(document, report):
    form = document.dictionary(document.catalog, "AcroForm")
    if not form:
        return
    report.expect("XFA" not in form, "the form has XFA", a="6.4.2", ua="7.15", x="forms")
    report.expect(document.get(form, "NeedAppearances") is not True, "the form has NeedAppearances", a="6.4.1")
    pending, seen, on_pages = (
        list(document.array(form, "Fields")),
        set(),
        {a for _, page in document.pages for a in document.array(page, "Annots")},
    )
    while pending:
        reference = pending.pop()
        if reference in seen:
            continue
        seen.add(reference)
        field = document.dictionary(reference)
        report.expect("AA" not in field, f"the field {reference} has additional actions", a="6.4.1")
        report.expect("Kids" in field or reference in on_pages, f"the field {reference} is on no page", pdf="12.7.3.1")
        pending += document.array(field, "Kids")
    for annotation in on_pages:
        widget = document.dictionary(annotation)
        report.expect(
            widget.get("Subtype") != "Widget" or annotation in seen,
            f"the widget {annotation} belongs to no field of the form",
            pdf="12.7.2",
        )

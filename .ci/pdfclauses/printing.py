"""Print files: what ISO 15930-7 asks of PDF/X-4 beyond the checks that it shares with archival files."""

from .annotations import check_form, check_page


def check(document, report):
    for index, (_, page) in enumerate(document.pages):
        where = f"page {index + 1}"
        check_page(document, report, page, where)
        check_boxes(document, report, page, where)
        check_annotations(document, report, page, where)
    check_form(document, report)
    report.expect(
        "OpenAction" not in document.catalog or isinstance(document.get(document.catalog, "OpenAction"), list),
        "the catalog opens with an action",
        x="actions",
    )


def _box(document, page, key):
    box = document.array(page, key)
    if len(box) != 4 or not all(isinstance(side, (int, float)) for side in box):
        return None
    return min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])


def _inside(inner, outer):
    slack = 0.001
    return inner[0] >= outer[0] - slack and inner[1] >= outer[1] - slack and inner[2] <= outer[2] + slack and inner[3] <= outer[3] + slack


def check_boxes(document, report, page, where):
    media, crop, bleed, trim = (_box(document, page, key) for key in ("MediaBox", "CropBox", "BleedBox", "TrimBox"))
    expect = report.expect
    expect(media, f"{where} has no MediaBox", x="page boxes")
    expect("ArtBox" not in page, f"{where} has an ArtBox beside or instead of its TrimBox", x="page boxes")
    if not expect(trim, f"{where} has no TrimBox", x="page boxes") or not media:
        return
    expect(_inside(trim, media), f"{where}: the TrimBox isn't inside the MediaBox", x="page boxes")
    expect(bleed, f"{where} has no BleedBox", x="page boxes")
    if bleed:
        expect(_inside(trim, bleed), f"{where}: the TrimBox isn't inside the BleedBox", x="page boxes")
        expect(_inside(bleed, media), f"{where}: the BleedBox isn't inside the MediaBox", x="page boxes")
    if crop:
        expect(
            _inside(crop, media) and _inside(bleed or trim, crop),
            f"{where}: the CropBox isn't between BleedBox and MediaBox",
            x="page boxes",
        )


def check_annotations(document, report, page, where):
    area = _box(document, page, "BleedBox") or _box(document, page, "TrimBox") or _box(document, page, "MediaBox")
    for reference in document.array(page, "Annots"):
        annotation, box = document.dictionary(reference), _box(document, document.dictionary(reference), "Rect")
        kind = annotation.get("Subtype")
        if kind in ("PrinterMark", "TrapNet"):
            continue
        apart = box and area and (box[2] <= area[0] or box[0] >= area[2] or box[3] <= area[1] or box[1] >= area[3])
        report.expect(apart, f"{where}: annotation {reference} ({kind}) lies inside the BleedBox", x="annotations")

"""All checks of one file, in the order of ISO 19005-3."""

from pathlib import Path

from . import annotations, attachments, file_structure, fonts, metadata, printing, signature
from .content import ContentWalk
from .objects import Document
from .report import Report
from .structure import StructureCheck


def check_file(path, standard):
    """The report on one file. Whatever keeps a file or a part of it from being checked is a fault."""
    report = Report(path, standard)
    try:
        raw = Path(path).read_bytes()
        file_structure.check(raw, report)
        document = Document(path, raw)
    except (OSError, ValueError) as error:
        report.expect(False, f"can't be read: {error}", pdf="7.5")
        return report
    report.expect(not document.complaint, f"qpdf says: {document.complaint[:200]}", pdf="7")
    report.expect(document.pages, "there are no pages", pdf="7.7.3")
    walk = ContentWalk(document, report)
    steps = [walk.walk, lambda: fonts.check(document, report, walk.drawn.fonts), lambda: metadata.check(document, report)]
    if report.archival:
        structure = StructureCheck(document, report, walk.drawn)
        steps += [structure.check, lambda: annotations.check(document, report, structure)]
        steps += [lambda: attachments.check(document, report), lambda: signature.check(document, report)]
    else:
        steps += [lambda: annotations.check_catalog(document, report), lambda: annotations.check_actions(document, report)]
        steps += [lambda: printing.check(document, report)]
    for step in steps:
        try:
            step()
        except (TypeError, ValueError, KeyError, IndexError, AttributeError, RecursionError) as error:
            report.expect(False, f"objects of an unexpected kind keep a part from being checked: {error!r}", pdf="7.3")
    return report

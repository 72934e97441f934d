"""All checks of one file, in the order of ISO 19005-3."""

from . import annotations, attachments, file_structure, fonts, metadata, printing, signature
from .content import ContentWalk
from .objects import Document
from .report import Report
from .structure import StructureCheck


def check_file(path, standard):
    """The report on one file; a file that can't be read at all has that as its fault."""
    report = Report(path, standard)
    try:
        document = Document(path)
    except (OSError, ValueError) as error:
        report.expect(False, f"can't be read: {error}", pdf="7.5")
        return report
    file_structure.check(document, report)
    if not report.expect(document.pages, "there are no pages", pdf="7.7.3"):
        return report
    walk = ContentWalk(document, report)
    drawn = walk.walk()
    fonts.check(document, report, drawn.fonts)
    metadata.check(document, report)
    if report.archival:
        structure = StructureCheck(document, report, drawn).check()
        annotations.check(document, report, structure)
        attachments.check(document, report)
        signature.check(document, report)
    else:
        annotations.check_catalog(document, report)
        annotations.check_actions(document, report)
        printing.check(document, report, walk.colours)
    return report

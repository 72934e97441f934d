"""The removal test: breaks conforming files in one respect after another and tells what the checker didn't notice."""

import os
import tempfile
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache, partial
from pathlib import Path

from .checking import check_file
from .objects import Document
from .removals import NotApplicable, drawing, file_structure, fonts, interaction, metadata, printing, signature, structure
from .removals.draft import Draft
from .report import ARCHIVAL, PRINT

# By name: what makes a conforming file of a conforming file first, the standard that it then conforms to, and what breaks it.
SUITES = {
    "file structure": (None, ARCHIVAL, file_structure.REMOVALS),
    "drawing": (None, ARCHIVAL, drawing.REMOVALS),
    "fonts": (None, ARCHIVAL, fonts.REMOVALS),
    "metadata": (None, ARCHIVAL, metadata.REMOVALS),
    "structure": (None, ARCHIVAL, structure.REMOVALS),
    "interaction": (None, ARCHIVAL, interaction.REMOVALS),
    "signature": (signature.prepare, ARCHIVAL, signature.REMOVALS),
    "print": (printing.prepare, PRINT, printing.REMOVALS),
}


@lru_cache(maxsize=8)
def _document(path):
    return Document(path, Path(path).read_bytes())


def faults_of(data, standard):
    """The faults of a file that is only in memory."""
    handle, name = tempfile.mkstemp(suffix=".pdf")
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    try:
        return check_file(name, standard).faults
    finally:
        os.unlink(name)


def prepared(path, prepare):
    draft = Draft(_document(path))
    if prepare:
        prepare(draft)
    return draft


def told(faults):
    return "; ".join(f"{clause}: {what}" for clause, what in faults) or "no fault"


def attempt(place, paths):
    """Tries one removal on the first file that it applies to. Returns what was wrong, None when it was noticed, "" when nothing applied."""
    suite, index = place
    prepare, standard, removals = SUITES[suite]
    for path in paths:
        try:
            draft = prepared(path, prepare)
            if index < 0:
                faults = faults_of(draft.assembled(), standard)
                return f"{path}: error: the {suite} removals begin with a file that has faults: {told(faults)}" if faults else None
            removals[index].apply(draft)
            data = draft.assembled()
        except (NotApplicable, KeyError, ValueError, TypeError, AttributeError):
            continue
        faults = faults_of(data, standard)
        if removals[index].is_noticed(faults):
            return None
        return f"{path}: error: ISO {removals[index].clause}: broken ({removals[index].words}) and not noticed: {told(faults)}"
    return ""


def run(paths):
    places = [(suite, index) for suite, (_, _, removals) in SUITES.items() for index in range(-1, len(removals))]
    with ProcessPoolExecutor() as pool:
        answers = list(pool.map(partial(attempt, paths=paths), places, chunksize=4))
    for (suite, index), answer in zip(places, answers):
        if answer == "":
            removal = SUITES[suite][2][index]
            print(f"not tried, these files have nothing to break: {suite}, ISO {removal.clause} ({removal.words})")
    unnoticed = [answer for answer in answers if answer]
    if unnoticed or not paths:
        print("\n".join(unnoticed) or "no PDF files")
        return 1
    noticed = sum(answer is None and index >= 0 for (_, index), answer in zip(places, answers))
    print(f"{noticed} removals, all noticed")
    return 0

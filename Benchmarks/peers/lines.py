"""The certificate's nine lines for the programs that take them as numbers: face, size in points, colour, middle and baseline in millimetres."""

from typing import NamedTuple

TEXT, MUTED, ACCENT = "#1B1B19", "#4A4A45", "#17504C"


class Line(NamedTuple):
    face: str
    size: float
    color: str
    middle: float
    baseline: float
    text: str  # With {name}, {issued} and {grouped_id} where the learner's own goes.


FIXED = [
    Line("Regular", 31, ACCENT, 148.5, 61, "Certificate of Achievement"),
    Line("Italic", 14, MUTED, 148.5, 73, "This is to certify that"),
    Line("Italic", 14, MUTED, 148.5, 103, "has completed, with a passing grade, the Northfield Open Institute course"),
    Line("Medium", 22, ACCENT, 148.5, 115, "OCE101: Ocean Literacy"),
    Line("Regular", 11, TEXT, 74.5, 170.5, "Marisol Aldana, President"),
    Line("Regular", 11, TEXT, 222.5, 170.5, "Håkon Brandvold, Dean of Ocean Sciences"),
]
LEARNER = [
    Line("Medium", 34, TEXT, 148.5, 89, "{name}"),
    Line("Regular", 13, TEXT, 148.5, 126, "Issued {issued}"),
    Line("Regular", 9.5, MUTED, 148.5, 186, "Certificate ID {grouped_id}"),
]

# Left, top, width and height in millimetres.
PICTURES = {
    "logo.png": (122, 19, 53, 26.5),
    "signature-aldana.png": (48, 146, 53, 53 / 3),
    "signature-brandvold.png": (196, 146, 53, 53 / 3),
}
CODE = (135.5, 146, 26, 26)

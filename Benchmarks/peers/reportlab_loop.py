#!/usr/bin/env python3
"""ReportLab: a canvas for each certificate; fonts, vectors and compressed pictures are made once.

ReportLab's own way, drawImage with an ImageReader, hashes and compresses the same pixels for every document; --plain does that.
Without it, the image objects are kept and put into each new document by the calls that drawImage makes.
"""

import io
import xml.etree.ElementTree as ElementTree
from copy import copy
from importlib.metadata import version
from pathlib import Path

from PIL import Image
from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

import lines
import measure
import qrcode

WIDTH, HEIGHT = 297 * mm, 210 * mm
SVG = "{http://www.w3.org/2000/svg}"


class KeptPicture:
    """An image object, compressed once, that goes into any number of documents."""

    def __init__(self, path):
        self.name = path.stem
        self.image = pdfdoc.PDFImageXObject(self.name, ImageReader(path), mask="auto")
        self.mask = self.image.__dict__.pop("_smask")

    def draw(self, canvas, x, y, width, height):
        # A document marks its objects as its own, hence copies; the compressed bytes are shared.
        document, image, mask = canvas._doc, copy(self.image), copy(self.mask)
        document.Reference(image, document.getXObjectName(self.name))
        document.addForm(self.name, image)
        image.smask = document.Reference(mask, document.getXObjectName(mask.name))
        canvas._setXObjects(image)
        canvas._setXObjects(mask)
        canvas._currentPageHasImages = 1
        canvas.saveState()
        canvas.translate(x, y)
        canvas.scale(width, height)
        canvas.doForm(self.name)
        canvas.restoreState()


class ReadPicture:
    """A picture that ReportLab reads once."""

    def __init__(self, path):
        self.reader = ImageReader(path)

    def draw(self, canvas, x, y, width, height):
        canvas.drawImage(self.reader, x, y, width, height, mask="auto")


def border():
    """(path, fill, stroke, stroke width in points) of each shape in border.svg."""
    tree = ElementTree.parse(Path(__file__).resolve().parent / "border.svg")
    for shape in tree.iter():
        path = PDFPathObject()
        if shape.tag == SVG + "rect":
            x, y, width, height = (float(shape.get(key)) * mm for key in ("x", "y", "width", "height"))
            path.rect(x, HEIGHT - y - height, width, height)
        elif shape.tag == SVG + "path":
            draw(shape.get("d"), path)
        else:
            continue
        fill, stroke = (color and HexColor(color) for color in (shape.get("fill"), shape.get("stroke")))
        yield path, fill, stroke, float(shape.get("stroke-width", 0)) * mm


def draw(data, path):
    """Path data of absolute M, L, C and Z, in millimetres."""
    words = data.replace("M", "M ").replace("L", "L ").replace("C", "C ").split()
    steps = {"M": (2, path.moveTo), "L": (2, path.lineTo), "C": (6, path.curveTo), "Z": (0, path.close)}
    while words:
        count, step = steps[words.pop(0)]
        numbers = [float(word) * mm for word in words[:count]]
        del words[:count]
        step(*(HEIGHT - number if i % 2 else number for i, number in enumerate(numbers)))


def code_picture(url):
    """One pixel a module: 0.5 ms, where some 350 rectangles as a path take ReportLab 0.8 ms."""
    side, dots = qrcode.modules(url)
    picture = Image.frombytes("P", (side, side), dots)
    picture.putpalette(bytes((255, 255, 255, *qrcode.DARK)))
    return ImageReader(picture.convert("RGB"))


def main():
    parser = measure.parser(__doc__)
    parser.add_argument("--truetype", required=True, type=Path, metavar="FOLDER", help="what truetype.py wrote")
    parser.add_argument("--plain", action="store_true")
    options = parser.parse_args()

    rl_config.useA85 = 0
    for face in measure.FACES:
        pdfmetrics.registerFont(TTFont(face, options.truetype / f"{face}.ttf"))
    make_picture = ReadPicture if options.plain else KeptPicture
    pictures = [(make_picture(measure.ASSETS / name), frame) for name, frame in lines.PICTURES.items()]
    shapes = list(border())
    colors = {line.color: HexColor(line.color) for line in lines.FIXED + lines.LEARNER}

    def place(frame):
        x, y, width, height = frame
        return x * mm, HEIGHT - (y + height) * mm, width * mm, height * mm

    def write(canvas, line, text):
        canvas.setFont(line.face, line.size)
        canvas.setFillColor(colors[line.color])
        canvas.drawCentredString(line.middle * mm, HEIGHT - line.baseline * mm, text)

    def make(learner):
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), pageCompression=1)
        for path, fill, stroke, width in shapes:
            if fill:
                canvas.setFillColor(fill)
            if stroke:
                canvas.setStrokeColor(stroke)
                canvas.setLineWidth(width)
            canvas.drawPath(path, fill=bool(fill), stroke=bool(stroke))
        for picture, frame in pictures:
            picture.draw(canvas, *place(frame))
        for line in lines.FIXED:
            write(canvas, line, line.text)
        facts = learner._asdict()
        for line in lines.LEARNER:
            write(canvas, line, line.text.format_map(facts))
        canvas.drawImage(code_picture(learner.url), *place(lines.CODE))
        canvas.save()
        return out.getvalue()

    measure.measure("reportlab" + " plain" * options.plain, version("reportlab"), options, make)


if __name__ == "__main__":
    main()

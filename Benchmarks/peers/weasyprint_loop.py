#!/usr/bin/env python3
"""WeasyPrint: one style sheet, one font configuration and one image cache for all; a document tree for each certificate.

WeasyPrint's cache holds pictures as it read them and compresses them again for every document; --plain leaves it at that. Without it,
the compressed pictures are kept as well.
"""

import base64
import html
from importlib.metadata import version
from pathlib import Path

import pydyf
from fontTools.ttLib import TTFont
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

import lines
import measure
import qrcode

HERE = Path(__file__).resolve().parent
STYLES = {"Regular": ("400", "normal"), "Italic": ("400", "italic"), "Medium": ("500", "normal")}
POINT = 25.4 / 72  # In millimetres.


def faces():
    for face, path in measure.FACES.items():
        weight, style = STYLES[face]
        yield f'@font-face {{ font-family: Garamond; font-weight: {weight}; font-style: {style}; src: url("{path.as_uri()}") }}'


def rules():
    """The style sheet: everything lies at its place."""
    yield "@page { size: 297mm 210mm; margin: 0 }"
    yield "html, body { margin: 0 }"
    yield "img, p { position: absolute; margin: 0 }"
    yield "p { font-family: Garamond; text-align: center; white-space: nowrap }"
    yield "#border { left: 0; top: 0; width: 297mm; height: 210mm }"
    yield "#code { image-rendering: pixelated }"
    for name, (x, y, width, height) in [*((f"picture-{i}", frame) for i, frame in enumerate(lines.PICTURES.values())), ("code", lines.CODE)]:
        yield f"#{name} {{ left: {x}mm; top: {y}mm; width: {width}mm; height: {height}mm }}"
    for i, line in enumerate(lines.FIXED + lines.LEARNER):
        font = TTFont(measure.FACES[line.face])
        metrics = font["hhea"]
        # CSS knows no baselines: in a line without height, the baseline is half of the ascent less the descent below the top.
        below = (metrics.ascent + metrics.descent) / 2 / font["head"].unitsPerEm * line.size * POINT
        weight, style = STYLES[line.face]
        yield (
            f"#line-{i} {{ left: {line.middle - 105}mm; width: 210mm; top: {line.baseline - below:.4f}mm; line-height: 0; "
            f"font-size: {line.size}pt; font-weight: {weight}; font-style: {style}; color: {line.color} }}"
        )


def page():
    """The document as text, with {name}, {issued}, {grouped_id} and {code} left open."""
    yield '<!doctype html><html lang="en"><head><title>Certificate of Achievement</title></head><body>'
    yield f'<img id="border" src="{(HERE / "border.svg").as_uri()}" alt="">'
    for i, name in enumerate(lines.PICTURES):
        yield f'<img id="picture-{i}" src="{(measure.ASSETS / name).as_uri()}" alt="">'
    for i, line in enumerate(lines.FIXED + lines.LEARNER):
        yield f'<p id="line-{i}">{line.text}</p>'
    yield '<img id="code" src="{code}" alt=""></body></html>'


def keep_compressed(image):
    """Compresses the picture once; each document gets stream objects of its own round the same bytes."""
    compress, kept = image.get_x_object, {}

    def get_x_object(*how):
        if how not in kept:
            kept[how] = compress(*how)
        made = kept[how]
        extra = pydyf.Dictionary(made.extra)
        if "SMask" in extra:
            extra["SMask"] = pydyf.Stream(extra["SMask"].stream, pydyf.Dictionary(extra["SMask"].extra))
        return pydyf.Stream(made.stream, extra)

    image.get_x_object = get_x_object


def main():
    parser = measure.parser(__doc__)
    parser.add_argument("--plain", action="store_true")
    options = parser.parse_args()

    fonts = FontConfiguration()
    sheet = CSS(string="\n".join([*faces(), *rules()]), font_config=fonts)
    text = "\n".join(page())
    cache, lasting = {}, set()

    def make(learner):
        code = "data:image/png;base64," + base64.b64encode(qrcode.png(learner.url)).decode()
        facts = {key: html.escape(value) for key, value in learner._asdict().items()}
        document = HTML(string=text.format(code=code, **facts))
        pdf = document.write_pdf(stylesheets=[sheet], font_config=fonts, cache=cache)
        if not lasting:
            lasting.update(key for key in cache if not key.startswith("data:"))
            for key in () if options.plain else lasting:
                if hasattr(cache[key], "get_x_object"):
                    keep_compressed(cache[key])
        # One learner's code is of no use to the next.
        for key in cache.keys() - lasting:
            del cache[key]
        return pdf

    measure.measure("weasyprint" + " plain" * options.plain, version("weasyprint"), options, make)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""typst: one compiler for all, each learner's values as inputs, the PDF in memory.

With --prepared, the part that is the same for all is made once, as a PDF, and laid under each learner's lines.
"""

import base64
import shutil
import tempfile
from importlib.metadata import version
from pathlib import Path

import typst

import measure
import qrcode

HERE = Path(__file__).resolve().parent


def code(url):
    """The QR code as an SVG file with a bitmap in it. Inputs are texts, so a PNG file can't be one; typst takes a little less time
    for this than for a path of squares in the SVG file, and half of what squares placed by a script of its own take."""
    bitmap = base64.b64encode(qrcode.png(url)).decode()
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><image width="1" height="1" image-rendering="pixelated" '
        f'href="data:image/png;base64,{bitmap}"/></svg>'
    )


def main():
    parser = measure.parser(__doc__)
    parser.add_argument("--prepared", action="store_true")
    parser.add_argument("--tags", action="store_true", help="a tagged PDF, typst's default; it takes longer")
    options = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        fonts = root / "fonts"
        fonts.mkdir()
        for face in measure.FACES.values():
            shutil.copy(face, fonts)
        for source in [*HERE.glob("*.typ"), HERE / "border.svg", *measure.ASSETS.glob("*.png")]:
            shutil.copy(source, root)
        world = {"root": root, "font_paths": [fonts], "ignore_system_fonts": True}
        if options.prepared:
            typst.compile(root / "page.typ", output=root / "fixed.pdf", pdf_tags=False, **world)
        compiler = typst.Compiler(root / ("prepared.typ" if options.prepared else "certificate.typ"), **world)

        def make(learner):
            inputs = {"name": learner.name, "issued": learner.issued, "id": learner.grouped_id, "code": code(learner.url)}
            return compiler.compile(format="pdf", sys_inputs=inputs, pdf_tags=options.tags)

        tool = "typst" + " prepared" * options.prepared + " tagged" * options.tags
        measure.measure(tool, version("typst"), options, make)


if __name__ == "__main__":
    main()

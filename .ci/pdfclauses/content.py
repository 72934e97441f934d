"""Content streams, followed through the forms, patterns and soft masks they use: ISO 19005-3 6.2.2, ISO 14289-1 7.1."""

from dataclasses import dataclass, field, replace

from . import operators as op
from .colour import ColourCheck
from .language import is_language_tag
from .objects import Name, Reference, Stream
from .shown_fonts import ShownFont, key_of
from .syntax import PDFString, SyntaxFault, operations
from .text_strings import decoded

ARTIFACT_TYPES = {"Pagination", "Layout", "Page", "Background"}
DEEPEST = 28


@dataclass(frozen=True)
class Mark:
    """One level of marked content: what it is part of, and whether a replacement text stands over it."""

    tag: str
    number: int | None = None
    artifact: bool = False
    actual_text: bool = False


@dataclass(frozen=True)
class GraphicsState:
    font: ShownFont | None = None
    render_mode: int = 0
    fill: object = Name("DeviceGray")
    stroke: object = Name("DeviceGray")


@dataclass
class Drawn:
    """What the content streams of a document use."""

    fonts: dict = field(default_factory=dict)
    # By owner, a page's or form's reference: the marked-content identifiers in the order of their first appearance.
    numbers: dict = field(default_factory=dict)
    # By a form's key: how often it was drawn and whether it has marked-content identifiers.
    forms: dict = field(default_factory=dict)


class ContentWalk:
    """Follows every content stream of a document."""

    def __init__(self, document, report):
        self.document, self.report, self.drawn = document, report, Drawn()
        self.colours = ColourCheck(document, report)
        self.within, self.loose = [], set()

    def walk(self):
        for index, (reference, page) in enumerate(self.document.pages):
            where = f"page {index + 1}"
            own = self.document.dictionary(reference)
            self.report.expect("Resources" in own, f"{where} has no Resources of its own", a="6.2.2", pdf="7.8.3")
            self.colours.check_group(own, where)
            contents = self.document.get(page, "Contents")
            streams = contents if isinstance(contents, list) else [contents]
            data = [stream.data for stream in map(self.document.resolve, streams) if isinstance(stream, Stream)]
            self.drawn.numbers[reference] = []
            self.follow(data, self.document.dictionary(own, "Resources"), where, reference, (), tagged=True)
            for annotation in self.document.array(page, "Annots"):
                self.follow_appearances(annotation, where)
        return self.drawn

    def follow_appearances(self, annotation, where):
        for stream in self.document.dictionary(annotation, "AP").values():
            stream = self.document.resolve(stream)
            for appearance in [stream] if isinstance(stream, Stream) else map(self.document.resolve, (stream or {}).values()):
                if isinstance(appearance, Stream):
                    self.follow_form(appearance, f"an annotation's appearance on {where}", None, (), GraphicsState(), tagged=False)

    def follow(self, streams, resources, where, owner, marks, tagged, state=GraphicsState()):
        """Follows streams that make up one content. `tagged` is whether all painting must be marked; `marks` is what stands around it."""
        walker = _Content(self, resources, where, owner, marks, tagged, state)
        for data in streams:
            try:
                steps, notes = operations(data)
            except SyntaxFault as fault:
                self.report.expect(False, f"{where}: {fault}", a=fault.clause or "6.2.2", pdf="7.8.2")
                continue
            for clause, what in notes:
                self.report.expect(False, f"{where}: {what}", a=clause, pdf="" if clause else "7.3.7")
            for operands, operator in steps:
                walker.step(operands, operator)
        walker.finish()

    def follow_form(self, form, where, owner, marks, state, tagged):
        self.within.append(form)
        self.report.expect(
            "Resources" in form.dictionary or not form.data.strip(), f"{where}: a form without Resources of its own", a="6.2.2", pdf="7.8.3"
        )
        self.colours.check_group(form, where)
        self.follow([form.data], self.document.dictionary(form, "Resources"), where, owner, marks, tagged, state)
        self.within.pop()

    def follow_loose(self, stream, where, state=GraphicsState()):
        """A pattern's cell or a soft mask's group, once each: what paints with it is marked, not what it holds."""
        if isinstance(stream, Stream) and id(stream) not in self.loose:
            self.loose.add(id(stream))
            self.follow_form(stream, where, None, (), state, tagged=False)


class _Content:
    """The state while one content is followed."""

    def __init__(self, walk, resources, where, owner, marks, tagged, state):
        self.walk, self.report, self.document = walk, walk.report, walk.document
        self.resources, self.where, self.owner, self.tagged, self.state = resources, where, owner, tagged, state
        self.around, self.marks, self.saved = marks, [], []
        self.in_text, self.in_path, self.text_marks = False, False, 0

    def expect(self, holds, what, **clauses):
        return self.report.expect(holds, f"{self.where}: {what}", **clauses)

    @property
    def all_marks(self):
        return (*self.around, *self.marks)

    def resource(self, category, name):
        value = self.document.dictionary(self.resources, category).get(name)
        self.expect(self.document.resolve(value) is not None, f"{category} has no {name}", a="6.2.2", pdf="7.8.3")
        return value

    def step(self, operands, operator):
        kind = op.KINDS.get(operator)
        if kind is None or kind == op.COMPATIBILITY:
            self.expect(kind is not None, f"the operator {operator} isn't in ISO 32000-1", a="6.2.2", x="content")
            return
        count = op.OPERANDS[operator]
        if count is not None and len(operands) != count:
            self.expect(False, f"{operator} with {len(operands)} operands", pdf="7.8.2")
            return
        if self.in_text:
            self.expect(kind in op.IN_TEXT_OBJECT, f"{operator} between BT and ET", pdf="8.2")
        elif kind == op.TEXT:
            self.expect(False, f"{operator} outside BT and ET", pdf="8.2")
        if self.in_path or kind in op.IN_PATH:
            self.expect(kind in op.IN_PATH, f"{operator} within a path", pdf="8.2")
            self.in_path = kind in (op.PATH, op.CLIP)
        if operator in op.PAINTING:
            self.paint(operands, operator)
        handler = self.HANDLERS.get(operator)
        if handler:
            handler(self, operands, operator)

    def finish(self):
        self.expect(not self.saved, f"{len(self.saved)} q without Q", pdf="8.4.2")
        self.expect(not self.marks, f"{len(self.marks)} marked contents without EMC", pdf="14.6.1")
        self.expect(not self.in_text, "BT without ET", pdf="9.4.1")

    # Graphics state

    def save(self, _, __):
        self.saved.append(self.state)
        self.expect(len(self.saved) <= DEEPEST, f"q nested deeper than {DEEPEST}", a="6.1.13")

    def restore(self, _, __):
        if self.expect(self.saved, "Q without q", pdf="8.4.2"):
            self.state = self.saved.pop()

    def set_state(self, operands, _):
        parameters = self.document.dictionary(self.resource("ExtGState", operands[0]))
        font = self.document.array(parameters, "Font")
        if font:
            self.use_font(font[0])
        self.walk.follow_loose(self.document.get(parameters, "SMask", "G"), f"a soft mask on {self.where}")

    def intent(self, operands, _):
        self.walk.colours.check_intent(operands[0], self.where)

    # Colour

    def device(self, operands, operator):
        space = Name({"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}[operator.lower()])
        self.set_colour(space, operator.islower())
        self.expect(
            all(isinstance(number, (int, float)) for number in operands), f"{operator} with other operands than numbers", pdf="8.6.8"
        )

    def space(self, operands, operator):
        name = operands[0]
        known = name in ("DeviceGray", "DeviceRGB", "DeviceCMYK", "Pattern")
        self.set_colour(name if known else self.resource("ColorSpace", name), operator.islower())

    def set_colour(self, space, fill):
        self.walk.colours.check_space(space, self.resources, self.where)
        self.state = replace(self.state, **{"fill" if fill else "stroke": space})

    def colour(self, operands, operator):
        current = self.state.fill if operator.islower() else self.state.stroke
        components = self.walk.colours.components(current)
        if operands and isinstance(operands[-1], Name):
            pattern = self.document.get(self.resource("Pattern", operands[-1]))
            if isinstance(pattern, Stream):
                self.walk.follow_loose(pattern, f"a pattern on {self.where}")
            else:
                shading = self.document.get(pattern, "Shading")
                self.walk.colours.check_space(self.document.dictionary(shading).get("ColorSpace"), self.resources, self.where)
        elif components:
            self.expect(
                len(operands) == components, f"{operator} with {len(operands)} numbers in a colour space of {components}", pdf="8.6.8"
            )

    def shade(self, operands, _):
        shading = self.document.dictionary(self.resource("Shading", operands[0]))
        self.walk.colours.check_space(shading.get("ColorSpace"), self.resources, self.where)

    # Text

    def begin_text(self, _, __):
        self.expect(not self.in_text, "BT within BT", pdf="9.4.1")
        self.in_text, self.text_marks = True, len(self.marks)

    def end_text(self, _, __):
        self.expect(self.in_text, "ET without BT", pdf="9.4.1")
        self.expect(
            len(self.marks) == self.text_marks,
            "marked content begins or ends inside a text object and the other end lies outside",
            pdf="14.6.1",
        )
        self.in_text = False

    def set_font(self, operands, _):
        self.use_font(self.resource("Font", operands[0]))

    def use_font(self, reference):
        dictionary = self.document.get(reference)
        if isinstance(dictionary, dict):
            fonts = self.walk.drawn.fonts
            key = key_of(reference, dictionary)
            self.state = replace(self.state, font=fonts.setdefault(key, ShownFont(key, dictionary)))

    def render(self, operands, _):
        self.state = replace(self.state, render_mode=operands[0])

    def show(self, operands, operator):
        strings = operands[-1] if operator == "TJ" and isinstance(operands[-1], list) else [operands[-1]]
        font = self.state.font
        if not self.expect(font, "text is shown without a font", pdf="9.3.1"):
            return
        replaced = any(mark.actual_text for mark in self.all_marks)
        for string in strings:
            if isinstance(string, PDFString):
                whole = font.show(string, replaced, self.state.render_mode in (3, 7))
                self.expect(whole, f"half a code is shown in the font {font.dictionary.get('BaseFont')}", pdf="9.7.6.2")
            else:
                self.expect(isinstance(string, (int, float)) and operator == "TJ", f"{operator} shows {string!r}", pdf="9.4.3")

    # Marked content

    def begin_mark(self, operands, operator):
        properties = operands[1] if operator == "BDC" else {}
        if isinstance(properties, Name):
            properties = self.document.dictionary(self.resource("Properties", properties))
        tag, number = operands[0], properties.get("MCID")
        self.expect(number is None or type(number) is int and number >= 0, f"the MCID {number}", pdf="14.7.4.2")
        self.expect(number is None or self.owner is not None, f"MCID {number} where no structure parent can be", pdf="14.7.4.2")
        text = properties.get("ActualText")
        language = properties.get("Lang")
        if language is not None:
            self.expect(is_language_tag(decoded(language)), f"{decoded(language)!r} is no language tag", a="6.7.4", ua="7.2")
        mark = Mark(tag, number, tag == "Artifact", text is not None)
        inside_artifact = any(other.artifact for other in self.all_marks)
        inside_element = any(other.number is not None for other in self.all_marks)
        if mark.artifact:
            self.expect(not inside_element, "an artifact inside tagged content", ua="7.1")
            self.expect(not inside_artifact, "an artifact inside an artifact", ua="7.1")
            self.expect(number is None, "an artifact with an MCID", ua="7.1")
            kind = properties.get("Type")
            self.expect(kind is None or kind in ARTIFACT_TYPES, f"an artifact of Type {kind}", pdf="14.8.2.2.2")
        elif number is not None:
            self.expect(not inside_artifact, f"tagged content (MCID {number}) inside an artifact", ua="7.1")
            numbers = self.walk.drawn.numbers.setdefault(self.owner, [])
            self.expect(number not in numbers, f"MCID {number} stands twice", pdf="14.7.4.2")
            numbers.append(number)
        self.marks.append(mark)

    def end_mark(self, _, __):
        if self.expect(self.marks, "EMC without BMC or BDC", pdf="14.6.1"):
            self.marks.pop()

    # Painting

    def paint(self, operands, operator):
        marks, colours = self.all_marks, self.walk.colours
        marked = any(mark.artifact or mark.number is not None for mark in marks)
        form = None
        if operator == "Do":
            drawn = self.document.get(self.resource("XObject", operands[0]))
            form = drawn if isinstance(drawn, Stream) and drawn.dictionary.get("Subtype") == "Form" else None
        tagged_form = form is not None and "StructParents" in form.dictionary
        if self.tagged and not tagged_form:
            self.expect(marked, f"{operator} paints outside artifacts and tagged content", ua="7.1")
        if operator in op.STROKING:
            colours.check_space(self.state.stroke, self.resources, self.where)
        if operator in op.FILLING or operator in op.SHOWING:
            colours.check_space(self.state.fill, self.resources, self.where)
        if operator in op.SHOWING:
            self.show(operands, operator)
        elif operator == "EI":
            self.inline_image(operands[0])
        elif operator == "Do":
            self.draw(operands[0], form)

    def draw(self, name, form):
        reference = self.document.dictionary(self.resources, "XObject").get(name)
        drawn = self.document.resolve(reference)
        if form is not None and self.expect(
            not any(form is other for other in self.walk.within), f"the form {name} draws itself", pdf="8.10.1"
        ):
            key = reference if isinstance(reference, Reference) else id(form)
            tagged_form = "StructParents" in form.dictionary
            before, numbered = self.walk.drawn.forms.get(key, (0, False))
            self.walk.drawn.forms[key] = (before + 1, numbered)
            if before and not tagged_form:
                return
            owner = key if tagged_form else None
            self.walk.follow_form(form, f"the form {name} on {self.where}", owner, self.all_marks, self.state, self.tagged)
            numbers = self.walk.drawn.numbers.get(key) if tagged_form else None
            self.expect(not numbers or before == 0, f"the form {name} has MCIDs and is drawn twice", ua="7.20")
            self.walk.drawn.forms[key] = (before + 1, bool(numbers))
        elif form is None and isinstance(drawn, Stream):
            self.expect(
                drawn.dictionary.get("Subtype") == "Image",
                f"the XObject {name} is a {drawn.dictionary.get('Subtype')}",
                a="6.2.9",
                x="XObjects",
            )
            if self.document.get(drawn, "ImageMask") is True:
                self.walk.colours.check_space(self.state.fill, self.resources, self.where)
            self.walk.colours.check_image(drawn, self.resources, f"the image {name} on {self.where}")

    def inline_image(self, image):
        interpolate = image.get("I", image.get("Interpolate"))
        self.expect(interpolate is not True, "an inline image is interpolated", a="6.2.8.1")
        filters = image.get("F", image.get("Filter", []))
        for name in filters if isinstance(filters, list) else [filters]:
            self.expect(
                name
                in (
                    "AHx",
                    "A85",
                    "Fl",
                    "RL",
                    "CCF",
                    "DCT",
                    "ASCIIHexDecode",
                    "ASCII85Decode",
                    "FlateDecode",
                    "RunLengthDecode",
                    "CCITTFaxDecode",
                    "DCTDecode",
                ),
                f"an inline image under the filter {name}",
                a="6.1.10",
                x="filters",
            )
        space = image.get("CS", image.get("ColorSpace"))
        space = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}.get(space, space) if isinstance(space, Name) else space
        if isinstance(space, str):
            known = space.startswith("Device")
            self.walk.colours.check_space(Name(space) if known else self.resource("ColorSpace", space), self.resources, self.where)

    HANDLERS = (
        {
            "q": save,
            "Q": restore,
            "gs": set_state,
            "ri": intent,
            "sh": shade,
            "BT": begin_text,
            "ET": end_text,
            "Tf": set_font,
            "Tr": render,
            "BMC": begin_mark,
            "BDC": begin_mark,
            "EMC": end_mark,
        }
        | dict.fromkeys(("g", "rg", "k", "G", "RG", "K"), device)
        | dict.fromkeys(("cs", "CS"), space)
        | dict.fromkeys(("sc", "scn", "SC", "SCN"), colour)
    )

"""Output intents, colour spaces, images and graphics state parameters: ISO 19005-3 6.2.3 to 6.2.10."""

import re

from .icc import Profile, ProfileFault
from .objects import Name, Reference, Stream
from .text_strings import encoded

INTENTS = {"RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation"}
BLEND_MODES = {
    "Normal",
    "Compatible",
    "Multiply",
    "Screen",
    "Overlay",
    "Darken",
    "Lighten",
    "ColorDodge",
    "ColorBurn",
    "HardLight",
    "SoftLight",
    "Difference",
    "Exclusion",
    "Hue",
    "Saturation",
    "Color",
    "Luminosity",
}
DEVICE = {"DeviceGray": ("GRAY", "DefaultGray", 1), "DeviceRGB": ("RGB ", "DefaultRGB", 3), "DeviceCMYK": ("CMYK", "DefaultCMYK", 4)}


class ColourCheck:
    """The colour rules of one document, with the space of the output intent that its claim rests on."""

    def __init__(self, document, report):
        self.document, self.report = document, report
        self.checked_images = set()
        self.intent_space = self.check_output_intents()
        for _, value in document.values:
            dictionary = value.dictionary if isinstance(value, Stream) else value
            if isinstance(dictionary, dict):
                self.check_states(dictionary)

    def expect(self, holds, what, **clauses):
        return self.report.expect(holds, what, **clauses)

    def check_output_intents(self):
        document, wanted = self.document, "GTS_PDFA1" if self.report.archival else "GTS_PDFX"
        intents = [document.dictionary(intent) for intent in document.array(document.catalog, "OutputIntents")]
        profiles = {intent["DestOutputProfile"] for intent in intents if isinstance(intent.get("DestOutputProfile"), Reference)}
        self.expect(
            len(profiles) <= 1 and all(isinstance(intent.get("DestOutputProfile", Reference()), Reference) for intent in intents),
            "the output intents don't share one profile",
            a="6.2.3",
        )
        ours = [intent for intent in intents if intent.get("S") == wanted]
        if not self.expect(len(ours) == 1, f"{len(ours)} output intents of S {wanted}", a="6.2.3", x="output intent"):
            return None
        intent = ours[0]
        self.expect(intent.get("Type") in (None, "OutputIntent"), "the output intent's Type", pdf="14.11.5")
        self.expect(
            document.get(intent, "OutputConditionIdentifier"),
            "the output intent has no OutputConditionIdentifier",
            pdf="14.11.5",
            x="output intent",
        )
        self.expect("DestOutputProfileRef" not in intent, "the output intent has a DestOutputProfileRef", a="6.2.3", x="output intent")
        registered = document.get(intent, "RegistryName") == "http://www.color.org"
        self.expect(
            registered or document.get(intent, "Info"),
            "the output intent's condition is neither registered nor told in Info",
            pdf="14.11.5",
            x="output intent",
        )
        stream = document.get(intent, "DestOutputProfile")
        if not self.expect(isinstance(stream, Stream), "the output intent has no profile", a="6.2.3", x="output intent"):
            return None
        profile = self.check_profile(stream, "the output intent's profile", ("GRAY", "RGB ", "CMYK"), ("prtr", "mntr"), "6.2.3")
        if profile:
            self.expect(
                profile.device_class == "prtr",
                f"the output intent's profile is of class {profile.device_class}, not prtr",
                x="output intent",
            )
            if profile.device_class == "prtr":
                self.expect(
                    {"A2B0", "B2A0"} <= set(profile.tags) or profile.space == "GRAY",
                    "the printer profile has no A2B0 and B2A0",
                    a="6.2.3",
                    x="output intent",
                )
        return profile.space if profile else None

    def check_profile(self, stream, what, spaces, classes, clause):
        try:
            profile = Profile(stream.data)
        except ProfileFault as fault:
            self.expect(False, f"{what} can't be read: {fault}", a=clause, x="ICC profiles")
            return None
        self.expect(profile.version[0] in (2, 4), f"{what} is of version {profile.version[0]}", a=clause, x="ICC profiles")
        self.expect(
            profile.device_class in classes and profile.space in spaces,
            f"{what} is of class {profile.device_class} and space {profile.space.strip()}",
            a=clause,
            x="ICC profiles",
        )
        number = self.document.get(stream, "N")
        self.expect(number == profile.components, f"{what} has N {number}, its space has {profile.components}", a=clause, pdf="8.6.5.5")
        return profile

    def components(self, space):
        """How many numbers a colour of a space takes, None if that can't be told."""
        space = self.document.resolve(space)
        if isinstance(space, Name):
            return DEVICE[space][2] if space in DEVICE else None
        kind = self.document.get(space, 0)
        if kind == "ICCBased":
            return self.document.get(space, 1, "N")
        return {"CalGray": 1, "CalRGB": 3, "Lab": 3, "Indexed": 1, "Separation": 1}.get(kind) or (
            len(self.document.array(space, 1)) if kind == "DeviceN" else None
        )

    def check_space(self, space, resources, where):
        """Whether a colour space may be painted with here (6.2.4)."""
        space = self.document.resolve(space)
        kind = space if isinstance(space, Name) else self.document.get(space, 0)
        kind = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}.get(kind, kind)
        if kind in DEVICE:
            wanted, default, _ = DEVICE[kind]
            covered = self.intent_space == wanted or kind == "DeviceGray" and self.intent_space is not None
            substitute = self.document.dictionary(resources, "ColorSpace").get(default)
            if substitute is not None and self.document.get(substitute, 0) in ("ICCBased", "CalRGB", "CalGray", "DeviceN"):
                covered = True
                self.check_space(substitute, resources, where)
            self.expect(
                covered, f"{where}: {kind} without an output intent or {default} that gives it meaning", a="6.2.4.3", x="device colours"
            )
        elif kind == "ICCBased":
            stream = self.document.get(space, 1)
            if self.expect(isinstance(stream, Stream), f"{where}: ICCBased without a profile", pdf="8.6.5.5"):
                self.check_profile(
                    stream, f"{where}: an ICCBased profile", ("GRAY", "RGB ", "CMYK", "Lab "), ("prtr", "mntr", "scnr", "spac"), "6.2.4.2"
                )
        elif kind == "Indexed":
            self.check_space(self.document.array(space)[1], resources, where)
            self.check_lookup(space, where)
        elif kind in ("Separation", "DeviceN"):
            names = self.document.array(space, 1) if kind == "DeviceN" else [self.document.get(space, 1)]
            self.expect(len(names) <= 32, f"{where}: DeviceN of {len(names)} colourants", a="6.1.13")
            self.expect(len(self.document.array(space)) >= 4, f"{where}: {kind} without alternate space and tint transform", pdf="8.6.6.4")
            if kind == "DeviceN":
                described = self.document.dictionary(space, 4, "Colorants")
                process = {"Cyan", "Magenta", "Yellow", "Black", "None"}
                self.expect(
                    set(names) - process <= set(described), f"{where}: DeviceN colourants without an entry in Colorants", a="6.2.4.4"
                )
            if len(self.document.array(space)) > 2:
                self.check_space(self.document.array(space)[2], resources, where)
        elif kind == "Pattern":
            if isinstance(space, list) and len(space) > 1:
                self.check_space(space[1], resources, where)
        else:
            self.expect(kind in ("CalGray", "CalRGB", "Lab"), f"{where}: the colour space {kind}", pdf="8.6.3")

    def check_lookup(self, space, where):
        high, table = self.document.get(space, 2), self.document.get(space, 3)
        base = self.components(self.document.array(space)[1])
        data = table.data if isinstance(table, Stream) else encoded(table) if isinstance(table, (str, bytes)) else b""
        if type(high) is int and base and data is not None:
            self.expect(
                high <= 255 and len(data) in (base * (high + 1), base * (high + 1) + 1),
                f"{where}: an Indexed table of {len(data)} bytes for {high + 1} colours",
                pdf="8.6.6.3",
            )

    def check_intent(self, intent, where):
        self.expect(intent in INTENTS, f"{where}: the rendering intent {intent}", a="6.2.6", pdf="8.6.5.8")

    def check_group(self, owner, where):
        """A transparency group's blending space, on a form or a page."""
        group = self.document.dictionary(owner, "Group")
        if group.get("S") == "Transparency" and "CS" in group:
            self.check_space(group["CS"], self.document.dictionary(owner, "Resources"), f"{where}: a transparency group")

    def check_image(self, image, resources, where):
        if id(image) in self.checked_images:
            return
        self.checked_images.add(id(image))
        dictionary, expect, get = image.dictionary, self.expect, self.document.get
        expect("Alternates" not in dictionary, f"{where} has Alternates", a="6.2.8.1", x="alternate images")
        expect("OPI" not in dictionary, f"{where} has OPI", a="6.2.8.1", x="OPI")
        expect(get(image, "Interpolate") is not True, f"{where} is interpolated", a="6.2.8.1")
        if "Intent" in dictionary:
            self.check_intent(get(image, "Intent"), where)
        width, height, mask = get(image, "Width"), get(image, "Height"), get(image, "ImageMask") is True
        bits = 1 if mask and "BitsPerComponent" not in dictionary else get(image, "BitsPerComponent")
        if not expect(type(width) is int and type(height) is int and min(width, height) > 0, f"{where} has no size", pdf="8.9.5.1"):
            return
        filters = dictionary.get("Filter")
        filters = [filters] if isinstance(filters, Name) else filters or []
        expect("JPXDecode" not in filters, f"{where} is JPEG 2000, whose rules aren't checked", a="6.2.8.3")
        expect(bits in ((1,) if mask else (1, 2, 4, 8, 16)), f"{where} has {bits} bits per component", a="6.2.8.1", pdf="8.9.5.1")
        if mask:
            expect(
                "ColorSpace" not in dictionary and "SMask" not in dictionary and "Mask" not in dictionary,
                f"{where} is a stencil mask with a colour space or a mask",
                pdf="8.9.6.2",
            )
            components = 1
        else:
            space = dictionary.get("ColorSpace")
            if expect(space is not None, f"{where} has no colour space", pdf="8.9.5.1"):
                self.check_space(space, resources, where)
            components = self.components(space)
        if components and isinstance(bits, int):
            if filters[:1] == ["DCTDecode"]:
                self.check_jpeg(image.data, width, height, components, where)
            elif not filters:
                needed = height * ((width * components * bits + 7) // 8)
                expect(len(image.data) == needed, f"{where} has {len(image.data)} bytes of samples, its size needs {needed}", pdf="8.9.3")
        soft = get(image, "SMask")
        if soft is not None and expect(isinstance(soft, Stream), f"{where}: its SMask is no image", pdf="11.6.5.3"):
            self.check_soft_mask(image, soft, resources, where)
        stencil = get(image, "Mask")
        if isinstance(stencil, Stream):
            expect(get(stencil, "ImageMask") is True, f"{where}: its Mask is no stencil mask", pdf="8.9.6.3")
            self.check_image(stencil, resources, f"the mask of {where}")

    def check_soft_mask(self, image, soft, resources, where):
        get, expect = self.document.get, self.expect
        expect(
            get(soft, "Subtype") == "Image" and get(soft, "ColorSpace") == "DeviceGray",
            f"{where}: its SMask isn't a DeviceGray image",
            pdf="11.6.5.3",
        )
        expect(
            not {"SMask", "Mask", "ImageMask"} & set(soft.dictionary) or get(soft, "ImageMask") is False,
            f"{where}: its SMask has a mask itself",
            pdf="11.6.5.3",
        )
        expect("Matte" not in soft.dictionary, f"{where}: its SMask has a Matte, so its colours are premultiplied", pdf="11.6.5.3")
        expect("Mask" not in image.dictionary, f"{where} has both SMask and Mask", pdf="11.6.5.3")
        self.check_image(soft, resources, f"the soft mask of {where}")

    def check_jpeg(self, data, width, height, components, where):
        frame = re.search(rb"\xff[\xc0-\xc3]\0.(?P<bits>.)(?P<height>..)(?P<width>..)(?P<components>.)", data, re.DOTALL)
        found = frame and tuple(int.from_bytes(frame[k], "big") for k in ("width", "height", "components"))
        self.expect(
            found == (width, height, components), f"{where} says {(width, height, components)}, its JPEG data {found}", pdf="8.9.5.1"
        )

    def check_states(self, dictionary):
        """Graphics state parameters, by the resources that hold them, and XObjects by their own keys (6.2.5, 6.2.9, 6.2.10)."""
        expect = self.expect
        states = self.document.get(dictionary, "ExtGState")
        for name, state in states.items() if isinstance(states, dict) else ():
            state = self.document.dictionary(state)
            expect("TR" not in state, f"the graphics state {name} has TR", a="6.2.5", x="transfer functions")
            expect(
                self.document.get(state, "TR2") in (None, "Default"),
                f"the graphics state {name} has TR2",
                a="6.2.5",
                x="transfer functions",
            )
            expect("HTP" not in state, f"the graphics state {name} has HTP", a="6.2.5", x="halftones")
            halftone = self.document.dictionary(state, "HT")
            expect(
                not halftone or halftone.get("HalftoneType") in (1, 5) and "HalftoneName" not in halftone,
                f"the graphics state {name} has a halftone " "of another type than 1 or 5, or a named one",
                a="6.2.5",
                x="halftones",
            )
            modes = self.document.get(state, "BM")
            for mode in modes if isinstance(modes, list) else [modes]:
                expect(
                    mode is None or mode in BLEND_MODES, f"the graphics state {name} has the blend mode {mode}", a="6.2.10", x="blend modes"
                )
            if "RI" in state:
                self.check_intent(self.document.get(state, "RI"), f"the graphics state {name}")
            for key in ("CA", "ca"):
                alpha = self.document.get(state, key)
                expect(
                    alpha is None or isinstance(alpha, (int, float)) and 0 <= alpha <= 1,
                    f"the graphics state {name} has {key} {alpha}",
                    pdf="11.6.4.4",
                )
        if dictionary.get("Subtype") == "Form":
            expect(
                "OPI" not in dictionary and "PS" not in dictionary and dictionary.get("Subtype2") != "PS",
                "a form with OPI or PostScript",
                a="6.2.9.1",
                x="XObjects",
            )
            expect("Ref" not in dictionary, "a reference XObject", a="6.2.9.2", ua="7.20", x="XObjects")
        expect(
            not (dictionary.get("Subtype") == "PS" and dictionary.get("Type") in (None, "XObject")),
            "a PostScript XObject",
            a="6.2.9.3",
            x="XObjects",
        )

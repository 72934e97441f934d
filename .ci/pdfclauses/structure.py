"""Logical structure: ISO 19005-3 6.7, ISO 14289-1 7.1 to 7.9, ISO 32000-1 14.7 and 14.8."""

from collections import Counter

from .language import is_language_tag
from .objects import Reference
from .text_strings import decoded

STANDARD_TYPES = set(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD "
    "THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form".split()
)
HEADINGS = {f"H{level}": level for level in range(1, 7)}
# Standard types that may stand only in certain parents (14.8.4.3).
PARENTS = {
    "LI": {"L"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TOCI": {"TOC"},
    "RB": {"Ruby"},
    "RT": {"Ruby"},
    "RP": {"Ruby"},
    "WT": {"Warichu"},
    "WP": {"Warichu"},
}
ILLUSTRATIONS = {"Figure", "Formula"}


class Element:
    """A structure element in reading order."""

    def __init__(self, reference, dictionary, kind, parent):
        self.reference, self.dictionary, self.kind, self.parent = reference, dictionary, kind, parent
        # Marked content as (owner, identifier), annotations by reference, and child elements.
        self.content, self.annotations, self.children = [], [], []


class StructureCheck:
    def __init__(self, document, report, drawn):
        self.document, self.report, self.drawn = document, report, drawn
        self.elements, self.seen = [], set()

    def expect(self, holds, what, **clauses):
        return self.report.expect(holds, what, **clauses)

    def check(self):
        document, catalog = self.document, self.document.catalog
        marks = document.dictionary(catalog, "MarkInfo")
        self.expect(document.get(marks, "Marked") is True, "MarkInfo doesn't say Marked", a="6.7.2.2", ua="6.2")
        self.expect(document.get(marks, "Suspects") is not True, "MarkInfo says Suspects", ua="7.1")
        self.check_language(catalog.get("Lang"), "the catalog's Lang", required=True)
        viewing = document.dictionary(catalog, "ViewerPreferences")
        self.expect(document.get(viewing, "DisplayDocTitle") is True, "ViewerPreferences doesn't say DisplayDocTitle", ua="7.1")
        self.root = document.dictionary(catalog, "StructTreeRoot")
        if not self.expect(self.root, "the catalog has no StructTreeRoot", a="6.7.3.3", ua="7.1"):
            return self
        self.expect(self.root.get("Type") == "StructTreeRoot", "the structure tree's Type isn't StructTreeRoot", pdf="14.7.2")
        self.check_role_map()
        kids = document.get(self.root, "K")
        for kid in kids if isinstance(kids, list) else [self.root.get("K")]:
            self.descend(kid, None, catalog.get("StructTreeRoot"), None)
        self.expect(self.elements, "the structure tree is empty", a="6.7.3.3", ua="7.1")
        self.check_parent_tree()
        self.check_headings()
        self.check_pages()
        return self

    def check_language(self, value, where, required=False):
        value = self.document.resolve(value)
        if value is None and not required:
            return
        text = decoded(value) if isinstance(value, (str, bytes)) else None
        self.expect(is_language_tag(text), f"{where} is {text!r}, no language tag", a="6.7.4", ua="7.2", pdf="14.9.2")

    def role(self, kind):
        """The standard type that a type is mapped to, or None."""
        roles, passed = self.document.dictionary(self.root, "RoleMap"), set()
        while kind not in STANDARD_TYPES and kind in roles and kind not in passed:
            passed.add(kind)
            kind = self.document.resolve(roles[kind])
        return kind if kind in STANDARD_TYPES else None

    def check_role_map(self):
        for kind in self.document.dictionary(self.root, "RoleMap"):
            self.expect(kind not in STANDARD_TYPES, f"the role map maps the standard type {kind}", a="6.7.3.4", ua="7.1")
            self.expect(self.role(kind), f"the role map's {kind} leads to no standard type", a="6.7.3.4", ua="7.1")

    def descend(self, reference, parent, parent_reference, page):
        document = self.document
        dictionary = document.get(reference)
        if not self.expect(
            isinstance(reference, Reference) and isinstance(dictionary, dict) and reference not in self.seen,
            f"a structure element that isn't an indirect dictionary or stands twice: {reference}",
            pdf="14.7.2",
        ):
            return
        self.seen.add(reference)
        name = dictionary.get("S")
        kind = self.role(name)
        where = f"the structure element {reference} ({name})"
        self.expect(dictionary.get("Type") in (None, "StructElem"), f"{where} has the Type {dictionary.get('Type')}", pdf="14.7.2")
        self.expect(kind, f"{where} is of no standard type and not mapped to one", a="6.7.3.4", ua="7.1")
        self.expect(
            dictionary.get("P") == parent_reference, f"{where} has P {dictionary.get('P')}, its parent is {parent_reference}", pdf="14.7.2"
        )
        self.check_language(dictionary.get("Lang"), f"{where}: Lang")
        element = Element(reference, dictionary, kind, parent)
        self.elements.append(element)
        if parent:
            parent.children.append(element)
        page = dictionary.get("Pg")
        self.expect(page is None or page in dict(document.pages), f"{where} has a Pg that is no page", pdf="14.7.2")
        kids = document.get(dictionary, "K")
        for kid in kids if isinstance(kids, list) else [dictionary.get("K")] if kids is not None else []:
            self.check_kid(element, kid, page, where)
        self.check_element(element, where)

    def check_kid(self, element, kid, page, where):
        document = self.document
        value = document.resolve(kid)
        kind = document.get(value, "Type") if isinstance(value, dict) else None
        if type(value) is int:
            self.expect(page is not None, f"{where} holds MCID {value} and has no Pg", pdf="14.7.4.2")
            element.content.append((page, value))
        elif kind == "MCR":
            owner = value.get("Stm", value.get("Pg", page))
            self.expect(owner is not None, f"{where} holds a marked-content reference without a page", pdf="14.7.4.2")
            element.content.append((owner, document.get(value, "MCID")))
        elif kind == "OBJR":
            self.expect(
                isinstance(value.get("Obj"), Reference) and document.get(value, "Obj") is not None,
                f"{where} refers to no object",
                pdf="14.7.4.3",
            )
            self.expect(value.get("Pg", page) is not None, f"{where} has an object reference without a page", pdf="14.7.4.3")
            element.annotations.append(value.get("Obj"))
        else:
            self.descend(kid, element, element.reference, page)

    def check_element(self, element, where):
        document, dictionary, kind = self.document, element.dictionary, element.kind
        alternative, actual = (document.get(dictionary, key) for key in ("Alt", "ActualText"))
        for key, value in (("Alt", alternative), ("ActualText", actual)):
            self.expect(
                value is None or isinstance(value, (str, bytes)) and decoded(value).strip(), f"{where} has an empty {key}", pdf="14.9.3"
            )
        if kind in ILLUSTRATIONS:
            self.expect(
                alternative or actual,
                f"{where} has neither Alt nor ActualText",
                a="6.7.5" if kind == "Figure" else "",
                ua="7.3" if kind == "Figure" else "7.7",
            )
            self.check_bounding_box(element, where)
        if kind in PARENTS:
            above = element.parent.kind if element.parent else None
            self.expect(above in PARENTS[kind], f"{where} stands in {above}", ua="7.2", pdf="14.8.4.3")
        if kind in ("Link", "Form", "Annot"):
            self.expect(
                element.annotations,
                f"{where} has no object reference",
                ua={"Link": "7.18.5", "Form": "7.18.4", "Annot": "7.18.1"}[kind],
                pdf="14.8.4.4.2",
            )
        if kind == "Note":
            self.expect(document.get(dictionary, "ID"), f"{where} has no ID", ua="7.9")
        self.expect(element.content or element.children or element.annotations or kind in ("TD", "TH"), f"{where} holds nothing", ua="7.1")

    def check_bounding_box(self, element, where):
        attributes = self.document.get(element.dictionary, "A")
        layouts = [self.document.dictionary(item) for item in (attributes if isinstance(attributes, list) else [attributes])]
        box = next((self.document.array(layout, "BBox") for layout in layouts if layout.get("O") == "Layout" and "BBox" in layout), [])
        ok = len(box) == 4 and all(isinstance(side, (int, float)) for side in box) and box[0] < box[2] and box[1] < box[3]
        if not self.expect(ok, f"{where} has no BBox of four ascending numbers in its layout attributes", pdf="14.8.5.4.3"):
            return
        pages = dict(self.document.pages)
        page = element.dictionary.get("Pg") if element.dictionary.get("Pg") in pages else next(iter(pages), None)
        media = self.document.array(pages.get(page, {}), "MediaBox")
        if len(media) == 4:
            slack = 1  # boxes of figures are rounded outwards
            self.expect(
                media[0] - slack <= box[0] and media[1] - slack <= box[1] and box[2] <= media[2] + slack and box[3] <= media[3] + slack,
                f"{where} has a BBox outside the page",
                pdf="14.8.5.4.3",
            )

    def check_parent_tree(self):
        """The parent tree and the elements' contents say the same, and both say what the content streams say (14.7.4.4)."""
        document = self.document
        if not self.expect("ParentTree" in self.root, "the structure tree has no ParentTree", pdf="14.7.4.4"):
            return
        pairs = document.tree(self.root.get("ParentTree"), "Nums")
        keys = [key for key, _ in pairs]
        self.expect(all(type(key) is int for key in keys) and keys == sorted(set(keys)), "the parent tree's keys don't ascend", pdf="7.9.7")
        following = document.get(self.root, "ParentTreeNextKey")
        self.expect(
            following is None or type(following) is int and following > max(keys, default=-1),
            f"ParentTreeNextKey is {following}, a key in use",
            pdf="14.7.2",
        )
        tree, used = dict(pairs), set()
        held = Counter(content for element in self.elements for content in element.content)
        for content, times in held.items():
            self.expect(times == 1, f"MCID {content[1]} of {content[0]} belongs to {times} elements", pdf="14.7.4.2")
        for element in self.elements:
            orders = [self.drawn.numbers.get(owner, []) for owner, _ in element.content]
            places = [order.index(number) for order, (_, number) in zip(orders, element.content) if number in order]
            self.expect(
                places == sorted(places) or len({owner for owner, _ in element.content}) > 1,
                f"the structure element {element.reference} holds its content in another order than it is drawn",
                ua="7.1",
            )
        by_content = {content: element.reference for element in self.elements for content in element.content}
        for owner, numbers in self.drawn.numbers.items():
            self.check_owner(owner, numbers, tree, used, by_content)
        for content in held:
            self.expect(
                content[1] in self.drawn.numbers.get(content[0], []),
                f"an element holds MCID {content[1]} of {content[0]}, which isn't drawn",
                pdf="14.7.4.2",
            )
        self.check_objects(tree, used)
        for key in set(keys) - used:
            self.expect(False, f"the parent tree's key {key} belongs to no page, form or annotation", pdf="14.7.4.4")

    def check_owner(self, owner, numbers, tree, used, by_content):
        document = self.document
        dictionary = document.dictionary(owner)
        key = document.get(dictionary, "StructParents")
        if (
            not self.expect(type(key) is int or not numbers, f"{owner} has marked content and no StructParents", ua="7.1", pdf="14.7.4.4")
            or key is None
        ):
            return
        parents = document.resolve(tree.get(key))
        used.add(key)
        if not self.expect(isinstance(parents, list), f"the parent tree has no array for StructParents {key}", ua="7.1", pdf="14.7.4.4"):
            return
        for number in numbers:
            said = parents[number] if number < len(parents) else None
            told = by_content.get((owner, number))
            self.expect(
                said is not None and said == told,
                f"the parent tree gives MCID {number} of {owner} to {said}, the elements to {told}",
                ua="7.1",
                pdf="14.7.4.4",
            )
        for number, said in enumerate(parents):
            self.expect(
                said is None or number in numbers, f"the parent tree has MCID {number} of {owner}, which isn't drawn", pdf="14.7.4.4"
            )

    def check_objects(self, tree, used):
        document = self.document
        owners = {reference: element for element in self.elements for reference in element.annotations}
        for _, page in document.pages:
            for reference in document.array(page, "Annots"):
                key = document.get(reference, "StructParent")
                if key is None:
                    continue
                used.add(key)
                said, owner = tree.get(key), owners.get(reference)
                self.expect(
                    owner is not None and said == owner.reference,
                    f"the parent tree gives annotation {reference} to {said}, object references to "
                    f"{owner.reference if owner else None}",
                    ua="7.18.1",
                    pdf="14.7.4.4",
                )

    def check_headings(self):
        levels = [HEADINGS[element.kind] for element in self.elements if element.kind in HEADINGS]
        self.expect(levels[:1] == [1] or not levels, f"the first heading is H{(levels or [0])[0]}", ua="7.4.2")
        for before, after in zip(levels, levels[1:]):
            self.expect(after <= before + 1, f"H{after} follows H{before}", ua="7.4.2")
        self.expect(
            not levels or not any(element.kind == "H" for element in self.elements), "H and numbered headings in one file", ua="7.4.4"
        )

    def check_pages(self):
        for index, (_, page) in enumerate(self.document.pages):
            if self.document.array(page, "Annots"):
                self.expect(page.get("Tabs") == "S", f"page {index + 1} doesn't say Tabs S", ua="7.18.3")

    def element_of(self, annotation):
        """The element that holds an annotation's object reference, or None."""
        return next((element for element in self.elements if annotation in element.annotations), None)

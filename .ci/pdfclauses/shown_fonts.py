"""Which codes of which fonts content streams show."""

from .objects import Reference


class ShownFont:
    """A font and the codes that content streams show with it; `replaced` are those that every time stood under an ActualText."""

    def __init__(self, key, dictionary):
        self.key, self.dictionary = key, dictionary
        self.composite = dictionary.get("Subtype") == "Type0"
        self.codes, self.bare, self.painted = set(), set(), set()

    def show(self, data, actual_text, invisible):
        """Notes the codes of a shown string. Returns whether the string is whole codes."""
        size = 2 if self.composite else 1
        codes = {data[i : i + size] for i in range(0, len(data) - size + 1, size)}
        self.codes |= codes
        if not actual_text:
            self.bare |= codes
        if not invisible:
            self.painted |= codes
        return len(data) % size == 0


def key_of(reference, dictionary):
    """What tells one font from another within a document."""
    return reference if isinstance(reference, Reference) else id(dictionary)

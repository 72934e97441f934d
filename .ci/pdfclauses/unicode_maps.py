"""ToUnicode CMaps: ISO 32000-1 9.10.3 and Adobe Technical Note 5014."""

from functools import lru_cache

from .syntax import PDFString, SyntaxFault, Word, tokens


class MapFault(Exception):
    """Why a CMap can't be read."""


def _text(value):
    try:
        return bytes(value).decode("utf-16-be")
    except UnicodeDecodeError as error:
        raise MapFault(f"a value that isn't UTF-16: {bytes(value).hex()}") from error


@lru_cache(maxsize=256)
def read(data):
    """The texts by code, and the codespace ranges as (low, high) byte strings."""
    texts, spaces, pending, array = {}, [], [], None

    def define(code, text):
        if texts.setdefault(code, text) != text:
            raise MapFault(f"two texts for the code {code.hex()}")

    try:
        for value, _, _ in tokens(data):
            if value == "[" and isinstance(value, Word):
                array = []
            elif value == "]" and isinstance(value, Word):
                pending.append(array)
                array = None
            elif array is not None:
                array.append(value)
            elif not isinstance(value, Word):
                pending.append(value)
            elif value.startswith("begin") and value != "begincmap" and value != "begin":
                if not pending or not isinstance(pending[-1], int) or pending[-1] > 100:
                    raise MapFault(f"{value} without a count of at most 100")
                expected, pending = pending[-1], []
            elif value in ("endcodespacerange", "endbfchar", "endbfrange"):
                size = 3 if value == "endbfrange" else 2
                if len(pending) != expected * size:
                    raise MapFault(f"{value} after {len(pending)} values, announced were {expected} times {size}")
                groups = [pending[i : i + size] for i in range(0, len(pending), size)]
                pending = []
                for group in groups:
                    if not all(isinstance(item, PDFString) for item in group[:2]):
                        raise MapFault(f"something else than a string before {value}")
                    if value == "endcodespacerange":
                        spaces.append((bytes(group[0]), bytes(group[1])))
                    elif value == "endbfchar":
                        define(bytes(group[0]), _text(group[1]))
                    else:
                        _define_range(group, define)
            else:
                pending = []
    except SyntaxFault as fault:
        raise MapFault(str(fault)) from fault
    if not spaces:
        raise MapFault("no codespace range")
    return texts, spaces


def _define_range(group, define):
    low, high, target = bytes(group[0]), bytes(group[1]), group[2]
    first, last = int.from_bytes(low, "big"), int.from_bytes(high, "big")
    if len(low) != len(high) or last < first or last >> 8 != first >> 8:
        raise MapFault(f"a range from {low.hex()} to {high.hex()}")
    for i, code in enumerate(range(first, last + 1)):
        if isinstance(target, list):
            if len(target) != last - first + 1:
                raise MapFault(f"{len(target)} texts for a range of {last - first + 1}")
            text = _text(target[i])
        else:
            value = bytes(target)
            if value[-1] + i > 255:
                raise MapFault(f"a range from {low.hex()} whose texts run over their last byte")
            text = _text(value[:-1] + bytes([value[-1] + i]))
        define(code.to_bytes(len(low), "big"), text)

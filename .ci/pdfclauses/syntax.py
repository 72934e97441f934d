"""PDF syntax as it stands in the bytes: tokens and objects (ISO 32000-1 7.2, 7.3) and the operations of content streams (7.8.2)."""

import re
from functools import lru_cache

from .objects import Name

TOKEN = re.compile(
    rb"(?P<space>[\0\t\n\f\r ]+|%[^\r\n]*)"
    rb"|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?=[\0\t\n\f\r ()<>\[\]{}/%]|\Z))"
    rb"|(?P<name>/[^\0\t\n\f\r ()<>\[\]{}/%]*)"
    rb"|(?P<bracket>\[|\]|<<|>>|\{|\})"
    rb"|(?P<hex><[^<>]*>)"
    rb"|(?P<literal>\()"
    rb"|(?P<word>[^\0\t\n\f\r ()<>\[\]{}/%]+)"
)
STRING_PART = re.compile(rb"[^()\\\r]+|\\(?:[0-7]{1,3}|\r\n|[\s\S])|\r\n?|[()]")
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
HEX_PAIR = re.compile(rb"#([0-9A-Fa-f]{2})")


class Word(str):
    """A keyword or an operator."""


class PDFString(bytes):
    """A string's bytes."""


class RawReference(tuple):
    """An object and a generation number."""


class SyntaxFault(Exception):
    """A place where the bytes are no PDF object; `clause` is that of ISO 19005-3, if it has one of its own."""

    def __init__(self, what, clause=""):
        super().__init__(what)
        self.clause = clause


def literal_string(data, start):
    """The literal string whose parenthesis opens at `start`, and where it ends."""
    out, depth, at = [], 0, start
    while match := STRING_PART.match(data, at):
        part, at = match[0], match.end()
        if part == b"(":
            depth += 1
            if depth > 1:
                out.append(part)
        elif part == b")":
            depth -= 1
            if depth == 0:
                return PDFString(b"".join(out)), at
            out.append(part)
        elif part[:1] == b"\\":
            rest = part[1:]
            if rest[:1].isdigit() and rest[:1] < b"8":
                out.append(bytes([int(rest, 8) & 255]))
            elif rest not in (b"\n", b"\r", b"\r\n"):
                out.append(ESCAPES.get(rest, rest))
        else:
            out.append(b"\n" if part[:1] == b"\r" else part)
    raise SyntaxFault(f"a string opens at byte {start} and never closes")


def tokens(data, at=0, notes=None):
    """The tokens from `at` on, as (value, start, end). `notes` collects departures from 6.1.6, 6.1.8 and 6.1.13 of ISO 19005-3."""
    notes = [] if notes is None else notes
    while at < len(data):
        match = TOKEN.match(data, at)
        if not match:
            raise SyntaxFault(f"no token at byte {at}: {data[at:at + 12]!r}")
        kind, text, start, at = match.lastgroup, match[0], at, match.end()
        if kind == "space":
            continue
        if kind == "number":
            value = float(text) if b"." in text else int(text)
            if isinstance(value, int) and not -2147483648 <= value <= 2147483647:
                notes.append(("6.1.13", f"an integer out of range: {value}"))
            elif isinstance(value, float) and value and not 1.175e-38 <= abs(value) <= 3.403e38:
                notes.append(("6.1.13", f"a real number out of range: {text.decode()}"))
        elif kind == "name":
            plain = HEX_PAIR.sub(lambda pair: bytes([int(pair[1], 16)]), text[1:])
            if text.count(b"#") != len(HEX_PAIR.findall(text)):
                notes.append(("6.1.8", f"a number sign in a name that no two hexadecimal digits follow: {text!r}"))
            if len(plain) > 127:
                notes.append(("6.1.13", f"a name of {len(plain)} bytes"))
            try:
                value = Name(plain.decode("utf-8"))
            except UnicodeDecodeError:
                notes.append(("6.1.8", f"a name that isn't UTF-8: {text!r}"))
                value = Name(plain.decode("latin-1"))
        elif kind == "bracket":
            value = Word(text.decode())
        elif kind == "hex":
            digits = b"".join(text[1:-1].split())
            if digits.strip(b"0123456789abcdefABCDEF"):
                notes.append(("6.1.6", f"a hexadecimal string with other characters at byte {start}"))
                digits = re.sub(rb"[^0-9a-fA-F]", b"", digits)
            if len(digits) % 2:
                notes.append(("6.1.6", f"a hexadecimal string with an odd number of digits at byte {start}"))
                digits += b"0"
            value = PDFString(bytes.fromhex(digits.decode()))
        elif kind == "literal":
            value, at = literal_string(data, start)
        else:
            value = Word(text.decode("latin-1"))
        if isinstance(value, PDFString) and len(value) > 32767:
            notes.append(("6.1.13", f"a string of {len(value)} bytes"))
        yield value, start, at


CONSTANTS = {"true": True, "false": False, "null": None}


def parse(data, at, notes=None):
    """The object at `at` and where it ends. Dictionaries come as dicts, references as `RawReference`."""
    stack, opened = [[]], []
    for value, _, end in tokens(data, at, notes):
        top = stack[-1]
        if not isinstance(value, Word):
            top.append(value)
        elif value in ("[", "<<"):
            stack.append([])
            opened.append(value)
        elif value in ("]", ">>"):
            if not opened or (opened.pop(), value) not in (("[", "]"), ("<<", ">>")):
                raise SyntaxFault(f"an unmatched {value} before byte {end}")
            items = stack.pop()
            stack[-1].append(items if value == "]" else _dictionary(items, end, notes))
        elif value in CONSTANTS:
            top.append(CONSTANTS[value])
        elif value == "R" and len(top) > 1 and type(top[-1]) is int and type(top[-2]) is int:
            top[-2:] = [RawReference(top[-2:])]
        else:
            raise SyntaxFault(f"the word {value!r} where an object should be, before byte {end}")
        if len(stack) == 1 and not _halfway_in_a_reference(stack[0], data, end):
            return stack[0][0], end
    raise SyntaxFault("the file ends inside an object")


def _halfway_in_a_reference(items, data, end):
    return len(items) == 2 or type(items[0]) is int and re.match(rb"[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R\b", data[end : end + 32])


def _dictionary(items, end, notes):
    if len(items) % 2 or not all(isinstance(key, Name) for key in items[0::2]):
        raise SyntaxFault(f"a dictionary whose keys and values don't pair, before byte {end}")
    if len(set(items[0::2])) * 2 != len(items) and notes is not None:
        notes.append(("", f"a dictionary with the same key twice, before byte {end}"))
    return dict(zip(items[0::2], items[1::2]))


INLINE_IMAGE_END = re.compile(rb"[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|\Z)")


@lru_cache(maxsize=64)
def operations(data):
    """A content stream's operations, as (operands, operator), and notes as in `tokens`. An inline image's operand is its dictionary."""
    found, notes, operands, stack, opened, at = [], [], [], [], [], 0
    while at < len(data):
        for value, _, end in tokens(data, at, notes):
            at = end
            if not isinstance(value, Word):
                operands.append(value)
            elif value in ("[", "<<"):
                stack.append(operands)
                opened.append(value)
                operands = []
            elif value in ("]", ">>"):
                if not opened or (opened.pop(), value) not in (("[", "]"), ("<<", ">>")):
                    raise SyntaxFault(f"an unmatched {value} in a content stream")
                items, operands = operands, stack.pop()
                operands.append(items if value == "]" else _dictionary(items, end, notes))
            elif value in CONSTANTS:
                operands.append(CONSTANTS[value])
            elif opened:
                raise SyntaxFault(f"the operator {value} inside an array or dictionary")
            elif value == "ID":
                close = INLINE_IMAGE_END.search(data, end)
                if not close:
                    raise SyntaxFault("an inline image that doesn't end")
                found.append(([_dictionary(operands, end, notes)], Word("EI")))
                operands, at = [], close.end()
                break
            elif value != "BI":
                found.append((operands, value))
                operands = []
        else:
            break
    if operands or opened:
        raise SyntaxFault("a content stream that ends with operands and no operator")
    return found, notes

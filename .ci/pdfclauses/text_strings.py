"""Text strings: PDFDocEncoding and UTF-16 (ISO 32000-1 7.9.2.2 and annex D.2)."""

_SPECIAL = dict(zip(range(0x18, 0x20), "˘ˇˆ˙˝˛˚˜"))
_SPECIAL |= dict(zip(range(0x80, 0x9F), "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž"))
_SPECIAL[0xA0] = "€"
_BYTES = {character: byte for byte, character in _SPECIAL.items()}


def decoded(string):
    """The text of a string that is bytes or already text."""
    if isinstance(string, str):
        return string
    if string.startswith(b"\xfe\xff"):
        return string[2:].decode("utf-16-be", "replace")
    return "".join(_SPECIAL.get(byte, chr(byte)) for byte in string)


def encoded(string):
    """The bytes of a string that qpdf took for text, None when they can't be told."""
    if isinstance(string, bytes):
        return string
    numbers = [_BYTES.get(character, ord(character)) for character in string]
    return bytes(numbers) if all(number < 256 for number in numbers) else None

"""The operators of ISO 32000-1 annex A: how many operands each takes and where it may stand (8.2, figure 9)."""

GENERAL, TEXT_STATE, COLOUR, MARK = "general", "text state", "colour", "mark"
SPECIAL, PATH, CLIP, PAINT_PATH, TEXT_OBJECT, TEXT, SHADING, XOBJECT, INLINE = (
    "special",
    "path",
    "clip",
    "paint path",
    "text object",
    "text",
    "shading",
    "xobject",
    "inline image",
)
COMPATIBILITY, GLYPH = "compatibility", "glyph"

_TABLE = {
    GENERAL: "w:1 J:1 j:1 M:1 d:2 ri:1 i:1 gs:1",
    SPECIAL: "q:0 Q:0 cm:6",
    PATH: "m:2 l:2 c:6 v:4 y:4 h:0 re:4",
    PAINT_PATH: "S:0 s:0 f:0 F:0 f*:0 B:0 B*:0 b:0 b*:0 n:0",
    CLIP: "W:0 W*:0",
    TEXT_OBJECT: "BT:0 ET:0",
    TEXT_STATE: "Tc:1 Tw:1 Tz:1 TL:1 Tf:2 Tr:1 Ts:1",
    TEXT: "Td:2 TD:2 Tm:6 T*:0 Tj:1 TJ:1 ':1 \":3",
    GLYPH: "d0:2 d1:6",
    COLOUR: "CS:1 cs:1 SC:* SCN:* sc:* scn:* G:1 g:1 RG:3 rg:3 K:4 k:4",
    SHADING: "sh:1",
    INLINE: "EI:1",
    XOBJECT: "Do:1",
    MARK: "MP:1 DP:2 BMC:1 BDC:2 EMC:0",
    COMPATIBILITY: "BX:0 EX:0",
}
KINDS, OPERANDS = {}, {}
for _kind, _entries in _TABLE.items():
    for _entry in _entries.split():
        _operator, _, _count = _entry.rpartition(":")
        KINDS[_operator], OPERANDS[_operator] = _kind, None if _count == "*" else int(_count)

IN_TEXT_OBJECT = {GENERAL, TEXT_STATE, COLOUR, MARK, TEXT, TEXT_OBJECT, COMPATIBILITY}
IN_PATH = {PATH, CLIP, PAINT_PATH}
SHOWING = {"Tj", "TJ", "'", '"'}
PAINTING = SHOWING | {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "EI", "Do"}
STROKING = {"S", "s", "B", "B*", "b", "b*"}
FILLING = {"f", "F", "f*", "B", "B*", "b", "b*"}

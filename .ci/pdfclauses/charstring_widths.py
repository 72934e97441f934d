"""The advance width at the head of a Type 2 charstring (Adobe Technical Note 5177, 3.1 and 4)."""

# Operators that clear the stack, with how many operands they take before a width would; None: an even number.
STACK_CLEARING = {1: None, 3: None, 18: None, 23: None, 19: None, 20: None, 4: 1, 22: 1, 21: 2}
ENDCHAR, CALLSUBR, RETURN, CALLGSUBR, ESCAPE = 14, 10, 11, 29, 12


def _bias(subroutines):
    return 107 if len(subroutines) < 1240 else 1131 if len(subroutines) < 33900 else 32768


def width_operand(charstring, local, shared):
    """The number before the first stack-clearing operator's own operands, None without one. Raises ValueError where neither can be told."""
    stack, calls, code, at = [], [], charstring, 0
    while True:
        if at >= len(code):
            raise ValueError("a charstring that ends early")
        byte, at = code[at], at + 1
        if byte >= 32 or byte == 28:
            value, at = _number(code, byte, at)
            stack.append(value)
        elif byte in (CALLSUBR, CALLGSUBR):
            subroutines = local if byte == CALLSUBR else shared
            index = stack.pop() + _bias(subroutines) if stack else -1
            if not 0 <= index < len(subroutines) or len(calls) > 10:
                raise ValueError("a call of a subroutine that isn't there")
            calls.append((code, at))
            code, at = subroutines[index], 0
        elif byte == RETURN:
            if not calls:
                raise ValueError("a return from no subroutine")
            code, at = calls.pop()
        elif byte in STACK_CLEARING:
            own = STACK_CLEARING[byte]
            return stack[0] if (len(stack) % 2 if own is None else len(stack) > own) else None
        elif byte == ENDCHAR:
            return stack[0] if len(stack) in (1, 5) else None
        elif byte == ESCAPE and 34 <= code[at] <= 37:
            return None
        else:
            raise ValueError(f"the operator {byte} before a width")


def _number(code, byte, at):
    if byte == 28:
        return int.from_bytes(code[at : at + 2], "big", signed=True), at + 2
    if byte < 247:
        return byte - 139, at
    if byte < 251:
        return (byte - 247) * 256 + code[at] + 108, at + 1
    if byte < 255:
        return -(byte - 251) * 256 - code[at] - 108, at + 1
    return int.from_bytes(code[at : at + 4], "big", signed=True) / 65536, at + 4

"""For each clause, ways to break a conforming file in that one respect; the checker must notice every one of them."""

from dataclasses import dataclass
from typing import Callable


@dataclass(frozen=True)
class Removal:
    """One break: the clause that the checker must name, words that its fault must have, and what to do to a `Draft`."""

    clause: str
    words: str
    apply: Callable

    def is_noticed(self, faults):
        return any(f"ISO {self.clause}" in clause.split(", ") and self.words in what for clause, what in faults)


class NotApplicable(Exception):
    """The file hasn't what a removal would remove."""

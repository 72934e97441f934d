"""What was checked in one file and what was wrong, under the clauses of the standard that the file claims."""

ARCHIVAL, PRINT = "archival", "print"


class Report:
    """Faults and the number of checks of one file."""

    def __init__(self, path, standard):
        self.path, self.standard = path, standard
        self.faults, self.checks = [], 0
        self._seen = set()

    @property
    def archival(self):
        return self.standard == ARCHIVAL

    def expect(self, holds, what, a="", ua="", pdf="", x=""):
        """Notes a fault unless `holds`, and returns whether it does.

        `a` is the clause of ISO 19005-3, `ua` of ISO 14289-1, `pdf` of ISO 32000-1 and `x` the subject in ISO 15930-7. A check that
        names no clause of the standard at hand, nor one of ISO 32000-1, isn't made.
        """
        own = [f"ISO 19005-3 {a}" if a else "", f"ISO 14289-1 {ua}" if ua else ""] if self.archival else [f"ISO 15930-7 {x}" if x else ""]
        clauses = [c for c in own + [f"ISO 32000-1 {pdf}" if pdf else ""] if c]
        if not clauses:
            return True
        self.checks += 1
        if not holds and (tuple(clauses), what) not in self._seen:
            self._seen.add((tuple(clauses), what))
            self.faults.append((", ".join(clauses), what))
        return bool(holds)

    def lines(self):
        return [f"{self.path}: error: {clause}: {what}" for clause, what in self.faults]

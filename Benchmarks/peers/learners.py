"""What changes on each certificate, from the roster: read and worded before the clock starts."""

import csv
import datetime
import hashlib
from itertools import islice
from typing import NamedTuple

BASE_URL = "https://verify.northfield.example/c/"


class Learner(NamedTuple):
    name: str
    issued: str  # April 10, 2026
    grouped_id: str  # 32 hex digits in groups of four
    url: str  # 72 characters


def read(path, count):
    """The roster's first learners. Their IDs are of the length of Laurel's, which come from a secret."""
    with open(path, newline="", encoding="utf-8") as roster:
        learners = [learner(row) for row in islice(csv.DictReader(roster), count)]
    if len(learners) < count:
        raise SystemExit(f"{path} has {len(learners)} learners, not {count}")
    return learners


def learner(row):
    day = datetime.date.fromisoformat(row["completed"])
    identifier = hashlib.sha256(row["username"].encode()).hexdigest()[:32]
    grouped = " ".join(identifier[i:i + 4] for i in range(0, 32, 4)).upper()
    return Learner(row["name"], f"{day:%B} {day.day}, {day.year}", grouped, f"{BASE_URL}{identifier[:2]}/{identifier}/")

"""Moments in XMP and in PDF strings (ISO 32000-1 7.9.4)."""

import re
from datetime import datetime, timedelta, timezone

XMP_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?\Z")
PDF_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)(?:00'?00'?)?|([+-])(\d\d)(?:'(\d\d)'?)?)?\Z")


def moment_of_xmp(text):
    """The moment of an XMP date, or None."""
    match = XMP_DATE.match(text) if isinstance(text, str) else None
    return _moment([int(g) if g else None for g in match.groups()[:6]], (match[7] or "Z").replace("Z", "+00:00")) if match else None


def moment_of_pdf(text):
    """The moment of a PDF date (ISO 32000-1 7.9.4), or None."""
    match = PDF_DATE.match(text) if isinstance(text, str) else None
    zone = f"{match[8]}{match[9]}:{match[10] or '00'}" if match and match[8] else "+00:00"
    return _moment([int(g) if g else None for g in match.groups()[:6]], zone) if match else None


def _moment(parts, zone):
    year, month, day, hour, minute, second = parts
    offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[4:6])) * (-1 if zone[0] == "-" else 1)
    try:
        return datetime(year, month or 1, day or 1, hour or 0, minute or 0, second or 0, tzinfo=timezone(offset))
    except ValueError:
        return None

"""Language tags: RFC 5646 as far as its syntax goes."""

import re

TAG = re.compile(
    r"(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}|[A-Za-z]{4}|[A-Za-z]{5,8})"
    r"(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?(?:-(?:[A-Za-z\d]{5,8}|\d[A-Za-z\d]{3}))*"
    r"(?:-[A-WY-Za-wy-z\d](?:-[A-Za-z\d]{2,8})+)*(?:-[xX](?:-[A-Za-z\d]{1,8})+)?\Z"
    r"|[xX](?:-[A-Za-z\d]{1,8})+\Z"
)


def is_language_tag(text):
    return isinstance(text, str) and bool(TAG.match(text))

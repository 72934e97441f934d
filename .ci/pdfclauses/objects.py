"""PDF objects as qpdf reads them: ISO 32000-1 7.3 over qpdf's JSON, version 2."""

import base64
import json
import re
import subprocess
from functools import cached_property

REFERENCE = re.compile(r"(\d+) (\d+) R\Z")


class Name(str):
    """A name without its solidus, decoded."""


class Text(str):
    """A string that qpdf could read as text."""


class Reference(str):
    """An indirect reference, as `12 0`."""


class Stream:
    """A stream: its dictionary, without the filters that were undone, and its decoded bytes."""

    def __init__(self, dictionary, encoded):
        self.dictionary, self._encoded = dictionary, encoded

    @cached_property
    def data(self):
        return base64.b64decode(self._encoded)


def _value(json_value):
    if isinstance(json_value, dict):
        return {_key(key): _value(value) for key, value in json_value.items()}
    if isinstance(json_value, list):
        return [_value(value) for value in json_value]
    if isinstance(json_value, str):
        if json_value.startswith("u:"):
            return Text(json_value[2:])
        if json_value.startswith("b:"):
            return bytes.fromhex(json_value[2:])
        reference = REFERENCE.match(json_value)
        return Reference(f"{reference[1]} {reference[2]}") if reference else Name(_key(json_value))
    return json_value


def _key(name):
    return name[3:] if name.startswith("n:/") else name[1:]


class Document:
    """A file's objects, with the look-ups that every check needs."""

    def __init__(self, path, raw):
        self.path, self.raw = path, raw
        answer = subprocess.run(
            ["qpdf", "--json=2", "--json-key=qpdf", "--json-stream-data=inline", "--decode-level=generalized", str(path)],
            capture_output=True,
            check=False,
        )
        self.complaint = answer.stderr.decode("utf-8", "replace").strip()
        if not answer.stdout:
            raise ValueError(self.complaint or "qpdf can't read the file")
        self.objects, self.trailer = {}, {}
        for key, value in json.loads(answer.stdout)["qpdf"][1].items():
            if key == "trailer":
                self.trailer = _value(value["value"])
            elif "stream" in value:
                self.objects[key[4:-2]] = Stream(_value(value["stream"]["dict"]), value["stream"].get("data", ""))
            else:
                self.objects[key[4:-2]] = _value(value["value"])

    def resolve(self, value):
        """The object behind any number of references; null if there is none (7.3.10)."""
        for _ in range(32):
            if not isinstance(value, Reference):
                return value
            value = self.objects.get(value)
        return None

    def get(self, container, *path):
        """What lies at a path of keys and indices below a dictionary, stream or array, or None."""
        value = self.resolve(container)
        for step in path:
            if isinstance(value, Stream):
                value = value.dictionary
            if isinstance(value, dict):
                value = value.get(step)
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
            else:
                return None
            value = self.resolve(value)
        return value

    def dictionary(self, container, *path):
        """Like `get`, but a dictionary, empty when there is none; of a stream, its dictionary."""
        value = self.get(container, *path)
        value = value.dictionary if isinstance(value, Stream) else value
        return value if isinstance(value, dict) else {}

    def array(self, container, *path):
        value = self.get(container, *path)
        return value if isinstance(value, list) else []

    @cached_property
    def catalog(self):
        return self.dictionary(self.trailer, "Root")

    @cached_property
    def pages(self):
        """The leaves of the page tree in order, as (reference, dictionary); 7.7.3.2."""
        found, seen = [], set()

        def descend(node, inherited):
            if node in seen or not isinstance(node, Reference):
                return
            seen.add(node)
            dictionary = self.dictionary(node)
            inherited = inherited | {k: dictionary[k] for k in ("MediaBox", "CropBox", "Rotate") if k in dictionary}
            if dictionary.get("Type") == "Page":
                found.append((node, inherited | dictionary))
            for kid in self.array(dictionary, "Kids"):
                descend(kid, inherited)

        descend(self.catalog.get("Pages"), {})
        return found

    @cached_property
    def values(self):
        """Every dictionary, stream and array of the file once, as (path of keys, value); those that the trailer reaches come first."""
        found, seen = [], set()

        def descend(value, path):
            while isinstance(value, Reference):
                if value in seen:
                    return
                seen.add(value)
                value = self.objects.get(value)
            if not isinstance(value, (dict, list, Stream)):
                return
            found.append((path, value))
            items = value.dictionary if isinstance(value, Stream) else value
            for key, item in items.items() if isinstance(items, dict) else enumerate(items):
                descend(item, (*path, key))

        descend(self.trailer, ())
        for number in self.objects:
            descend(Reference(number), (number,))
        return found

    def tree(self, root, leaves):
        """The pairs of a name tree (`leaves` is Names, 7.9.6) or a number tree (Nums, 7.9.7), in order; values stay references."""
        pairs, seen = [], []

        def descend(node):
            dictionary = self.dictionary(node)
            if any(dictionary is other for other in seen):
                return
            seen.append(dictionary)
            flat = self.array(dictionary, leaves)
            pairs.extend(zip(flat[0::2], flat[1::2]))
            for kid in self.array(dictionary, "Kids"):
                descend(kid)

        descend(root)
        return pairs

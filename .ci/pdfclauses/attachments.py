"""Embedded and associated files: ISO 19005-3 6.8 and annex E, ISO 14289-1 7.11, ISO 32000-1 7.11."""

import hashlib
import json
import re

from .dates import moment_of_pdf
from .objects import Stream
from .text_strings import decoded, encoded

MIME_TYPE = re.compile(r"[-\w+.]+/[-\w+.]+\Z")
RELATIONSHIPS = {"Source", "Data", "Alternative", "Supplement", "Unspecified"}


def check(document, report):
    associated = [
        reference
        for _, value in document.values
        for owner in [value.dictionary if isinstance(value, Stream) else value]
        if isinstance(owner, dict) and "AF" in owner
        for reference in document.array(owner, "AF")
    ]
    pairs = document.tree(document.dictionary(document.catalog, "Names").get("EmbeddedFiles"), "Names")
    keys = [decoded(key) for key, _ in pairs]
    report.expect(keys == sorted(set(keys)), "the names of embedded files don't ascend", pdf="7.9.6")
    listed = [value for _, value in pairs]
    for reference in associated:
        report.expect(reference in listed, f"the associated file {reference} isn't in the catalog's EmbeddedFiles", pdf="7.11.4")
    for _, value in document.values:
        if isinstance(value, dict) and value.get("Type") in ("Filespec", "F") or isinstance(value, dict) and "EF" in value:
            check_specification(document, report, value, [document.resolve(reference) for reference in associated])
    report.expect(all(document.resolve(reference) is not None for reference in associated), "AF names a file that isn't there", a="6.8")


def check_specification(document, report, specification, associated):
    text = {key: decoded(document.get(specification, key) or "") for key in ("F", "UF", "Desc")}
    where, expect = f"the file {text['UF'] or text['F'] or 'without a name'}", report.expect
    expect(specification.get("Type") == "Filespec", f"{where}: its Type isn't Filespec", pdf="7.11.3")
    streams = document.dictionary(specification, "EF")
    expect(streams, f"{where} isn't embedded", a="6.8", ua="7.11")
    expect(text["F"] and text["UF"], f"{where} hasn't both F and UF", a="6.8", ua="7.11")
    expect(text["Desc"], f"{where} has no Desc", ua="7.11", pdf="7.11.3")
    expect(
        document.get(specification, "AFRelationship") in RELATIONSHIPS,
        f"{where} has the AFRelationship {document.get(specification, 'AFRelationship')}",
        a="6.8",
    )
    expect(any(specification is other for other in associated), f"{where} is embedded and associated with nothing by AF", a="6.8")
    expect("F" in streams and streams.get("UF", streams.get("F")) == streams.get("F"), f"{where}: EF has no F, or another UF", pdf="7.11.3")
    for key, reference in streams.items():
        stream = document.resolve(reference)
        if not expect(isinstance(stream, Stream), f"{where}: EF {key} is no stream", a="6.8", pdf="7.11.4"):
            continue
        kind = str(document.get(stream, "Subtype") or "")
        expect(MIME_TYPE.match(kind), f"{where}: its Subtype {kind!r} is no media type", a="6.8")
        expect(document.get(stream, "Type") in (None, "EmbeddedFile"), f"{where}: its stream's Type", pdf="7.11.4")
        check_parameters(document, report, stream, where)
        if kind.endswith("json"):
            check_json(report, stream.data, where)


def check_parameters(document, report, stream, where):
    parameters, expect = document.dictionary(stream, "Params"), report.expect
    expect(moment_of_pdf(document.get(parameters, "ModDate")), f"{where}: Params has no ModDate", a="6.8", pdf="7.11.4")
    size, checksum = document.get(parameters, "Size"), document.get(parameters, "CheckSum")
    expect(size in (None, len(stream.data)), f"{where}: Params says {size} bytes, there are {len(stream.data)}", pdf="7.11.4")
    if checksum is not None:
        digest = hashlib.md5(stream.data, usedforsecurity=False).digest()
        expect(encoded(checksum) == digest, f"{where}: its CheckSum is another", pdf="7.11.4")


def _refuse(constant):
    raise ValueError(f"{constant} in JSON")


def _without_doubles(pairs):
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError("a key that stands twice")
    return dict(pairs)


def check_json(report, data, where):
    try:
        json.loads(data.decode("utf-8"), parse_constant=_refuse, object_pairs_hook=_without_doubles)
        fault = None
    except ValueError as error:
        fault = error
    report.expect(fault is None, f"{where} says it is JSON: {fault}", a="6.8")

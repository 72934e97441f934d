"""Extension schemas, by which a packet describes properties that no predefined schema has: ISO 19005-3 6.6.2.3.3, tables 3 to 5."""

from . import xmp

EXTENSION = "http://www.aiim.org/pdfa/ns/extension/"
SCHEMA = "http://www.aiim.org/pdfa/ns/schema#"
PROPERTY = "http://www.aiim.org/pdfa/ns/property#"


def described_properties(metadata):
    """The properties, as (namespace, name), that extension schemas describe."""
    found = metadata.properties.get((EXTENSION, "schemas"))
    described = set()
    for schema in found.value.items if found and isinstance(found.value, xmp.Container) else []:
        fields = schema.value if isinstance(schema.value, dict) else {}
        uri = fields[(SCHEMA, "namespaceURI")].value if (SCHEMA, "namespaceURI") in fields else ""
        listed = fields[(SCHEMA, "property")].value if (SCHEMA, "property") in fields else None
        for item in listed.items if isinstance(listed, xmp.Container) else []:
            name = item.value.get((PROPERTY, "name")) if isinstance(item.value, dict) else None
            if name:
                described.add((uri, name.value))
    return described


def check(metadata, report):
    found = metadata.properties.get((EXTENSION, "schemas"))
    if not found:
        return
    ok = isinstance(found.value, xmp.Container) and found.value.kind == "Bag" and found.prefix == "pdfaExtension"
    if not report.expect(ok, "pdfaExtension:schemas isn't a Bag under its prefix", a="6.6.2.3.3"):
        return
    for schema in found.value.items:
        fields = schema.value if isinstance(schema.value, dict) else {}
        known = {(SCHEMA, key) for key in ("schema", "namespaceURI", "prefix", "property", "valueType")}
        needed = {(SCHEMA, key) for key in ("schema", "namespaceURI", "prefix", "property")}
        report.expect(
            needed <= set(fields) <= known and all(field.prefix == "pdfaSchema" for field in fields.values()),
            "an extension schema lacks fields or has others than pdfaSchema's",
            a="6.6.2.3.3",
        )
        prefix = fields[(SCHEMA, "prefix")].value if (SCHEMA, "prefix") in fields else ""
        uri = fields[(SCHEMA, "namespaceURI")].value if (SCHEMA, "namespaceURI") in fields else ""
        used = {value.prefix for key, value in metadata.properties.items() if key[0] == uri}
        report.expect(used <= {prefix}, f"the schema of {uri} gives the prefix {prefix}, the packet uses {sorted(used)}", a="6.6.2.3.3")
        listed = fields[(SCHEMA, "property")].value if (SCHEMA, "property") in fields else None
        if not report.expect(isinstance(listed, xmp.Container) and listed.kind == "Seq", "pdfaSchema:property isn't a Seq", a="6.6.2.3.3"):
            continue
        for item in listed.items:
            fields = item.value if isinstance(item.value, dict) else {}
            report.expect(
                set(fields) == {(PROPERTY, key) for key in ("name", "valueType", "category", "description")}
                and all(f.prefix == "pdfaProperty" and isinstance(f.value, str) and f.value for f in fields.values()),
                "a described property lacks one of name, valueType, category and description",
                a="6.6.2.3.3",
            )
            category = fields.get((PROPERTY, "category"))
            report.expect(
                category and category.value in ("internal", "external"),
                "a described property is neither internal nor external",
                a="6.6.2.3.3",
            )

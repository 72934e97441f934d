extension CourseFolderSchema {
  /// The schema of `organization.yaml`.
  public static let organization = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "organization.yaml",
      "description": "Who issues certificates, as Laurel reads it. Stands in the course folder or one folder up.",
      "type": "object",
      "additionalProperties": false,
      "required": ["name"],
      "properties": {
        "name": {"description": "The name that is printed in full.", "type": ["string", "number"]},
        "short_name": {"description": "The name that is printed where room is scarce.", "type": ["string", "number", "null"]},
        "logo": {"description": "SVG, PNG or JPEG, relative to this file.", "type": ["string", "null"]},
        "url": {
          "description": "The home page.",
          "type": ["string", "null"],
          "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s]+$"
        },
        "email": {
          "description": "The address that badges name.",
          "type": ["string", "null"],
          "pattern": "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$"
        },
        "platform": {"description": "Printed in “this … Verified Certificate”.", "type": ["string", "number", "null"]},
        "base_url": {
          "description": "The public address of OUT/www: what QR codes and printed addresses begin with.",
          "type": ["string", "null"],
          "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s]+$"
        },
        "issuer_url": {
          "description": "Where the badge issuer's profile is published; base_url + issuer.json when left out.",
          "type": ["string", "null"],
          "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s]+$"
        },
        "linkedin_id": {
          "description": "LinkedIn's number of the organization.",
          "type": ["string", "integer", "null"],
          "pattern": "^[0-9]+$"
        },
        "layout": {"description": "The layout of courses that choose none.", "type": ["string", "number", "null"]},
        "layouts": {
          "description": "Another layout for a language, by its tag.",
          "type": ["object", "null"],
          "propertyNames": {"pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"},
          "additionalProperties": {"type": ["string", "number", "null"]}
        },
        "brand": {
          "description": "The organization's own look, to which layouts yield where they say so.",
          "type": ["object", "null"],
          "additionalProperties": false,
          "properties": {
            "color": {"description": "The main colour.", "type": ["string", "null"], "pattern": "^#[0-9A-Fa-f]{6}$"},
            "second_color": {"description": "A second colour.", "type": ["string", "null"], "pattern": "^#[0-9A-Fa-f]{6}$"},
            "font": {"description": "A font family for text; laurel fonts lists them.", "type": ["string", "null"]},
            "title_font": {"description": "A font family for titles.", "type": ["string", "null"]},
            "tracks": {
              "description": "The main colour on one track.",
              "type": ["object", "null"],
              "propertyNames": {"pattern": "^[a-z-]+$"},
              "additionalProperties": {"type": ["string", "null"], "pattern": "^#[0-9A-Fa-f]{6}$"}
            }
          }
        },
        "secret_fingerprint": {
          "description": "Which secret makes the certificate IDs; laurel writes it.",
          "type": ["string", "null"],
          "pattern": "^sha256:[0-9A-Fa-f]{64}$"
        }
      }
    }

    """#
}

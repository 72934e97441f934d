extension CourseFolderSchema {
  /// The schema of `course.yaml`.
  public static let course = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "course.yaml",
      "description": "A course and its certificate, as Laurel reads them.",
      "type": "object",
      "additionalProperties": false,
      "required": ["course", "certificate"],
      "properties": {
        "course": {
          "description": "What is taught.",
          "type": "object",
          "additionalProperties": false,
          "required": ["org", "number", "run", "display_name", "language", "pacing", "tracks"],
          "properties": {
            "org": {
              "description": "Organization code; with number and run it makes the course key.",
              "type": ["string", "number"],
              "pattern": "^[^\\s+/%&?#@]+$"
            },
            "number": {"description": "Course number.", "type": ["string", "number"], "pattern": "^[^\\s+/%&?#@]+$"},
            "run": {"description": "The run of the course.", "type": ["string", "number"], "pattern": "^[^\\s+/%&?#@]+$"},
            "display_name": {
              "description": "The course's name, printed unless the certificate has a title of its own.",
              "type": ["string", "number"]
            },
            "display_organization": {"description": "Printed instead of org.", "type": ["string", "number", "null"]},
            "display_number": {"description": "Printed instead of number.", "type": ["string", "number", "null"]},
            "language": {
              "description": "A BCP 47 language tag, or a list of them with the course's own first.",
              "anyOf": [
                {"type": "string", "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"},
                {
                  "type": "array",
                  "items": {"type": "string", "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"},
                  "minItems": 1,
                  "uniqueItems": true
                }
              ]
            },
            "pacing": {
              "description": "Whether the course runs to a timetable (instructor) or to each learner's own (self).",
              "enum": ["instructor", "self"]
            },
            "start": {
              "description": "The first day, or the moment in UTC.",
              "type": ["string", "null"],
              "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ][0-9:.]+([Zz]|[+-][0-9:]+)?)?$"
            },
            "end": {
              "description": "The last moment; a day alone means its first second in UTC.",
              "type": ["string", "null"],
              "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ][0-9:.]+([Zz]|[+-][0-9:]+)?)?$"
            },
            "passing_grade": {
              "description": "The lowest grade that passes: 60% or 0.6.",
              "anyOf": [
                {"type": "string", "pattern": "^[0-9]+(\\.[0-9]+)? *%$"},
                {"type": "number", "minimum": 0, "maximum": 1},
                {"type": "null"}
              ]
            },
            "effort": {
              "description": "Printed as hours of effort.",
              "type": ["object", "null"],
              "additionalProperties": false,
              "required": ["weeks", "hours_per_week"],
              "properties": {
                "weeks": {"type": "integer", "minimum": 1, "maximum": 520},
                "hours_per_week": {"type": "integer", "minimum": 1, "maximum": 168}
              }
            },
            "tracks": {
              "description": "The enrolment tracks that the course offers.",
              "anyOf": [
                {"$ref": "#/$defs/track"},
                {"type": "array", "items": {"$ref": "#/$defs/track"}, "minItems": 1, "uniqueItems": true}
              ]
            },
            "require_id_verification": {
              "description": "Whether tracks like verified demand a checked identity.",
              "type": ["boolean", "null"],
              "default": true
            }
          }
        },
        "certificate": {
          "description": "What the course team decides about the certificate.",
          "type": "object",
          "additionalProperties": false,
          "required": ["signatories"],
          "properties": {
            "active": {
              "description": "Whether certificates may be issued. laurel activate sets it.",
              "type": ["boolean", "null"],
              "default": false
            },
            "title": {"description": "Printed instead of the course's name.", "type": ["string", "number", "null"]},
            "layout": {
              "description": "A folder in layouts/ of the course or in Laurel's Layouts/.",
              "type": ["string", "number", "null"],
              "default": "classic"
            },
            "layouts": {
              "description": "Another layout for a language, by its tag.",
              "type": ["object", "null"],
              "propertyNames": {"pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"},
              "additionalProperties": {"type": ["string", "number", "null"]}
            },
            "background": {
              "description": "Art below everything, in the course folder: PDF, SVG, PNG or JPEG.",
              "type": ["string", "null"]
            },
            "page_size": {"type": ["string", "null"], "examples": ["A4", "Letter", "A4-portrait", "Letter-portrait"], "default": "A4", "description": "One of the layout's sheets."},
            "availability": {
              "description": "When certificates may be shown.",
              "type": ["object", "null"],
              "additionalProperties": false,
              "properties": {
                "behavior": {
                  "description": "At the course's end, from a date on, or as soon as they are earned.",
                  "enum": ["early_no_info", "end", "end_with_date", "early_with_info", "", null],
                  "default": "end"
                },
                "date": {
                  "description": "For end_with_date.",
                  "type": ["string", "null"],
                  "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ][0-9:.]+([Zz]|[+-][0-9:]+)?)?$"
                }
              }
            },
            "printed_date": {
              "description": "Printed for everybody instead of the computed date.",
              "type": ["string", "null"],
              "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
            },
            "signatories": {
              "description": "One to eight people, in printing order.",
              "type": "array",
              "minItems": 1,
              "maxItems": 8,
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["name"],
                "properties": {
                  "name": {"description": "The signatory's name.", "type": ["string", "number"]},
                  "title": {"description": "May hold several lines.", "type": ["string", "number", "null"]},
                  "organization": {"description": "The signatory's organization.", "type": ["string", "number", "null"]},
                  "signature": {
                    "description": "A picture in the course folder: PNG with a clear background.",
                    "type": ["string", "null"]
                  }
                }
              }
            },
            "tracks": {
              "description": "What one track does differently.",
              "type": ["object", "null"],
              "propertyNames": {"$ref": "#/$defs/track"},
              "additionalProperties": {
                "type": ["object", "null"],
                "additionalProperties": false,
                "properties": {
                  "title": {
                    "description": "Replaces the certificate's title on this track.",
                    "type": ["string", "number", "null"]
                  },
                  "layout": {"description": "Another layout for this track.", "type": ["string", "number", "null"]},
                  "show_signatures": {"description": "Whether signature images stand above the names.", "type": ["boolean", "null"]}
                }
              }
            }
          }
        }
      },
      "$defs": {
        "track": {
          "description": "An enrolment track.",
          "enum": [
            "audit",
            "honor",
            "verified",
            "professional",
            "no-id-professional",
            "credit",
            "masters",
            "executive-education",
            "paid-executive-education",
            "unpaid-executive-education",
            "paid-bootcamp",
            "unpaid-bootcamp"
          ]
        }
      }
    }

    """#
}

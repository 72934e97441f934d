extension LayoutVocabulary {
  /// What a text may print, with where its value comes from.
  package static let variables: [(name: String, summary: String)] = [
    ("name", "the learner's name"),
    ("title", "the course's printed title"),
    ("number", "the course number"),
    ("course_organization", "the organization code"),
    ("organization", "the organization's name"),
    ("organization_short", "its short name, or the name"),
    ("organization_url", "its home page"),
    ("initial", "the first letter of its name"),
    ("platform", "what `organization.yaml` calls the platform"),
    ("issued", "the printed date"),
    ("starts", "the course's first day"),
    ("ends", "its last day"),
    ("grade", "the learner's grade"),
    ("effort_weeks", "weeks of study"),
    ("effort_hours", "hours of study altogether"),
    ("id", "the certificate's ID: 32 hex digits"),
    ("url", "the certificate's page"),
    ("address", "the same without `https://`"),
    ("logo", "for conditions: whether there is one"),
    ("tintable_logo", "for conditions: whether it can be drawn in one colour"),
    ("background", "for conditions: whether the course has art of its own"),
    ("specimen", "for conditions: whether this is a preview"),
    ("signatory.name", "in a signatory's cell"),
    ("signatory.title", "in a signatory's cell"),
    ("signatory.organization", "in a signatory's cell"),
    ("signatory.signature", "in a signatory's cell, for conditions: whether there is an image"),
  ]

  /// How values are put into words.
  package static let formats: [(name: String, summary: String)] = [
    ("date long, medium, short", "a date in the language's own form; `{issued}` alone is long"),
    ("date month-year, year, iso", "June 2026, 2026, 2026-06-30"),
    ("percent", "a grade; `{grade}` alone is one"),
    ("number", "weeks, hours and numbers of the roster, with the language's digits and separators"),
    ("grouped", "an ID in groups of four"),
    ("upper, lower", "any text, by the language's rules"),
    ("or NAME, or \"text\"", "what stands where there is no value"),
  ]

  /// The kinds of elements.
  package static let elementSections = [text, image, code, signatories, stacks, shapes, ornaments, symbols]

  /// All sections, in the order in which the page tells of them.
  package static let sections =
    [
      file, variants, changes, colors, styles, common,
    ] + elementSections
}

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

  /// The kinds of elements.
  package static let elementSections = [text, image, code, signatories, stacks, symbols]

  /// All sections, in the order in which the page tells of them.
  package static let sections =
    [
      file, variants, changes, styles, common,
    ] + elementSections
}

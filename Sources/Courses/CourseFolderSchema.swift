/// JSON Schemas (draft 2020-12) of the two files, from which editors complete and check. `docs/schemas/` holds the same texts.
public enum CourseFolderSchema {
  /// Where a course folder keeps them, relative to the two files.
  public static let courseAddress = ".schemas/course.schema.json"
  public static let organizationAddress = ".schemas/organization.schema.json"
}

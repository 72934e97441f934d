public import Courses

extension CourseFolder {
  /// The folder of `organization.yaml`, beside which the secret is: as the user named it, empty for the current one.
  public var organizationFolder: String {
    organizationFile.lastIndex(of: "/").map { $0 == organizationFile.startIndex ? "/" : String(organizationFile[..<$0]) } ?? ""
  }
}

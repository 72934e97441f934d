import Courses
import Foundation

extension CourseFolder {
  /// The folder of `organization.yaml`, beside which the secret is.
  public var organizationFolder: String { URL(fileURLWithPath: organizationFile).deletingLastPathComponent().path }
}

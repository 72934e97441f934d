public import ArgumentParser
public import Courses
import Eligibility
import Foundation
import Issuing

/// What options are read as.
extension Track: ExpressibleByArgument {
  public init?(argument: String) { self.init(rawValue: argument.lowercased()) }
  public static var allValueStrings: [String] { allCases.map(\.rawValue) }
}

/// `a,b,c`.
struct TrackList: ExpressibleByArgument {
  var tracks: [Track]

  init?(argument: String) {
    let tracks = argument.split(separator: ",").map { Track(argument: $0.trimmingCharacters(in: .whitespaces)) }
    guard !tracks.isEmpty, !tracks.contains(nil) else { return nil }
    self.tracks = tracks.compactMap(\.self)
  }
  static var allValueStrings: [String] { Track.allValueStrings }
}

struct FormatList: ExpressibleByArgument {
  var formats: [OutputFormat]

  init?(argument: String) {
    let formats = argument.split(separator: ",").map { OutputFormat(rawValue: $0.trimmingCharacters(in: .whitespaces).lowercased()) }
    guard !formats.isEmpty, !formats.contains(nil) else { return nil }
    self.formats = formats.compactMap(\.self)
  }
  static var allValueStrings: [String] { OutputFormat.allCases.map(\.rawValue) }
}

/// A day or a moment, as in `2026-09-01` or `2026-09-01T12:00:00Z`.
struct MomentArgument: ExpressibleByArgument {
  var moment: Moment

  init?(argument: String) {
    guard let moment = Moment(iso: argument) else { return nil }
    self.moment = moment
  }
}

struct ShardArgument: ExpressibleByArgument {
  var shard: GenerateOptions.Shard

  init?(argument: String) {
    guard let shard = GenerateOptions.Shard(argument) else { return nil }
    self.shard = shard
  }
}

extension Moment {
  static var now: Moment { Moment(secondsSince1970: Int(Date().timeIntervalSince1970.rounded(.down))) }
}

struct CourseArgument: ParsableArguments {
  @Argument(help: "The course folder.", completion: .directory)
  var course: String

  func plan(isTried: Bool = true) throws -> CoursePlan {
    try CoursePlan.read(course, resources: ResourceFolders.locate(), isTried: isTried)
  }
}

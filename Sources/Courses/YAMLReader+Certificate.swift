import Diagnostics
import LocatedYAML

extension YAMLReader {
  /// - Parameter offered: the course's tracks, or `nil` when they could not be read.
  /// - Returns: `nil` when something required is missing or wrong, which is then reported.
  mutating func certificate(
    _ section: YAMLSection<CourseFileKey.Certificate>, assets: AssetFolder, offered: [Track]?
  ) -> CertificateConfiguration? {
    let active = boolean(.active, of: section)
    let title = text(.title, of: section)
    let layouts = layouts(.layout, .layouts, of: section)
    let background = asset(.background, of: section, in: assets)
    let pageSize = text(.pageSize, of: section)?.map(PageSizeName.init)
    let availability = availability(of: section)
    let printedDate = date(.printedDate, of: section)
    let signatories = signatories(of: section, assets: assets)
    let settings = trackSettings(of: section, offered: offered)

    guard let signatories else { return nil }
    return CertificateConfiguration(
      active: active ?? Located(false), title: title, layout: layouts.usual, layouts: layouts.byLanguage,
      background: background,
      pageSize: pageSize ?? Located(CertificateDefaults.pageSize), availability: availability, printedDate: printedDate,
      signatories: signatories, trackSettings: settings)
  }

  private mutating func availability(of outer: YAMLSection<CourseFileKey.Certificate>) -> Availability {
    guard let section = section(.availability, of: outer, CourseFileKey.Availability.self) else {
      return Availability(behavior: .end)
    }
    let date = moment(.date, of: section)
    guard let word = text(.behavior, of: section) else { return Availability(behavior: nil, date: date) }
    guard let behavior = Availability.Behavior(rawValue: word.value) else {
      if word.value == CertificateDefaults.formerBehavior {
        add(.availabilityWordMeansEnd(word.value), at: word.location)
      } else {
        let allowed = Availability.Behavior.allCases.map(\.rawValue)
        let guess = nearest(to: word.value, among: allowed)
        add(.unknownWord(section.path(.behavior), text: word.value, nearest: guess, allowed: allowed), at: word.location)
      }
      return Availability(behavior: nil, date: date)
    }
    switch behavior {
    case .earlyNoInfo where date != nil: add(.availabilityDateDropped, at: section[.date]?.key.location)
    case .end where date != nil: add(.availabilityDateMeansEndWithDate, at: word.location)
    case .endWithDate where section[.date].map({ $0.value.isNothing }) ?? true:
      add(.availabilityDateMissing, at: word.location)
    case .earlyNoInfo, .end, .endWithDate: break
    }
    return Availability(behavior: behavior, date: date)
  }

  private mutating func signatories(of outer: YAMLSection<CourseFileKey.Certificate>, assets: AssetFolder) -> [Signatory]? {
    let name = outer.path(.signatories)
    guard let entry = outer[.signatories] else {
      add(.missingKey(name), at: outer.location)
      return nil
    }
    guard !entry.value.isNothing else {
      add(.noSignatories, at: entry.key.location)
      return nil
    }
    guard let items = items(entry, named: name, allowingSingle: false) else { return nil }
    switch items.count {
    case 0: add(.noSignatories, at: entry.value.location)
    case 1...CertificateDefaults.mostSignatories: break
    default: add(.tooManySignatories(items.count), at: items[CertificateDefaults.mostSignatories].location)
    }
    var signatories: [Signatory] = []
    for (i, item) in items.prefix(CertificateDefaults.mostSignatories).enumerated() {
      let location = item.location
      guard let section = section(item, named: "\(name)[\(i + 1)]", at: location, CourseFileKey.Signatory.self) else { continue }
      let person = text(.name, of: section, required: true)
      let title = text(.title, of: section, lines: .several)
      let organization = text(.organization, of: section)
      let signature = asset(.signature, of: section, in: assets)
      if let person {
        signatories.append(Signatory(name: person, title: title, organization: organization, signature: signature))
      }
    }
    return signatories.isEmpty ? nil : signatories
  }

  private mutating func trackSettings(
    of outer: YAMLSection<CourseFileKey.Certificate>, offered: [Track]?
  ) -> [Track: TrackSettings] {
    let name = outer.path(.tracks)
    guard let entry = outer[.tracks], !entry.value.isNothing, let mapping = mapping(entry.value, named: name) else { return [:] }
    var settings: [Track: TrackSettings] = [:]
    for entry in mapping {
      guard let track = Track(rawValue: entry.key.value) else {
        add(.unknownTrack(name, entry.key.value), at: entry.key.location)
        continue
      }
      if let offered, !offered.contains(track) { add(.settingsForTrackNotOffered(track), at: entry.key.location) }
      guard !entry.value.isNothing,
        let section = section(
          entry.value, named: "\(name).\(entry.key.value)", at: entry.key.location, CourseFileKey.TrackSettings.self)
      else { continue }
      settings[track] = TrackSettings(
        title: text(.title, of: section), layout: text(.layout, of: section), showsSignatures: boolean(.showsSignatures, of: section))
    }
    return settings
  }

  /// A file that a key names, or `nil` when the key is absent or the file is none of the folder's, which is then reported.
  mutating func asset<Key>(_ key: Key, of section: YAMLSection<Key>, in assets: AssetFolder) -> Located<AssetPath>? {
    guard let text = text(key, of: section) else { return nil }
    switch assets.resolve(text.value) {
    case .success(let asset): return text.map { _ in asset }
    case .failure(let fault):
      add(fault.problem, at: text.location)
      return nil
    }
  }
}

/// What a course file that says nothing means.
enum CertificateDefaults {
  static let layout = "classic"
  static let pageSize = PageSizeName.a4
  static let mostSignatories = 8
  /// Open edX's retired word, which it reads as `end`.
  static let formerBehavior = "early_with_info"
}

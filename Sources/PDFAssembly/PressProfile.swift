/// The colour profile of a press (ICC.1:2010, 7.2): what a print run's colours are made for.
public struct PressProfile: Sendable {
  /// The profile's own name.
  public let description: String
  let bytes: [UInt8]
  let space: Space

  enum Space: Sendable {
    case cmyk, rgb

    /// `N` (ISO 32000-1, table 66).
    var components: Int { self == .cmyk ? 4 : 3 }
  }

  /// Reads a profile of class `prtr` for CMYK or RGB, of version 2 or 4 (ISO 15930-7, output intents).
  /// - Throws: `.unusableProfile`.
  public init(_ bytes: [UInt8]) throws(AssemblyProblem) {
    let file = BigEndianBytes(bytes)
    // Sizes and places in the header are table 17's.
    guard bytes.count >= 132, file.tag(at: 36) == "acsp", file.number(at: 0) == bytes.count else { throw .unusableProfile(.noProfile) }
    guard [2, 4].contains(bytes[8]) else { throw .unusableProfile(.version(Int(bytes[8]))) }
    let kind = file.tag(at: 12)
    guard kind == "prtr" else { throw .unusableProfile(.notForPrinting(kind: kind)) }
    switch file.tag(at: 16) {
    case "CMYK": space = .cmyk
    case "RGB ": space = .rgb
    case let other: throw .unusableProfile(.colors(other.filter { $0 != " " }))
    }
    let tags = Self.tags(file)
    for tag in ["A2B0", "B2A0"] where tags[tag] == nil { throw .unusableProfile(.lacks(tag: tag)) }
    guard let place = tags["desc"], let text = Self.text(file, place), !text.isEmpty else { throw .unusableProfile(.lacks(tag: "desc")) }
    description = text
    self.bytes = bytes
  }

  /// The tag table (7.3): where each tag's data lie.
  private static func tags(_ file: BigEndianBytes) -> [String: Range<Int>] {
    var tags: [String: Range<Int>] = [:]
    for i in 0..<min(file.number(at: 128), 100) {
      let entry = 132 + 12 * i
      let (start, size) = (file.number(at: entry + 4), file.number(at: entry + 8))
      guard size >= 8, start >= 128, start + size <= file.bytes.count else { continue }
      tags[file.tag(at: entry)] = start..<(start + size)
    }
    return tags
  }

  /// A description: ASCII of version 2 (ICC.1:2001-04, 6.5.17) or the first of version 4's languages (10.15).
  private static func text(_ file: BigEndianBytes, _ place: Range<Int>) -> String? {
    let start = place.lowerBound
    switch file.tag(at: start) {
    case "desc":
      let letters = (start + 12)..<(start + 12 + file.number(at: start + 8))
      guard letters.upperBound <= place.upperBound else { return nil }
      return String(decoding: file.bytes[letters].prefix { $0 != 0 }, as: UTF8.self)
    case "mluc":
      guard file.number(at: start + 8) > 0 else { return nil }
      let (size, offset) = (file.number(at: start + 20), file.number(at: start + 24))
      guard start + offset + size <= place.upperBound else { return nil }
      let units = stride(from: start + offset, to: start + offset + size - 1, by: 2).map {
        UInt16(file.bytes[$0]) << 8 | UInt16(file.bytes[$0 + 1])
      }
      return String(decoding: units.prefix { $0 != 0 }, as: UTF16.self)
    default: return nil
    }
  }

  /// The name of the printing condition in the ICC's registry of characterization data, where it is one of those.
  private var registeredCondition: String? { description == "FOGRA39L coated" ? "FOGRA39" : nil }

  /// The press's own space as it stands behind a key. CMYK is the device's, as ISO 15930-7 takes no ICCBased space of CMYK with the output
  /// intent's profile; RGB is named by its profile, as DeviceRGB may stand for sRGB.
  /// - Parameter number: of the profile's stream.
  func spaceName(profile number: Int) -> String {
    switch space {
    case .cmyk: "/DeviceCMYK"
    case .rgb: "[/ICCBased \(number) 0 R]"
    }
  }

  /// Writes the output intent (ISO 32000-1, 14.11.5).
  func writeOutputIntent(profile number: Int, to bytes: inout [UInt8]) {
    bytes += "<</Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier"
    bytes.append(text: registeredCondition ?? description)
    if registeredCondition != nil { bytes += "/RegistryName(http://www.color.org)" }
    bytes += "/Info"
    bytes.append(text: description)
    bytes += "/DestOutputProfile "
    bytes.append(reference: number)
    bytes += ">>"
  }
}

/// Why a profile cannot be a print run's.
public enum ProfileFault: Equatable, Sendable {
  /// No ICC profile, or one that is cut off.
  case noProfile
  case version(Int)
  /// A class other than `prtr`.
  case notForPrinting(kind: String)
  /// A colour space other than CMYK and RGB.
  case colors(String)
  case lacks(tag: String)
}

/// Numbers and four-letter tags as profiles hold them; what lies beyond the end reads as nothing.
private struct BigEndianBytes {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func number(at place: Int) -> Int {
    guard place >= 0, place + 4 <= bytes.count else { return 0 }
    return bytes[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) }
  }

  func tag(at place: Int) -> String {
    guard place >= 0, place + 4 <= bytes.count else { return "" }
    return String(decoding: bytes[place..<(place + 4)], as: UTF8.self)
  }
}

public import Courses
import Credentials
public import Diagnostics
import Dispatch
import Eligibility
import Foundation
import Images
public import Layout
import PageDescription
import Synchronization
public import Typesetting

/// A course with everything that its certificates need, read and checked before the first learner: layouts, words, images.
public struct CoursePlan: Sendable {
  public let folder: CourseFolder
  public let assets: LayoutAssets
  public let fonts: FontLibrary
  /// The ICC profile of sRGB.
  let screenProfile: [UInt8]
  /// By track and language: the course's tracks on which a certificate can be earned, in its languages.
  let layouts: [LayoutUse: LayoutFile]
  let badges: [LayoutUse: LayoutFile]
  /// Warnings and notes about the course; errors are thrown.
  public let findings: DiagnosticList

  /// The tracks on which a certificate can be earned, in the course's order.
  public var tracks: [Track] { folder.course.tracks.map(\.value).filter(\.isEligible) }

  /// The layout of a kind of certificate. An award may be in a language that the course no longer offers: then the first one's counts.
  func layout(for use: LayoutUse) -> LayoutFile? {
    layouts[use] ?? folder.course.languages.first.flatMap { layouts[LayoutUse(track: use.track, language: $0.value)] }
  }
  func badge(for use: LayoutUse) -> LayoutFile? {
    badges[use] ?? folder.course.languages.first.flatMap { badges[LayoutUse(track: use.track, language: $0.value)] }
  }

  /// Reads a course folder and what it refers to.
  /// - Parameter isTried: whether a specimen of every track and language is laid out, so that a layout's own faults show too. A preview
  ///   does that anyway.
  /// - Throws: every error of the configuration, the layouts and the images at once.
  public static func read(_ path: String, resources: ResourceFolders, isTried: Bool = true) throws(DiagnosticList) -> CoursePlan {
    try read(path, layout: nil, resources: resources, isTried: isTried)
  }

  /// - Parameters:
  ///   - layout: one to use instead of the course's own choice.
  ///   - page: one of its sheets to use instead.
  static func read(
    _ path: String, layout: String?, page: String? = nil, resources: ResourceFolders, isTried: Bool = true
  ) throws(DiagnosticList) -> CoursePlan {
    let fonts = try resources.library()
    let screenProfile = try resources.screenProfile()
    let reading = try CourseFolder.read(at: path)
    var folder = reading.folder
    if let layout {
      folder.certificate.layouts = LayoutChoice(Located(layout))
      for track in Array(folder.certificate.trackSettings.keys) { folder.certificate.trackSettings[track]?.layout = nil }
    }
    if let page { folder.certificate.pageSize = Located(PageSizeName(rawValue: page)) }
    var problems = DiagnosticList()
    var findings = reading.findings
    let catalogue = resources.catalogue(course: path, fonts: fonts)
    let (layouts, badges) = templates(folder, catalogue, &problems)
    for font in [folder.organization.brand?.font, folder.organization.brand?.titleFont].compactMap(\.self)
    where fonts.family(named: font.value) == nil {
      problems.add(LayoutProblem.unknownFont(font.value, known: fonts.families.map(\.name)), at: font.location)
    }
    var assets = images(folder, &problems, &findings)
    readArt(folder, layouts, badges, into: &assets, &problems, &findings)
    let plan = CoursePlan(
      folder: folder, assets: assets, fonts: fonts, screenProfile: screenProfile, layouts: layouts, badges: badges, findings: findings)
    if isTried, !problems.hasErrors { plan.checkSpecimens(&problems) }
    guard !problems.hasErrors else {
      problems.add(contentsOf: findings)
      throw problems
    }
    return plan
  }

  private static func templates(
    _ folder: CourseFolder, _ catalogue: LayoutCatalogue, _ problems: inout DiagnosticList
  ) -> ([LayoutUse: LayoutFile], [LayoutUse: LayoutFile]) {
    var known: [String: (certificate: LayoutFile, badge: LayoutFile)?] = [:]
    var layouts: [LayoutUse: LayoutFile] = [:]
    var badges: [LayoutUse: LayoutFile] = [:]
    for use in folder.layoutUses {
      let name = folder.layout(on: use.track, in: use.language)
      if known[name.value] == nil {
        do throws(DiagnosticList) {
          known[name.value] = .some(try catalogue.layouts(named: name))
        } catch {
          problems.add(contentsOf: error)
          known[name.value] = .some(nil)
        }
      }
      if case .some(.some(let pair)) = known[name.value] {
        layouts[use] = pair.certificate
        badges[use] = pair.badge
      }
    }
    return (layouts, badges)
  }

  private static func images(_ folder: CourseFolder, _ problems: inout DiagnosticList, _ findings: inout DiagnosticList) -> LayoutAssets {
    let logo = folder.organization.logo
    var seen: Set<String> = []
    let signatures = folder.certificate.signatories.compactMap(\.signature).filter { seen.insert($0.value.relative).inserted }
    // Unpacking is most of what reading a course takes, and each file is its own.
    let files = [logo].compactMap(\.self) + signatures
    let first = files.count - signatures.count
    let read = Mutex([Int: ReadImage]())
    DispatchQueue.concurrentPerform(iterations: files.count) { i in
      let image = ReadImage(files[i].value, isSignature: i >= first)
      read.withLock { $0[i] = image }
    }
    let images = read.withLock(\.self)
    var assets = LayoutAssets()
    for (i, file) in files.enumerated() {
      guard let image = images[i] else { continue }
      switch image.result {
      case .success(let asset) where i < first: assets.logo = asset
      case .success(let asset): assets.signatures[file.value.relative] = asset
      case .failure(let problem): problems.add(problem, at: file.location)
      }
      for remark in image.remarks { findings.add(remark, at: file.location) }
    }
    return assets
  }

  /// Reads the pictures that the layouts name, each part of a file once.
  private static func readArt(
    _ folder: CourseFolder, _ layouts: [LayoutUse: LayoutFile], _ badges: [LayoutUse: LayoutFile], into assets: inout LayoutAssets,
    _ problems: inout DiagnosticList, _ findings: inout DiagnosticList
  ) {
    var seen: Set<LayoutAssets.ArtKey> = []
    let background = folder.certificate.background
    var isBackgroundDrawn = false
    let files = folder.layoutUses.flatMap { [layouts[$0], badges[$0]].compactMap(\.self) }
    var seenFiles: Set<String> = []
    for reference in files.filter({ seenFiles.insert($0.file).inserted }).flatMap(\.art) {
      let (path, location): (AssetPath, SourceLocation?)
      switch reference.source {
      case .file(let file): (path, location) = (file, reference.location)
      case .background:
        isBackgroundDrawn = true
        guard let background else { continue }
        (path, location) = (background.value, background.location)
      }
      let key = LayoutAssets.ArtKey(path: path, page: reference.page)
      guard seen.insert(key).inserted else { continue }
      do throws(ImageProblem) {
        let art = try ArtReader.read(path.absolute, displayPath: path.relative, page: reference.page)
        assets.art[key] = art.asset
        for remark in art.remarks { findings.add(remark, at: location) }
      } catch {
        // A page that isn't there is the layout's wish.
        if case .pdfNoSuchPage = error.fault, let page = reference.pageLocation {
          problems.add(error, at: page)
        } else {
          problems.add(error, at: location)
        }
      }
    }
    if let background, !isBackgroundDrawn, !problems.hasErrors {
      findings.add(IssuingProblem.backgroundNotDrawn, at: background.location)
    }
  }

  /// Lays out a specimen of every track and language, so that a layout's own faults show before any learner is read.
  private func checkSpecimens(_ problems: inout DiagnosticList) {
    let renderer = CertificateRenderer(plan: self)
    var seen: Set<String> = []
    for track in tracks {
      for language in folder.course.languages {
        let award = Award.specimen(of: folder, on: track, today: CalendarDate(daysSince1970: 20_000), language: language.value)
        do throws(DiagnosticList) {
          _ = try renderer.sheet(for: award)
          _ = try renderer.badgeSheet(for: award)
        } catch {
          // The same fault on every track is one fault.
          for diagnostic in error.diagnostics where seen.insert(diagnostic.description).inserted {
            problems.add(diagnostic.problem, at: diagnostic.location)
          }
        }
      }
    }
  }

  /// What is absent and which formats that blocks: what `check` lists after an import.
  public var absences: [Diagnostic] {
    var list: [Diagnostic] = []
    func absent(_ key: String, _ blocks: String) { list.append(Diagnostic(IssuingProblem.absent(key: key, blocks: blocks))) }
    let organization = folder.organization
    if organization.baseURL == nil { absent("base_url", "the QR code, badges and web pages") }
    if organization.url == nil { absent("url", "badges") }
    if organization.email == nil { absent("email", "badges") }
    if folder.course.passingGrade == nil { list.append(Diagnostic(IssuingProblem.noPassingGrade)) }
    return list
  }
}

/// A kind of certificate that has a layout of its own.
struct LayoutUse: Hashable, Sendable {
  var track: Track
  /// One of the course's languages.
  var language: String

  init(track: Track, language: String) {
    self.track = track
    self.language = language
  }

  init(_ award: Award) { self.init(track: award.facts.track, language: award.facts.language) }
}

extension CourseFolder {
  /// In the course's order.
  var layoutUses: [LayoutUse] {
    course.tracks.map(\.value).filter(\.isEligible).flatMap { track in
      course.languages.map { LayoutUse(track: track, language: $0.value) }
    }
  }
}

/// An image file as reading found it.
private struct ReadImage: Sendable {
  var result: Result<ImageAsset, ImageProblem>
  var remarks: [ImageProblem] = []

  init(_ path: AssetPath, isSignature: Bool) {
    do throws(ImageProblem) {
      let asset = try ImageReader.read(path.absolute, displayPath: path.relative)
      result = .success(asset)
      if isSignature { remarks = ImageReader.remarks(onSignature: asset) }
    } catch { result = .failure(error) }
  }
}

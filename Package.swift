// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours is compiled alike: nothing unsafe without saying so, nothing imported by accident, no warning left.
let strict: [SwiftSetting] = [
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]
/// Tests may reach into C results without ceremony; everything else is as strict.
let testing: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let asn1 = Target.Dependency.product(name: "SwiftASN1", package: "swift-asn1")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let x509 = Target.Dependency.product(name: "X509", package: "swift-certificates")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

func stage(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}
/// What several targets' tests share.
func shared(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, path: "Tests/\(name)", swiftSettings: testing)
}
func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: testing)
}

let package = Package(
  name: "laurel",
  products: [
    .executable(name: "laurel", targets: ["laurel"]), .executable(name: "laurel-bench", targets: ["laurel-bench"]),
    .executable(name: "laurel-docs", targets: ["laurel-docs"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-asn1", exact: "1.7.4"),
    .package(url: "https://github.com/apple/swift-certificates", exact: "1.21.1"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    // C libraries, a module map each, and one small shim where C cannot be called from Swift (setjmp).
    .systemLibrary(name: "CPangoCairo", pkgConfig: "pangocairo"),
    .systemLibrary(name: "CRsvg", pkgConfig: "librsvg-2.0"),
    .systemLibrary(name: "CQPDF", pkgConfig: "libqpdf"),
    .systemLibrary(name: "CQRCodeGen", pkgConfig: "qrcodegen"),
    .systemLibrary(name: "CArchive", pkgConfig: "libarchive"),
    .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate"),
    .target(
      name: "CImageCodecs",
      linkerSettings: [.linkedLibrary("png"), .linkedLibrary("jpeg")]),

    stage("Diagnostics", []),
    stage("PageDescription", []),
    stage("Compression", ["CDeflate"]),
    stage("LocatedYAML", ["Diagnostics", yams]),
    stage("Courses", ["Diagnostics", "LocatedYAML"]),
    stage("Rosters", ["Diagnostics", "Courses"]),
    stage("OpenEdX", ["Diagnostics", "Courses", "Rosters", "CArchive"]),
    stage("Eligibility", ["Diagnostics", "Courses", "Rosters", crypto]),
    stage("Images", ["Diagnostics", "PageDescription", "Compression", "CImageCodecs", "CRsvg"]),
    stage("Typesetting", ["PageDescription", "CPangoCairo"]),
    stage("Layout", ["Diagnostics", "LocatedYAML", "PageDescription", "Courses", "Eligibility", "Typesetting", "CQRCodeGen"]),
    stage("FontPrograms", ["PageDescription", "CPangoCairo"]),
    stage("Drawing", ["Diagnostics", "PageDescription", "FontPrograms", "Images", "CPangoCairo", "CRsvg", "CImageCodecs"]),
    stage("PDFReading", ["CQPDF"]),
    stage("PDFAssembly", ["PageDescription", "Diagnostics", "Compression", "FontPrograms", "Images", "Drawing", "PDFReading", crypto]),
    stage("Signing", ["Diagnostics", asn1, crypto, cryptoExtras, x509]),
    stage("Credentials", ["Diagnostics", "Courses", "Eligibility", crypto]),
    stage("Registry", ["Diagnostics", "Eligibility", "Courses", grdb]),
    stage(
      "WebPages", ["Diagnostics", "PageDescription", "Courses", "Eligibility", "Credentials", crypto, mustache],
      resources: [.embedInCode("Templates")]),
    stage("Archives", []),
    stage(
      "Issuing",
      [
        "Archives", "Diagnostics", "PageDescription", "Courses", "Rosters", "OpenEdX", "Eligibility", "Images", "Typesetting",
        "FontPrograms",
        "Layout", "Drawing", "PDFAssembly", "Signing", "Credentials", "Registry", "WebPages", crypto,
      ]),
    .executableTarget(
      name: "laurel",
      dependencies: [
        "Issuing", "Signing", "Diagnostics", "PageDescription", "Courses", "Rosters", "OpenEdX", "Eligibility", "Layout", "Typesetting",
        "PDFAssembly", argumentParser,
      ], swiftSettings: strict),

    .executableTarget(
      name: "laurel-bench", dependencies: ["Issuing", "PDFAssembly", "Courses", "Eligibility"], path: "Benchmarks/Sources/laurel-bench",
      swiftSettings: strict),

    // The reference page, the schemas and the gallery; not shipped.
    stage("Documentation", ["Layout", "Issuing", "Courses", "Diagnostics"]),
    .executableTarget(name: "laurel-docs", dependencies: ["Documentation", "Issuing"], swiftSettings: strict),

    shared("Judges", ["Images"]),
    shared("SamplePictures"),
    tests("DiagnosticsTests", ["Diagnostics"]),
    tests("CompressionTests", ["Compression"]),
    tests("LocatedYAMLTests", ["LocatedYAML", "Diagnostics"]),
    tests("CoursesTests", ["Courses", "LocatedYAML", "Diagnostics"]),
    tests("RostersTests", ["Rosters", "Courses", "Diagnostics"]),
    tests("OpenEdXTests", ["OpenEdX", "Rosters", "Courses", "Diagnostics"], exclude: ["Fixtures"]),
    tests("EligibilityTests", ["Eligibility", "Courses", "Rosters", "Diagnostics"]),
    tests("ImagesTests", ["Images", "SamplePictures", "PageDescription", "Diagnostics"]),
    tests("TypesettingTests", ["Typesetting", "PageDescription"]),
    tests(
      "LayoutTests",
      [
        "Layout", "LocatedYAML", "Eligibility", "Courses", "Rosters", "Typesetting", "FontPrograms", "PageDescription", "Diagnostics",
      ],
      exclude: ["Names", "Snapshots"]),
    tests("FontProgramsTests", ["FontPrograms", "PageDescription", "CPangoCairo"]),
    tests("DrawingTests", ["Drawing", "Judges", "SamplePictures", "PageDescription", "Images", "CPangoCairo"], exclude: ["References"]),
    tests("DocumentationTests", ["Documentation", "Issuing", "Images", "Judges"]),
    tests("PDFReadingTests", ["PDFReading"]),
    tests(
      "PDFAssemblyTests",
      [
        "PDFAssembly", "PDFReading", "Judges", "SamplePictures", "FontPrograms", "Drawing", "Images", "Layout", "Typesetting",
        "Eligibility", "Courses", "Diagnostics", "PageDescription", crypto,
      ]),
    tests("SigningTests", ["Signing", "Diagnostics", asn1, crypto, cryptoExtras, x509], exclude: ["Fixtures"]),
    tests("CredentialsTests", ["Credentials", "Eligibility", "Courses", "Diagnostics"]),
    tests("RegistryTests", ["Registry", "Eligibility", "Courses", "Rosters", grdb]),
    tests(
      "WebPagesTests", ["WebPages", "Eligibility", "Courses", "Credentials", "Diagnostics", "PageDescription", crypto],
      exclude: ["Snapshots"]),
    tests("ArchivesTests", ["Archives"]),
    tests("IssuingTests", ["Issuing", "Layout", "Courses", "PageDescription", "Diagnostics"]),
    tests("CommandTests", ["laurel"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c11
)

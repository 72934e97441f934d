import PDFAssembly
import Testing

struct PressProfileTests {
  private let coated: [UInt8]

  init() throws { coated = try PrintSample.bytes("Profiles/FOGRA39L-coated.icc") }

  private func changed(_ places: (at: Int, to: String)...) -> [UInt8] {
    var bytes = coated
    for (place, text) in places { bytes.replaceSubrange(place..<(place + text.utf8.count), with: text.utf8) }
    return bytes
  }

  private func fault(_ bytes: [UInt8]) -> ProfileFault? {
    do throws(AssemblyProblem) {
      _ = try PressProfile(bytes)
      return nil
    } catch {
      guard case .unusableProfile(let fault) = error else { return nil }
      return fault
    }
  }

  @Test func theOneThatComesWithLaurelCanBeUsed() throws {
    #expect(try PressProfile(coated).description == "FOGRA39L coated")
  }

  @Test func aScreensProfileIsRefused() throws {
    #expect(fault(try PrintSample.bytes("Profiles/sRGB.icc")) == .notForPrinting(kind: "mntr"))
  }

  @Test func whatIsNoWholeProfileIsRefused() {
    #expect(fault([]) == .noProfile)
    #expect(fault(Array("%PDF-1.6".utf8)) == .noProfile)
    #expect(fault(Array(coated.dropLast())) == .noProfile)
    #expect(fault(changed((36, "xxxx"))) == .noProfile)
  }

  @Test func versionsSpacesAndTablesThatXDoesNotTakeAreRefused() throws {
    var later = coated
    later[8] = 5
    #expect(fault(later) == .version(5))
    #expect(fault(changed((16, "GRAY"))) == .colors("GRAY"))
    let table = try #require(coated.firstRange(of: Array("B2A0".utf8)))
    #expect(fault(changed((table.lowerBound, "xxxx"))) == .lacks(tag: "B2A0"))
  }

  @Test func aPrinterThatTakesRGBHasThreeComponentsAndItsOwnName() throws {
    let place = try #require(coated.firstRange(of: Array("FOGRA39L coated".utf8)))
    let profile = try PressProfile(changed((16, "RGB "), (place.lowerBound, "Northfield inks")))
    let run = try PrintSample.run([PrintSample.certificate("Ada Plain", on: PrintSample.fixed())], profile: profile)
    let intent = try #require(try run.catalog["OutputIntents"]?.items.first)
    #expect(intent["OutputConditionIdentifier"]?.text == "(Northfield inks)")
    #expect(intent["Info"]?.text == "(Northfield inks)")
    #expect(intent["RegistryName"] == nil)
    #expect(try run.value(intent, "DestOutputProfile", "N")?.text == "3")
    // Blended in its space.
    let space = try #require(try run.file.page(0)["Group"]?["CS"])
    #expect(space.items.last == intent["DestOutputProfile"])
  }
}

extension [UInt8] {
  fileprivate func firstRange(of bytes: [UInt8]) -> Range<Int>? {
    indices.dropLast(bytes.count - 1).first { self[$0..<($0 + bytes.count)] == bytes[...] }.map { $0..<($0 + bytes.count) }
  }
}

import Drawing
import Foundation
import Images
import Judges
import PageDescription

/// How a prepared drawing differs from the same list drawn by cairo alone, both as poppler shows them at 150 dpi.
struct PixelDifference: CustomStringConvertible {
  /// The largest difference of any component, 0…255.
  private(set) var largest = 255
  /// Of pixels that differ in any component, and by more than 1.
  private(set) var share = 1.0
  private(set) var visibleShare = 1.0
  /// Peak signal to noise, in dB.
  private(set) var likeness = 0.0

  init(_ sheet: LaidParts, dpi: Int = 150) throws {
    try self.init(popplerPixels(Drawer().pdf([sheet.displayList]), dpi: dpi), popplerPixels(assembled(sheet), dpi: dpi))
  }

  init(_ plain: DecodedImage, _ prepared: DecodedImage) {
    guard (plain.width, plain.height) == (prepared.width, prepared.height) else { return }
    (largest, share, visibleShare) = (0, 0, 0)
    var (sum, differing, visible) = (0, 0, 0)
    if plain.pixels != prepared.pixels {
      let (a, b) = (plain.pixels.span, prepared.pixels.span)
      for i in stride(from: 0, to: a.count, by: 4) where a[i] != b[i] || a[i + 1] != b[i + 1] || a[i + 2] != b[i + 2] {
        var most = 0
        for c in 0..<3 {
          let difference = abs(Int(a[i + c]) - Int(b[i + c]))
          most = max(most, difference)
          sum += difference * difference
        }
        differing += 1
        if most > 1 { visible += 1 }
        largest = max(largest, most)
      }
    }
    let count = Double(plain.width * plain.height)
    (share, visibleShare) = (Double(differing) / count, Double(visible) / count)
    likeness = sum == 0 ? .infinity : 10 * log10(255 * 255 * 3 * count / Double(sum))
  }

  var isNone: Bool { largest == 0 }

  /// Some pixels at edges, by the least step of coverage or two.
  var isNegligible: Bool { visibleShare < 0.001 && largest <= 48 }

  var description: String { "largest \(largest), \(share * 100) % differ, \(visibleShare * 100) % by more than 1, \(likeness) dB" }
}

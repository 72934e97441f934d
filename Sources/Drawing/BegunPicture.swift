internal import PageDescription

/// What the pictures of all learners of a fixed part begin with, drawn.
final class BegunPicture {
  let part: FixedPart
  let dpi: Double
  /// Of the part's items.
  let itemCount: Int
  let size: PixelSize
  let surface: PictureSurface

  init(part: FixedPart, dpi: Double, itemCount: Int, size: PixelSize, surface: consuming PictureSurface) {
    self.part = part
    self.dpi = dpi
    self.itemCount = itemCount
    self.size = size
    self.surface = surface
  }
}

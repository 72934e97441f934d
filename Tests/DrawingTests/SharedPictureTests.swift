import Drawing
import PageDescription
import Testing

/// Learners' pictures begin with what they share, drawn once: nobody may see that.
@Suite struct SharedPictureTests {
  private func parts(_ name: String, of fixed: FixedPart? = nil) throws -> LaidParts {
    let list = try sampleSheet(name: name)
    var sheet = list.sheet
    sheet.title = ""
    var (items, learner): ([DisplayItem], [LearnerItem]) = ([], [])
    for item in list.items {
      if item.dependence == .fixed { items.append(item) } else { learner.append(LearnerItem(item: item, precedingFixedItems: items.count)) }
    }
    return LaidParts(fixed: fixed ?? FixedPart(sheet: sheet, items: items), learner: learner, title: list.sheet.title)
  }

  @Test func `a picture in two parts is the picture of the whole`() throws {
    let drawer = Drawer()
    let first = try parts("Amélie Fournier-Łukasik")
    for name in ["Amélie Fournier-Łukasik", "Ada", "Amélie Fournier-Łukasik"] {
      let parts = try parts(name, of: first.fixed)
      #expect(try drawer.pixels(parts, dpi: 60) == Drawer().pixels(parts.displayList, dpi: 60))
    }
    // Another resolution, another sheet: neither may get the first one's beginning.
    #expect(try drawer.pixels(first, dpi: 40) == Drawer().pixels(first.displayList, dpi: 40))
    var sheet = first.fixed.sheet
    sheet.background = Color(hex: "#DDEEFF")
    let other = LaidParts(fixed: FixedPart(sheet: sheet, items: first.fixed.items), learner: first.learner, title: "")
    #expect(try drawer.pixels(other, dpi: 60) == Drawer().pixels(other.displayList, dpi: 60))
  }

  @Test func `a sheet that is nobody's own can be drawn`() throws {
    var parts = try parts("Ada")
    parts.learner = []
    #expect(try Drawer().pixels(parts, dpi: 40) == Drawer().pixels(parts.displayList, dpi: 40))
  }
}

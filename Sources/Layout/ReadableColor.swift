internal import PageDescription

extension Color {
  /// This colour, or the nearest mixture of it with black or white that can be read on a ground.
  func readable(on ground: Color) -> Color {
    guard contrast(with: ground) < Self.leastContrastOfText else { return self }
    // Towards the end that is farther from the ground.
    let end = ground.contrast(with: .black) >= ground.contrast(with: .white) ? Color.black : .white
    func mixed(_ share: Double) -> Color {
      func mix(_ a: Double, _ b: Double) -> Double { ((a + (b - a) * share) * 255).rounded() / 255 }
      return Color(red: mix(red, end.red), green: mix(green, end.green), blue: mix(blue, end.blue), alpha: alpha)
    }
    for step in 1...100 where mixed(Double(step) / 100).contrast(with: ground) >= Self.leastContrastOfText {
      return mixed(Double(step) / 100)
    }
    return end
  }
}

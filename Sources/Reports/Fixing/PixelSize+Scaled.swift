import MediaModel
import Preflight

extension PixelSize {
  /// The size with even sides that is nearest to this one and has a quantity within the bounds, its
  /// shape kept; nil when there is none, or when the quantity is no size.
  func scaled(_ quantity: Quantity, within bounds: Bounds) -> PixelSize? {
    if let maximum = bounds.maximum, !bounds.admitsAsMaximum(extent(quantity, isLargest: true)) {
      return scaled(quantity, to: maximum.value, isShrinking: true, within: bounds)
    }
    if let minimum = bounds.minimum, !bounds.admitsAsMinimum(extent(quantity, isLargest: false)) {
      return scaled(quantity, to: minimum.value, isShrinking: false, within: bounds)
    }
    return nil
  }

  private func scaled(
    _ quantity: Quantity, to limit: Rational, isShrinking: Bool, within bounds: Bounds
  ) -> PixelSize? {
    let extent = extent(quantity, isLargest: isShrinking)
    guard let share = limit / extent, share > 0 else { return nil }
    let factor = quantity == .area ? share.squareRoot : share
    func even(_ side: Int) -> Int {
      let half = Rational(side) * factor * (Rational(1, 2) ?? 1)
      return 2 * Int(isShrinking ? half.roundedDown : half.roundedUp)
    }
    guard let size = PixelSize(width: even(width), height: even(height)),
      bounds.admitsAsMaximum(size.extent(quantity, isLargest: true)),
      bounds.admitsAsMinimum(size.extent(quantity, isLargest: false))
    else { return nil }
    return size
  }

  /// What the quantity says of the size; zero for quantities that say nothing.
  private func extent(_ quantity: Quantity, isLargest: Bool) -> Rational {
    switch quantity {
    case .width: Rational(width)
    case .height: Rational(height)
    case .side: Rational(isLargest ? longSide : shortSide)
    case .shortSide: Rational(shortSide)
    case .longSide: Rational(longSide)
    case .area: Rational(area)
    default: 0
    }
  }
}

extension Rational {
  /// The square root, right to about six digits.
  fileprivate var squareRoot: Rational {
    let scale: Int64 = 1_000_000
    return Rational(Int64(approximation.squareRoot() * Double(scale)), scale) ?? 0
  }
}

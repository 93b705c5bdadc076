// Numbers from files may be any; what is added to them must not trap.
extension FixedWidthInteger {
  /// The sum, or the number nearest to it that there is room for.
  package func addingClamped(_ other: Self) -> Self {
    let (sum, isTooFar) = addingReportingOverflow(other)
    return isTooFar ? (other > 0 ? .max : .min) : sum
  }

  /// The difference, or the number nearest to it that there is room for.
  package func subtractingClamped(_ other: Self) -> Self {
    let (difference, isTooFar) = subtractingReportingOverflow(other)
    return isTooFar ? (other > 0 ? .min : .max) : difference
  }

  /// The product, or the number nearest to it that there is room for.
  package func multipliedClamped(by other: Self) -> Self {
    let (product, isTooFar) = multipliedReportingOverflow(by: other)
    return isTooFar ? ((self > 0) == (other > 0) ? .max : .min) : product
  }
}

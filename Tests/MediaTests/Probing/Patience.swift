import Testing

/// Runs a body and expects it to take less than so many seconds.
func expectingQuick<Result>(
  _ limit: Duration = .seconds(2), _ body: () throws -> Result,
  sourceLocation: SourceLocation = #_sourceLocation
) rethrows -> Result {
  let clock = ContinuousClock()
  let start = clock.now
  let result = try body()
  let taken = clock.now - start
  #expect(taken < limit, "took \(taken)", sourceLocation: sourceLocation)
  return result
}

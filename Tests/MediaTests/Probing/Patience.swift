import Testing

/// Runs a body and expects it to come to an end in time.
///
/// The limit tells a hang from work, whatever the machine and its sanitizers; it measures no speed.
func expectingQuick<Result>(
  _ limit: Duration = .seconds(30), _ body: () throws -> Result,
  sourceLocation: SourceLocation = #_sourceLocation
) rethrows -> Result {
  let clock = ContinuousClock()
  let start = clock.now
  let result = try body()
  let taken = clock.now - start
  #expect(taken < limit, "took \(taken)", sourceLocation: sourceLocation)
  return result
}

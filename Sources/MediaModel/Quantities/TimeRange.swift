/// A part of a clip: from one time up to but not including another.
public struct TimeRange: Hashable, Sendable {
  public var start: MediaTime
  public var end: MediaTime

  public init(start: MediaTime, end: MediaTime) {
    self.start = start
    self.end = end
  }

  /// How long it lasts.
  public var duration: MediaTime { end - start }

  /// Whether a time lies in it.
  public func contains(_ time: MediaTime) -> Bool { start <= time && time < end }
}

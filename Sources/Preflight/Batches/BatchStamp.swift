/// What ties an answer of a batch to a question and to the state of a file.
public struct BatchStamp: Sendable, Hashable {
  /// A sum over all that was asked: profiles, limits, settings, the part that is sent.
  public var question: String
  /// The file's size in bytes.
  public var byteCount: Int64
  /// The file's modification time in nanoseconds since 1970.
  public var modified: Int64

  public init(question: String, byteCount: Int64, modified: Int64) {
    self.question = question
    self.byteCount = byteCount
    self.modified = modified
  }
}

/// One thing that is not as it was when a request last worked.
package struct EntryChange: Sendable, Hashable {
  /// What is different.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The file is no longer there.
    case missing
    case duration
    case displaySize = "display-size"
    case frameRate = "frame-rate"
    case format
    case videoCodec = "video-codec"
    case audioCodec = "audio-codec"
    /// The bytes of the file.
    case content
    /// The file lies somewhere else.
    case place
    /// How many files of a kind took part.
    case inputCount = "input-count"
    case setting
  }

  package var kind: Kind
  /// One sentence: what it is, and what it was.
  package var message: String

  package init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }
}

/// Why something could not be remembered or recalled.
package struct StoreError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong with the store.
  package enum Kind: Sendable, Hashable {
    /// The folder or the database cannot be written.
    case notWritable
    /// The disk is full.
    case full
    /// Other processes kept it locked for too long.
    case busy
    /// The content is damaged.
    case damaged
    case other
  }

  package var kind: Kind
  package var path: String
  /// One sentence without the path.
  package var reason: String

  package init(_ kind: Kind, path: String, reason: String) {
    self.kind = kind
    self.path = path
    self.reason = reason
  }

  /// Path and reason.
  package var description: String { "\(path): \(reason)" }
}

import Media
import MediaModel
import Preflight
import System
import Workers

/// Looks at the media of a data URI.
enum DataURIProbe {
  /// The facts of what a data URI holds, under the label that stands for it.
  ///
  /// - Throws: `MediaError` when the media cannot be looked at, `FileError` when there is no room.
  static func facts(
    of text: String, label: String, reader: any FactsReader
  ) throws -> MediaFacts {
    let content: DataURI
    do {
      content = try DataURI(text)
    } catch {
      return .unreadable(
        path: label, byteCount: Int64(text.utf8.count), reason: "The data URI \(error.reason).")
    }
    guard !content.bytes.isEmpty else {
      return .unreadable(path: label, byteCount: 0, reason: "The data URI holds nothing.")
    }
    let file = try UnnamedFile(holding: content.bytes)
    do {
      var facts = try RequestProber.facts(of: file.path, .packets, memory: .none, reader: reader)
      facts.path = label
      return facts
    } catch {
      var labelled = error
      labelled.path = label
      throw labelled
    }
  }
}

import MediaModel
package import Preflight

/// What makes two runs the same request: profile, media, settings and command.
package struct RunFingerprint: Sendable, Hashable {
  /// A text from which the fingerprint is computed; the same for the same request alone.
  ///
  /// It holds prompts and keys as they were typed: store its hash, never itself.
  package let bytes: [UInt8]

  /// - Parameters:
  ///   - profileID: The profile.
  ///   - media: Role and content hash of every file that is sent, in order.
  ///   - request: Its settings, selection and transport count; its paths do not.
  ///   - command: The words as they were typed, placeholders not replaced, so that names of
  ///     temporary files do not count.
  package init(
    profileID: String, media: [(role: String?, contentHash: String)], request: Request,
    command: CommandTemplate
  ) {
    var fields: [[UInt8]] = []
    func add(_ kind: String, _ values: [String]) {
      fields += [Array(kind.utf8), Array("\(values.count)".utf8)] + values.map { Array($0.utf8) }
    }
    add("preflight.run/1", [profileID])
    add("media", media.flatMap { [$0.role ?? "", $0.contentHash] })
    add("settings", request.settings.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] })
    let ends = [request.selection.from, request.selection.to]
    add("selection", ends.map { $0.map { "\($0.seconds)" } ?? "" })
    add("transport", [request.transport?.rawValue ?? ""])
    add("command", [])
    fields += command.words
    // Lengths in front keep "ab", "c" apart from "a", "bc".
    bytes = fields.flatMap { Array("\($0.count):".utf8) + $0 }
  }
}

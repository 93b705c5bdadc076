/// A container or image format by one name, whatever a profile, a provider, FFmpeg or a file's name
/// calls it.
///
/// To add one: a row in `FormatTable.swift`.
package struct MediaFormat: Sendable, Hashable {
  /// What is known of one format.
  struct Row {
    /// The name that everything else is brought to: `mp4`, `jpeg`, `mpegts`.
    var name: String
    /// The name that people use: `MP4`.
    var title: String
    /// What a file of the format usually holds, or nil where that differs.
    var kind: MediaKind?
    /// What the names of files end in, the usual ending first.
    var extensions: [String]
    /// Other names in profiles, in MIME types and in FFmpeg.
    var aliases: [String] = []
    /// The MIME type, or nil for the kind and the name.
    var mimeType: String?
    /// The format whose extensions files of this one may have as well, or nil for none.
    var family: String?
    /// The video codecs that may be copied into it, or nil for all.
    var copiedCodecs: [String]?
  }

  /// The name by which facts and profiles are compared; an unknown format keeps its own.
  package let name: String

  /// The format of a name, an extension or a MIME type.
  package init(_ text: String) {
    let plain = text.lowercased().split(separator: "/").last.map(String.init) ?? ""
    let bare = plain.hasPrefix(".") ? String(plain.dropFirst()) : plain
    // MPEG is audio under audio/ and a program stream elsewhere.
    let name = text.lowercased() == "audio/mpeg" ? "mp3" : bare
    self.name = Self.names[name] ?? name
  }

  /// The format that a file's extension promises, or nil for one that says nothing.
  package init?(extension text: String) {
    guard let name = Self.namesByExtension[text.lowercased()] else { return nil }
    self.name = name
  }

  /// Whether this is one of the formats that a profile lists.
  package func isOne(of names: [String]) -> Bool { names.contains { MediaFormat($0) == self } }

  /// The name that people use: `MP4`.
  package var title: String { row?.title ?? name.uppercased() }

  /// What the names of files end in, the usual ending first; empty for an unknown format.
  package var extensions: [String] { row?.extensions ?? [] }

  /// What a file of the format usually holds, or nil where that differs or is not known.
  package var kind: MediaKind? { row?.kind }

  /// The MIME type under which a file of the format is sent.
  package func mimeType(_ kind: MediaKind) -> String {
    if let type = row?.mimeType { return type }
    return kind == .other ? "application/octet-stream" : "\(kind.rawValue)/\(name)"
  }

  /// Whether files of both formats have the same extensions.
  package func isNamedLike(_ other: MediaFormat) -> Bool {
    (row?.family ?? name) == (other.row?.family ?? other.name)
  }

  /// Whether video of a codec may be copied into a file of the format.
  package func holdsCopied(_ codec: String) -> Bool { row?.copiedCodecs?.contains(codec) ?? true }

  private var row: Row? { Self.rows[name] }

  private static let rows = Dictionary(
    uniqueKeysWithValues: (containers + images).map { ($0.name, $0) })
  private static let names = Dictionary(
    uniqueKeysWithValues: rows.values.flatMap { row in row.aliases.map { ($0, row.name) } })
  private static let namesByExtension = Dictionary(
    uniqueKeysWithValues: rows.values.flatMap { row in row.extensions.map { ($0, row.name) } })
}

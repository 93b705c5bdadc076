import CommandLineArguments
import System

/// A path with placeholders, from which the place of each result of a batch is made:
/// `out/{folder}/{name}.{profile}.mp4`.
///
/// `{{` and `}}` stand for braces.
struct OutputPattern: Equatable {
  /// What is filled in.
  enum Placeholder: String, CaseIterable {
    /// The file's name without its extension.
    case name
    /// The path of the file's folder within the named folder.
    case folder
    /// The file's extension in small letters.
    case `extension`
    /// The last parts of the profiles' ids.
    case profile
    /// The number of the file in the batch, from 1.
    case index
    /// Which of a clip's frames it is.
    case which
  }

  private enum Part: Equatable {
    case text(String)
    case placeholder(Placeholder)
  }

  /// The pattern as it was typed.
  let text: String
  /// What stands between slashes.
  private let components: [[Part]]

  /// Reads a pattern with the placeholders that mean something here.
  ///
  /// - Throws: `ValidationError` when it has a brace without its other half, or another placeholder.
  init(_ text: String, knowing known: Set<Placeholder>) throws {
    self.text = text
    components = try text.split(separator: "/", omittingEmptySubsequences: false).map {
      try Self.parts(of: $0, in: text, knowing: known)
    }
  }

  /// Whether a text has a placeholder, so that it is meant as a pattern.
  static func isPattern(_ text: String) -> Bool {
    Placeholder.allCases.contains { text.contains("{\($0.rawValue)}") }
  }

  /// Whether a placeholder occurs.
  func contains(_ placeholder: Placeholder) -> Bool {
    components.contains { $0.contains(.placeholder(placeholder)) }
  }

  /// Whether results of different files have different places, as far as the pattern can see to it.
  var tellsFilesApart: Bool { contains(.name) || contains(.index) }

  /// The path for one file, with values for the placeholders.
  ///
  /// No value leads out of the folder in which the pattern has it: what a file is called must not
  /// decide where something is written.
  ///
  /// - Throws: `FileError` when the path would have a part that is empty or leads elsewhere.
  func path(_ values: [Placeholder: String]) throws(FileError) -> String {
    var filled: [String] = []
    for (number, component) in components.enumerated() {
      let text = component.map { part in
        switch part {
        case .text(let text): text
        case .placeholder(let placeholder): values[placeholder] ?? ""
        }
      }.joined()
      if component == [.placeholder(.folder)], text.isEmpty { continue }
      let isTyped = !component.contains { if case .placeholder = $0 { true } else { false } }
      let isSafe = text.split(separator: "/", omittingEmptySubsequences: false)
        .allSatisfy { !["", ".", ".."].contains($0) }
      guard isTyped || isSafe else {
        throw FileError(
          description: """
            its name turns part \(number + 1) of the path after -o into '\(text)', which is not a \
            file name; rename it.
            """)
      }
      filled.append(text)
    }
    return filled.joined(separator: "/")
  }

  private static func parts(
    of component: Substring, in whole: String, knowing known: Set<Placeholder>
  ) throws -> [Part] {
    var parts: [Part] = []
    var text = ""
    var rest = component
    while let letter = rest.popFirst() {
      if letter == "{" || letter == "}", rest.first == letter {
        text.append(letter)
        rest.removeFirst()
      } else if letter == "{" {
        guard let end = rest.firstIndex(of: "}") else { throw unpaired("{", in: whole) }
        let name = String(rest[..<end])
        guard let placeholder = Placeholder(rawValue: name), known.contains(placeholder) else {
          throw unknown(name, knowing: known)
        }
        if !text.isEmpty { parts.append(.text(text)) }
        text = ""
        parts.append(.placeholder(placeholder))
        rest = rest[rest.index(after: end)...]
      } else if letter == "}" {
        throw unpaired("}", in: whole)
      } else {
        text.append(letter)
      }
    }
    if !text.isEmpty { parts.append(.text(text)) }
    return parts
  }

  private static func unpaired(_ brace: String, in whole: String) -> ValidationError {
    ValidationError(
      "-o '\(whole)' has an unmatched \(brace); write \(brace)\(brace) for a literal brace.")
  }

  private static func unknown(_ name: String, knowing known: Set<Placeholder>) -> ValidationError {
    let list = Placeholder.allCases.filter(known.contains).map { "{\($0.rawValue)}" }
    return ValidationError(
      "{\(name)} is not a placeholder here; use \(list.joined(separator: ", ")).")
  }
}

extension OutputPattern {
  /// What the placeholders mean for a file, its own properties alone.
  static func values(of entry: InputEntry) -> [Placeholder: String] {
    let parts = entry.relativePath.split(separator: "/")
    let name = parts.last ?? ""
    let dot = name.lastIndex(of: ".").flatMap { $0 == name.startIndex ? nil : $0 }
    let folder = parts.dropLast().filter { $0 != "." && $0 != ".." }
    return [
      .name: String(dot.map { name[..<$0] } ?? name),
      .extension: dot.map { name[name.index(after: $0)...].lowercased() } ?? "",
      .folder: folder.joined(separator: "/"),
    ]
  }

  /// A number as it stands in names, so that they sort: `0007`.
  static func index(_ number: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The last parts of profiles' ids: `reshoot`, or `erase-objects+reshoot`.
  static func profile(_ ids: [String]) -> String {
    ids.map { id in id.split(separator: "/").last.map(String.init) ?? id }.joined(separator: "+")
  }
}

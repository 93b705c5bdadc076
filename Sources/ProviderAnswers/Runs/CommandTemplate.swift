import JSON
package import Preflight

/// The command behind the gate as it was typed, with placeholders such as `{video}` in its words.
///
/// A placeholder is a name in braces: a letter or `_`, then letters, digits, `_`, `-` and `.`, all of
/// ASCII. `{{name}}` stands for `{name}` itself. Whatever else is in braces stays as it is: JSON,
/// `{}`, and `${NAME}`, which belongs to shells.
package struct CommandTemplate: Sendable, Hashable {
  /// The words as bytes, since arguments need not be UTF-8; the first is the program.
  package let words: [[UInt8]]

  package init(words: [[UInt8]]) {
    self.words = words
  }

  /// The names of the placeholders, each once, in the order of the words.
  package var placeholders: [String] {
    var names: [String] = []
    for name in words.flatMap({ Self.pieces(of: $0) }).compactMap(\.name)
    where !names.contains(name) {
      names.append(name)
    }
    return names
  }

  /// The words with every placeholder replaced.
  ///
  /// A word that is a placeholder and nothing else becomes as many words as there are files.
  ///
  /// - Throws: `RequestError` when a placeholder means nothing, or several files where there is room
  ///   for one.
  package func filled(with values: PlaceholderValues) throws(RequestError) -> [[UInt8]] {
    var result: [[UInt8]] = []
    for word in words {
      let pieces = Self.pieces(of: word)
      if pieces.count == 1, let name = pieces[0].name {
        result += try values.all(name).map { Array($0.utf8) }
        continue
      }
      var filled: [UInt8] = []
      for piece in pieces {
        switch piece {
        case .bytes(let bytes): filled += bytes
        case .placeholder(let name): filled += try values.one(name).utf8
        }
      }
      result.append(filled)
    }
    return result
  }

  private enum Piece {
    case bytes(ArraySlice<UInt8>)
    case placeholder(String)

    var name: String? {
      switch self {
      case .bytes: nil
      case .placeholder(let name): name
      }
    }
  }

  /// What a word consists of, in order.
  private static func pieces(of word: [UInt8]) -> [Piece] {
    var pieces: [Piece] = []
    var start = 0
    var position = 0
    func take(upTo end: Int) {
      if start < end { pieces.append(.bytes(word[start..<end])) }
    }
    while position < word.count {
      if let end = end(of: word, openedAt: position, braces: 2) {
        take(upTo: position)
        pieces.append(.bytes(word[(position + 1)..<(end - 1)]))
        (start, position) = (end, end)
      } else if let end = end(of: word, openedAt: position, braces: 1) {
        take(upTo: position)
        pieces.append(
          .placeholder(String(decoding: word[(position + 1)..<(end - 1)], as: UTF8.self)))
        (start, position) = (end, end)
      } else {
        position += 1
      }
    }
    take(upTo: word.count)
    return pieces
  }

  /// Where a name in so many braces ends that opens at a position, or nil when none does.
  private static func end(of word: [UInt8], openedAt position: Int, braces: Int) -> Int? {
    let belongsToShell = position > 0 && word[position - 1] == UInt8(ascii: "$")
    let rest = word[position...]
    guard !belongsToShell, rest.prefix(braces).count(where: { $0 == UInt8(ascii: "{") }) == braces
    else { return nil }
    let name = rest.dropFirst(braces).prefix(while: \.isInName)
    guard let first = name.first, first.startsName else { return nil }
    let closing = word[name.endIndex...].prefix(braces)
    guard closing.count == braces, closing.allSatisfy({ $0 == UInt8(ascii: "}") }) else {
      return nil
    }
    return closing.endIndex
  }
}

extension UInt8 {
  fileprivate var startsName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  fileprivate var isInName: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: startsName
    }
  }
}

/// What the placeholders of a command stand for.
///
/// Roles come first: `{start}` is the file in the role `start`. Then media types where one file is of
/// that type, `{input}` where there is one file, `{report}` and `{profile}`. Of a role with several
/// files, `{reference.2}` is the second.
package struct PlaceholderValues: Sendable, Hashable {
  /// A file that is sent.
  package struct File: Sendable, Hashable {
    /// Its role, or nil when the profile gives it none.
    package var role: String?
    package var mediaType: MediaType?
    package var path: String

    package init(role: String?, mediaType: MediaType?, path: String) {
      self.role = role
      self.mediaType = mediaType
      self.path = path
    }
  }

  private let values: [String: [String]]
  /// Names that could have a value with other files, with the reason why they have none.
  private let reasons: [String: String]

  /// The values of files in the order of the request, and of the path of the JSON report.
  package init(files: [File], profile: Profile, report: String) {
    var values = ["report": [report], "profile": [profile.id]]
    var reasons: [String: String] = [:]
    if files.count == 1 {
      values["input"] = [files[0].path]
    } else {
      reasons["input"] = "There are \(files.count) files, so {input} may mean any of them."
    }
    for type in MediaType.allCases where type != .text {
      let paths = files.filter { $0.mediaType == type }.map(\.path)
      if paths.count == 1 {
        values[type.rawValue] = paths
      } else {
        let count = paths.isEmpty ? "none of the files is" : "\(paths.count) of the files are"
        reasons[type.rawValue] =
          "{\(type.rawValue)} needs exactly one file of its type, and \(count) \(type.withArticle)."
      }
    }
    for role in profile.mediaInputs.map(\.role) {
      let paths = files.filter { $0.role == role }.map(\.path)
      values[role] = paths.isEmpty ? nil : paths
      reasons[role] = paths.isEmpty ? "{\(role)} has no file in this request." : nil
      for (number, path) in paths.enumerated() { values["\(role).\(number + 1)"] = [path] }
    }
    self.values = values
    self.reasons = reasons
  }

  /// Everything that a name stands for, at least one text.
  ///
  /// - Throws: `RequestError` when it means nothing.
  package func all(_ name: String) throws(RequestError) -> [String] {
    guard let texts = values[name] else { throw unknown(name) }
    return texts
  }

  /// The one text that a name stands for.
  ///
  /// - Throws: `RequestError` when it means nothing, or several files.
  package func one(_ name: String) throws(RequestError) -> String {
    let texts = try all(name)
    guard texts.count == 1 else {
      throw RequestError(
        "{\(name)} stands for \(texts.count) files: write it as an argument of its own, or "
          + "{\(name).1} to {\(name).\(texts.count)}.")
    }
    return texts[0]
  }

  private func unknown(_ name: String) -> RequestError {
    // {video.1} says nothing that {video} does not where there is one.
    let names = values.keys.filter { key in
      !key.hasSuffix(".1") || values[key] != values[String(key.dropLast(2))]
    }.sorted().map { "{\($0)}" }
    let known = "The command may use \(Wording.list(names, "and"))."
    if let reason = reasons[name] { return RequestError("\(reason) \(known)") }
    return RequestError(
      "{\(name)} in the command stands for nothing. \(known) "
        + "To pass the braces on, write {{\(name)}}.",
      suggestions: NearestNames.to(name, among: values.keys).map { "{\($0)}" })
  }
}

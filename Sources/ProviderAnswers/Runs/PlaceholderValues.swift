import JSON
package import Preflight

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

  /// - Parameters:
  ///   - files: What is sent, in the order of the request.
  ///   - profile: Where it is sent.
  ///   - report: The path of the JSON report.
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
          "{\(type.rawValue)} needs exactly one file of its type, and \(count) \(type.words)."
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

extension MediaType {
  fileprivate var words: String {
    switch self {
    case .image: "an image"
    case .video: "a video"
    case .audio: "sound"
    case .text: "text"
    }
  }
}

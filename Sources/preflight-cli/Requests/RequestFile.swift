import Preflight
import System

/// The file of `--request`, read once.
struct RequestFile {
  /// Media as text are a third larger than their files, and providers take up to 16 MiB of them.
  private static let maximumByteCount = 256 << 20

  private let path: String
  private let documents: [RequestDocument]

  /// Reads a file, or standard input where the path is `-`.
  ///
  /// - Throws: `FileError` when it cannot be read, `RequestDocumentError` when it holds no request.
  init(path: String) throws {
    self.path = path
    let isInput = path == "-"
    let bytes =
      isInput
      ? try LocalFiles.standardInput(atMost: Self.maximumByteCount)
      : try LocalFiles.contents(of: path, atMost: Self.maximumByteCount)
    documents = try RequestDocument.documents(
      in: bytes, file: isInput ? "standard input" : path)
  }

  /// The names of the profiles that are asked about: those that were typed, else those that the
  /// requests name.
  ///
  /// - Throws: `RequestError` when neither names one.
  func profileNames(_ typed: [String]) throws -> [String] {
    guard typed.isEmpty else { return typed }
    let catalog = try UserProfiles.catalog()
    var names: [String] = []
    for name in try documents.flatMap({ try Self.names(in: $0, catalog) })
    where !names.contains(name) {
      names.append(name)
    }
    return names
  }

  /// The requests, each for its profiles.
  ///
  /// - Throws: `RequestDocumentError` when one is malformed, `RequestError` when it contradicts the
  ///   command line.
  func subjects(for choice: ProfileChoice, prober: RequestProber) throws -> [CheckSubject] {
    try documents.map { document in
      let profiles = try profiles(for: document, choice)
      var outline = try document.outline(for: profiles, in: choice.catalog)
      try merge(prober, into: &outline)
      resolvePaths(of: &outline)
      return .document(
        RequestDraft(
          file: path, outline: outline, profiles: profiles,
          from: try Self.time(outline.from, "from") ?? prober.from,
          to: try Self.time(outline.to, "to") ?? prober.to))
    }
  }

  private func profiles(
    for document: RequestDocument, _ choice: ProfileChoice
  ) throws -> [Profile] {
    guard documents.count > 1 else { return choice.profiles }
    let names = try Self.names(in: document, choice.catalog)
    let own = choice.profiles.filter { choice.names[$0.id].map(names.contains) ?? false }
    return own.isEmpty ? choice.profiles : own
  }

  private static func names(in document: RequestDocument, _ catalog: Catalog) throws -> [String] {
    let names: [String]
    do {
      names = try document.profileNames(in: catalog)
    } catch let model as AmbiguousModel {
      throw RequestError(
        "The model \(model.name) may be any of \(Wording.list(model.profileIDs)); name one with "
          + "--for.")
    }
    guard !names.isEmpty else {
      throw RequestError("The request names no profile; name one with --for.")
    }
    return names
  }

  private func merge(_ prober: RequestProber, into outline: inout RequestOutline) throws {
    for (name, value) in prober.settings.sorted(by: { $0.key < $1.key }) {
      guard outline.settings[name] == nil else {
        throw RequestError("The request already gives '\(name)'; leave --set \(name) out.")
      }
      outline.settings[name] = value
    }
    if let transport = prober.transport {
      guard outline.transport == nil || outline.transport == transport else {
        throw RequestError("The request already gives its transport; leave --transport out.")
      }
      outline.transport = transport
    }
    guard outline.from == nil || prober.from == nil, outline.to == nil || prober.to == nil else {
      throw RequestError("The request already gives its part; leave --from and --to out.")
    }
  }

  /// Paths in a file lead from its folder, those on standard input from the working folder.
  private func resolvePaths(of outline: inout RequestOutline) {
    guard path != "-", let slash = path.lastIndex(of: "/") else { return }
    let folder = path[...slash]
    for index in outline.inputs.indices {
      guard case .file(let path) = outline.inputs[index].content, !path.hasPrefix("/") else {
        continue
      }
      outline.inputs[index].content = .file(folder + path)
    }
  }

  private static func time(_ text: String?, _ name: String) throws -> TimePosition? {
    guard let text else { return nil }
    guard let position = TimePosition(text) else {
      throw RequestError(
        "'\(name)' of the request is not a time: write seconds, a timecode or frames.")
    }
    return position
  }
}

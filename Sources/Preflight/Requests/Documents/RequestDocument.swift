package import JSON

/// A request as a file describes it: in Preflight's own form, or as the very JSON that would be sent.
public struct RequestDocument: Sendable, Hashable {
  /// How a document is written.
  public enum Form: Sendable, Hashable {
    /// `preflight.request/1`.
    case own
    /// What would be sent to a provider.
    case payload
  }

  /// The schema that Preflight's own form names.
  public static let schema = "preflight.request/1"

  public let form: Form
  package let root: JSONValue
  package let file: String

  /// The requests of a file: one, or one for each element of a list.
  ///
  /// - Parameters:
  ///   - bytes: JSON.
  ///   - file: The file's name, for messages.
  /// - Returns: At least one request.
  /// - Throws: `RequestDocumentError` when the bytes are not JSON, or no request.
  public static func documents(
    in bytes: [UInt8], file: String
  ) throws(RequestDocumentError) -> [RequestDocument] {
    let root: JSONValue
    do {
      root = try JSONReader.document(bytes)
    } catch {
      throw RequestDocumentError(
        file: file, reason: "line \(error.line), column \(error.column): \(error.reason)")
    }
    guard case .array(let elements) = root else { return [try RequestDocument(root, file: file)] }
    guard !elements.isEmpty else {
      throw RequestDocumentError(file: file, reason: "the list holds no request")
    }
    var documents: [RequestDocument] = []
    for element in elements { documents.append(try RequestDocument(element, file: file)) }
    return documents
  }

  private init(_ root: JSONValue, file: String) throws(RequestDocumentError) {
    guard case .object = root else {
      throw RequestDocumentError(
        file: file, reason: "a request is an object, not \(root.kindName)")
    }
    self.root = root
    self.file = file
    switch root.member("schema") {
    case .text(Self.schema)?: form = .own
    case .text(let other)? where other.hasPrefix("preflight."):
      throw RequestDocumentError(
        file: file, reason: "the schema is \(other); a request has \(Self.schema)")
    default: form = .payload
    }
  }

  /// What the document says, read for the profiles that are asked about.
  ///
  /// - Throws: `RequestDocumentError` when Preflight's own form has an unknown key or a wrong value.
  public func outline(
    for profiles: [Profile], in catalog: Catalog
  ) throws(RequestDocumentError) -> RequestOutline {
    switch form {
    case .payload: return PayloadReader(profiles, catalog: catalog).outline(of: root)
    case .own:
      do {
        return try OwnRequest(root).outline(for: profiles)
      } catch {
        throw RequestDocumentError(file: file, error)
      }
    }
  }

  /// The profiles for which the document is meant, as it names them itself: those of Preflight's own
  /// form, or the one of a provider's model; empty when it names none.
  ///
  /// - Throws: `RequestDocumentError` when Preflight's own form is malformed, `DocumentError` when a
  ///   profile is, `RequestError` when a model's name may mean several.
  public func profileNames(in catalog: Catalog) throws -> [String] {
    switch form {
    case .payload:
      let payload = Payload(root)
      guard let model = payload.model else { return [] }
      return try ModelName(model).profile(for: payload, in: catalog).map { [$0] } ?? []
    case .own:
      do {
        return try OwnRequest(root).profiles
      } catch {
        throw RequestDocumentError(file: file, error)
      }
    }
  }
}

/// A request's file is not as it has to be; nothing can be said about the request.
public struct RequestDocumentError: Error, Sendable, Hashable, CustomStringConvertible {
  public let file: String
  public let reason: String

  package init(file: String, reason: String) {
    self.file = file
    self.reason = reason
  }

  package init(file: String, _ error: DocumentError) {
    self.init(file: file, reason: error.description)
  }

  /// The file and the reason in one sentence.
  public var description: String { "\(file): \(reason)" + (reason.hasSuffix("?") ? "" : ".") }
}

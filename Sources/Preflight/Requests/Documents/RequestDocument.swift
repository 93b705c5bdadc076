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
  ///   profile is, `AmbiguousModel` when a model's name may mean several.
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

/// What a document says about a request, before the files that it names are read.
public struct RequestOutline: Sendable, Hashable {
  /// One input as the document gives it.
  public struct Input: Sendable, Hashable {
    public var role: String
    /// Where in the document it stands: `image_urls[1]`.
    public var place: String
    /// What is looked at.
    public var content: InputReference
    /// Under which address the provider finds it, where the content is given besides, or nil.
    public var offered: InputReference?

    public init(
      role: String, place: String, content: InputReference, offered: InputReference? = nil
    ) {
      self.role = role
      self.place = place
      self.content = content
      self.offered = offered
    }
  }

  public var inputs: [Input]
  /// The output settings and the texts by name.
  public var settings: [String: String]
  /// How local files will reach the provider, or nil when the document does not say.
  public var transport: Transport?
  /// Where the part that will be sent starts, as it is written, or nil.
  public var from: String?
  /// Where the part that will be sent ends, as it is written, or nil.
  public var to: String?
  /// What only a provider's own JSON says, or nil for Preflight's form.
  public var payload: PayloadFacts?

  public init(
    inputs: [Input] = [], settings: [String: String] = [:], transport: Transport? = nil,
    from: String? = nil, to: String? = nil, payload: PayloadFacts? = nil
  ) {
    self.inputs = inputs
    self.settings = settings
    self.transport = transport
    self.from = from
    self.to = to
    self.payload = payload
  }
}

/// What the JSON that would be sent says besides its inputs and settings.
public struct PayloadFacts: Sendable, Hashable {
  /// The model that it names, or nil.
  public var model: String?
  /// The profiles that the model's name may mean; empty when it is none that is known.
  public var modelProfileIDs: [String]
  /// Members that hold lists or objects of which nothing is known.
  public var unreadMembers: [String]
  /// Members that stand beside the inputs' wrapper although they belong into it.
  public var misplacedMembers: [String]
  /// The JSON types of the settings by name.
  public var settingTypes: [String: Setting.ValueType]

  public init(
    model: String? = nil, modelProfileIDs: [String] = [], unreadMembers: [String] = [],
    misplacedMembers: [String] = [], settingTypes: [String: Setting.ValueType] = [:]
  ) {
    self.model = model
    self.modelProfileIDs = modelProfileIDs
    self.unreadMembers = unreadMembers
    self.misplacedMembers = misplacedMembers
    self.settingTypes = settingTypes
  }
}

extension RequestOutline.Input {
  /// What stands in reports for the input: its path, its address without user and query, or its place
  /// in the request.
  public var label: String {
    switch content {
    case .file(let path): path
    case .dataURI(let text): "\(place) (data URI, \(Wording.size(Int64(text.utf8.count))))"
    case .address(let text): WebAddress(text)?.shown ?? "\(place) (malformed address)"
    case .other(let scheme): "\(place) (\(Wording.clipped(scheme)): address)"
    }
  }
}

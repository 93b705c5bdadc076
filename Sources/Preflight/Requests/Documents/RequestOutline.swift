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

  public init(
    model: String? = nil, modelProfileIDs: [String] = [], unreadMembers: [String] = [],
    misplacedMembers: [String] = []
  ) {
    self.model = model
    self.modelProfileIDs = modelProfileIDs
    self.unreadMembers = unreadMembers
    self.misplacedMembers = misplacedMembers
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

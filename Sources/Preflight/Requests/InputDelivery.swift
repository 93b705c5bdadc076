public import MediaModel

/// How an input reaches the provider, and how much of it was looked at.
public struct InputDelivery: Sendable, Hashable {
  /// A local file that was read, and of which nothing else is known.
  public static let file = InputDelivery()

  /// The way of this input, or nil when it is that of the whole request.
  public var transport: Transport?
  /// Where the provider finds the input, or nil when it stands under no address.
  public var address: WebAddress?
  /// The characters of the data URI in which the input stands, or nil when it stands in none.
  public var encodedLength: Int64?
  /// The media type that the data URI states, or nil when it states none.
  public var statedType: String?
  /// Whether the encoded content is bare base64, which has no place for a media type.
  public var isBareBase64: Bool
  /// Whether the content itself was read.
  public var isSeen: Bool
  /// What the server behind the address answered, or nil when it was not asked.
  public var answer: AddressAnswer?
  /// The scheme of an address that is not one of the web, such as `s3`, or nil.
  public var scheme: String?

  public init(
    transport: Transport? = nil, address: WebAddress? = nil, encodedLength: Int64? = nil,
    statedType: String? = nil, isBareBase64: Bool = false, isSeen: Bool = true,
    answer: AddressAnswer? = nil,
    scheme: String? = nil
  ) {
    self.transport = transport
    self.address = address
    self.encodedLength = encodedLength
    self.statedType = statedType
    self.isBareBase64 = isBareBase64
    self.isSeen = isSeen
    self.answer = answer
    self.scheme = scheme
  }

  /// Whether a local file stands behind it, which a command can fix.
  public var isLocalFile: Bool { isSeen && encodedLength == nil }

  /// Whether what a check measures is known.
  func tells(_ check: any LimitCheck.Type) -> Bool {
    guard !isSeen else { return true }
    guard case .headers(let headers)? = answer, headers.isSuccess else { return false }
    return switch check.header {
    case .contentLength: headers.contentLength != nil
    case .contentType: headers.mediaKind != nil
    case nil: false
    }
  }
}

/// What came back when a server was asked about an address.
public enum AddressAnswer: Sendable, Hashable {
  case headers(AddressHeaders)
  /// The server was not asked, because its address must not be: the reason as a clause.
  case refused(String)
  /// The server could not be reached: the reason as a clause.
  case unreachable(String)
}

/// The headers that matter of an answer to HEAD.
public struct AddressHeaders: Sendable, Hashable {
  public var status: Int
  public var contentType: String?
  /// In bytes.
  public var contentLength: Int64?

  public init(status: Int, contentType: String? = nil, contentLength: Int64? = nil) {
    self.status = status
    self.contentType = contentType
    self.contentLength = contentLength
  }
}

/// One file of a request in the role in which a profile takes it.
public struct AssignedInput: Sendable, Hashable {
  public var role: String
  public var path: String
  public var facts: MediaFacts
  /// As what the role takes the file: an animation may be taken as a video.
  public var mediaType: MediaType
  /// Whether the role was concluded rather than given.
  public var isAssumed: Bool
  /// How it reaches the provider, and how much of it was looked at.
  public var delivery: InputDelivery

  public init(
    role: String, path: String, facts: MediaFacts, mediaType: MediaType, isAssumed: Bool = false,
    delivery: InputDelivery = .file
  ) {
    self.role = role
    self.path = path
    self.facts = facts
    self.mediaType = mediaType
    self.isAssumed = isAssumed
    self.delivery = delivery
  }
}

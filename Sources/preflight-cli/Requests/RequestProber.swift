import Media
import Preflight
import System
import Workers

/// Reads files as deep as a verdict needs, and makes requests of them.
struct RequestProber: Sendable {
  var from: TimePosition?
  var to: TimePosition?
  let settings: [String: String]
  let transport: Transport?
  let need: ProbeNeed
  var profiles: [Profile]
  let memory: Memory
  var reader: any FactsReader = DirectReader()
  /// Who asks the servers of addresses, or nil when nobody does.
  var fetcher: HeaderFetcher?

  /// The request for some inputs.
  ///
  /// - Throws: `MediaError` when a file cannot be looked at, `RequestError` when a time means
  ///   nothing in the clip, `DocumentError` when a profile is malformed.
  func request(with inputs: [InputArgument]) throws -> Request {
    let inputs = try inputs.map { input in
      RequestInput(
        role: input.role, path: input.path, facts: try facts(of: input.path, .header))
    }
    return try completed(Request(inputs: inputs, settings: settings, transport: transport))
  }

  /// A request with its selection, and with its files read as deep as a verdict needs.
  ///
  /// - Throws: `MediaError`, `RequestError` and `DocumentError`, as above.
  func completed(_ request: Request) throws -> Request {
    var request = request
    request.selection = try selection(in: request)
    for path in try need.pathsNeedingPackets(for: request, profiles: profiles) {
      for index in request.inputs.indices
      where request.inputs[index].path == path && request.inputs[index].delivery.isLocalFile {
        request.inputs[index].facts = try facts(of: path, .packets)
      }
    }
    return request
  }

  /// The facts of a file; what is no media is a fact too, and speaks against the request.
  func facts(of path: String, _ depth: ProbeDepth) throws(MediaError) -> MediaFacts {
    try Self.facts(of: path, depth, memory: memory, reader: reader)
  }

  /// The same, with whatever memory of files.
  static func facts(
    of path: String, _ depth: ProbeDepth, memory: Memory,
    reader: any FactsReader = DirectReader()
  ) throws(MediaError) -> MediaFacts {
    do {
      return try memory.facts(of: path, depth: depth, reader: reader)
    } catch {
      guard let facts = error.unreadableFacts else { throw error }
      return facts
    }
  }

  /// The part of the clip that the times mean; they are counted in the first video.
  private func selection(in request: Request) throws -> Selection {
    guard from != nil || to != nil else { return .whole }
    let clip = request.inputs.first { $0.facts.kind == .video } ?? request.inputs.first
    let rate = clip?.facts.mainVideo?.frameRate
    func time(_ position: TimePosition?, _ option: String) throws -> MediaTime? {
      guard let position else { return nil }
      if case .time(let time) = position { return time }
      guard let rate = rate?.nominal ?? rate?.average else {
        throw RequestError(
          "\(option) counts frames, and \(clip?.path ?? "the input") has no frame rate; "
            + "use seconds.")
      }
      guard let time = position.time(at: rate) else {
        throw RequestError("\(option) names a timecode that does not exist at \(rate) fps.")
      }
      return time
    }
    return try Selection(from: try time(from, "--from"), to: try time(to, "--to"))
  }
}

extension RequestProber {
  /// The request of a subject, its media read as far as they can be.
  ///
  /// - Throws: `MediaError` when a file cannot be looked at, `FileError` when there is no room for the
  ///   media of a data URI, `RequestError` when a time means nothing in the clip.
  func request(for subject: CheckSubject) throws -> Request {
    switch subject {
    case .inputs(let inputs): try request(with: inputs)
    case .document(let draft): try request(of: draft)
    }
  }

  private func request(of draft: RequestDraft) throws -> Request {
    var prober = self
    prober.profiles = draft.profiles
    prober.from = draft.from
    prober.to = draft.to
    var inputs: [RequestInput] = []
    for outlined in draft.outline.inputs {
      var input = try input(outlined)
      if let fetcher, let address = input.delivery.address {
        input.take(try fetcher.answer(about: address))
      }
      // Addresses may differ in their queries alone, which are not shown.
      if inputs.contains(where: { $0.path == input.path }), outlined.localPath == nil {
        input.path += " (\(outlined.place))"
        input.facts.path = input.path
      }
      inputs.append(input)
    }
    return try prober.completed(
      Request(
        inputs: inputs, settings: draft.outline.settings, transport: draft.outline.transport,
        payload: draft.outline.payload))
  }

  private func input(_ outlined: RequestOutline.Input) throws -> RequestInput {
    let label = outlined.label
    func input(_ facts: MediaFacts, _ delivery: InputDelivery) -> RequestInput {
      RequestInput(role: outlined.role, path: label, facts: facts, delivery: delivery)
    }
    switch outlined.content {
    case .file(let path):
      // Such a text may be anything, and is nothing to repeat in a message.
      guard path.utf8.count <= 1024 else {
        throw RequestError("\(outlined.place) is not a path, an address or a data URI.")
      }
      return input(
        try facts(of: path, .header), Self.delivery(of: outlined.offered))
    case .dataURI(let text):
      let delivery = InputDelivery(
        transport: .dataURI, encodedLength: Int64(text.utf8.count),
        statedType: (try? DataURI(text))?.mediaType, isBareBase64: !DataURI.isLabelled(text))
      return input(try DataURIProbe.facts(of: text, label: label, reader: reader), delivery)
    case .address, .other:
      var delivery = Self.delivery(of: outlined.content)
      delivery.isSeen = false
      return input(.unseen(label), delivery)
    }
  }

  /// How what is offered under an address reaches the provider.
  private static func delivery(of reference: InputReference?) -> InputDelivery {
    switch reference {
    case .address(let text)?:
      let address = WebAddress(text)
      return InputDelivery(
        transport: .url, address: address,
        scheme: address == nil ? String(text.prefix { $0 != ":" }).lowercased() : nil)
    // Addresses of a provider's own come from its upload.
    case .other(let scheme)?: return InputDelivery(transport: .upload, scheme: scheme)
    case .dataURI(let text)?:
      return InputDelivery(transport: .dataURI, encodedLength: Int64(text.utf8.count))
    case .file?, nil: return .file
    }
  }
}

extension RequestInput {
  /// Takes a server's answer for what is known of an input that nobody looked at.
  fileprivate mutating func take(_ answer: AddressAnswer) {
    delivery.answer = answer
    guard !delivery.isSeen, case .headers(let headers) = answer else { return }
    facts.byteCount = headers.contentLength ?? 0
    facts.kind = headers.mediaKind ?? .other
    facts.container.format = headers.format ?? facts.container.format
  }
}

extension MediaFacts {
  /// Facts of what nobody looked at.
  fileprivate static func unseen(_ label: String) -> MediaFacts {
    MediaFacts(
      path: label, byteCount: 0, kind: .other,
      container: ContainerFacts(format: "unknown", formatName: "not looked at"), depth: .packets)
  }
}

/// Looks at the media of a data URI.
enum DataURIProbe {
  /// The facts of what a data URI holds, under the label that stands for it.
  ///
  /// - Throws: `MediaError` when the media cannot be looked at, `FileError` when there is no room.
  static func facts(
    of text: String, label: String, reader: any FactsReader
  ) throws -> MediaFacts {
    let content: DataURI
    do {
      content = try DataURI(text)
    } catch {
      return .unreadable(
        path: label, byteCount: Int64(text.utf8.count), reason: "The data URI \(error.reason).")
    }
    guard !content.bytes.isEmpty else {
      return .unreadable(path: label, byteCount: 0, reason: "The data URI holds nothing.")
    }
    let file = try UnnamedFile(holding: content.bytes)
    do {
      var facts = try RequestProber.facts(of: file.path, .packets, memory: .none, reader: reader)
      facts.path = label
      return facts
    } catch {
      var labelled = error
      labelled.path = label
      throw labelled
    }
  }
}

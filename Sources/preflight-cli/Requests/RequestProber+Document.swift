import Media
import MediaModel
import Preflight

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
        throw RequestError("\(outlined.place) is no path, no address and no data URI.")
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

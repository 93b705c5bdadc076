public import MediaModel

/// The addresses of a request lead somewhere that a provider can reach, as far as their form and the
/// server's answer tell.
struct AddressCheck {
  let context: CheckContext
  /// In seconds since 1970; without it, no address has expired.
  var now: Int64?

  /// What speaks against the addresses.
  var findings: [Finding] {
    context.inputs.flatMap { input in
      let form = form(input)
      let isPrivate = form.contains { $0.id == "url.host.not-public" }
      return form + (isPrivate ? [] : answer(input))
    }
  }

  private func form(_ input: AssignedInput) -> [Finding] {
    if let scheme = input.delivery.scheme { return [otherScheme(scheme, input)].compactMap(\.self) }
    guard let address = input.delivery.address else { return [] }
    let expiry = now.flatMap { now in AddressExpiry(address)?.finding(on: input, at: now) }
    return [
      host(of: address, input), userInfo(of: address, input), name(of: address, input), expiry,
    ].compactMap(\.self)
  }

  /// A scheme that is none of the web is taken only by the provider whose own it is.
  private func otherScheme(_ scheme: String, _ input: AssignedInput) -> Finding? {
    guard scheme != "http", scheme != "https" else { return malformed(input) }
    let accepted = context.stack.filter {
      $0.limit.quantity == .urlScheme && $0.applies(to: input)
    }.flatMap(\.limit.bounds.allowedTexts)
    let provider = context.profile.id.prefix { $0 != "/" }.lowercased()
    guard !accepted.contains(scheme), scheme != provider else { return nil }
    return Finding(
      id: "url.scheme.not-accepted", severity: .blocker, role: input.role, path: input.path,
      measured: MeasuredValue(Wording.clipped(scheme)),
      message: "The address of \(input.role) starts with \(Wording.clipped(scheme)):, which "
        + "\(context.profile.name) does not fetch from.",
      detail: "A provider fetches media over https, or takes them as a data URI or by upload.",
      fix: .advise("Give a path, a data URI or an https address."))
  }

  private func malformed(_ input: AssignedInput) -> Finding {
    Finding(
      id: "url.malformed", severity: .blocker, role: input.role, path: input.path,
      message: "The address of \(input.role) is malformed: no server can be read from it.",
      fix: .advise("Copy the whole address again; spaces in it are written as %20."))
  }

  private func host(of address: WebAddress, _ input: AssignedInput) -> Finding? {
    if let number = IPAddress(host: address.host) {
      return number.isPublic
        ? Finding(
          id: "url.host.is-number", severity: .advice, role: input.role, path: input.path,
          message: "The address of \(input.role) names its server by a number, not by a name.",
          detail: "Some providers fetch only from servers with a name.",
          fix: .advise("Offer the file under an address with a name."))
        : privateHost(input)
    }
    let name = address.host.hasSuffix(".") ? String(address.host.dropLast()) : address.host
    let endings = [".localhost", ".local", ".internal", ".lan", ".home.arpa", ".test", ".invalid"]
    let isPrivate = !name.contains(".") || endings.contains { name.hasSuffix($0) }
    return isPrivate ? privateHost(input) : nil
  }

  private func privateHost(_ input: AssignedInput) -> Finding {
    Finding(
      id: "url.host.not-public", severity: .blocker, role: input.role, path: input.path,
      message: "The address of \(input.role) leads to this computer or a private network.",
      detail: "A provider cannot reach it.",
      fix: .advise("Offer the file under a public https address, or give its path."))
  }

  private func userInfo(of address: WebAddress, _ input: AssignedInput) -> Finding? {
    guard address.hasUserInfo else { return nil }
    return Finding(
      id: "url.has-user-info", severity: .advice, role: input.role, path: input.path,
      message: "The address of \(input.role) holds a user's name or a password.",
      detail: "Providers store and echo addresses, and many fetch without such credentials.",
      fix: .advise("Use a signed address that expires."))
  }

  /// The name's extension against what the role takes.
  private func name(of address: WebAddress, _ input: AssignedInput) -> Finding? {
    guard !input.delivery.isSeen, let ending = address.pathExtension,
      let kind = MediaFormat(ending).kind, let type = MediaType(kind),
      let declared = context.profile.input(input.role), !declared.media.contains(type)
    else { return nil }
    return Finding(
      id: "url.extension-contradicts", severity: .advice, role: input.role, path: input.path,
      measured: MeasuredValue(ending),
      message: "\(input.role) takes \(declared.mediaText); its address ends in .\(ending), which "
        + "is \(type.withArticle).",
      fix: .advise("Make sure that it is the right address."))
  }

  private func answer(_ input: AssignedInput) -> [Finding] {
    guard let address = input.delivery.address, let answer = input.delivery.answer else {
      return []
    }
    return AddressAnswerCheck(input: input, address: address, context: context).findings(of: answer)
  }
}

/// What a server answered about an address, against what a provider needs.
struct AddressAnswerCheck {
  let input: AssignedInput
  let address: WebAddress
  let context: CheckContext

  /// What speaks against the address.
  func findings(of answer: AddressAnswer) -> [Finding] {
    switch answer {
    case .refused(let reason):
      return [
        finding(
          "url.not-fetched", .unverified, "\(address.shown) was not asked: \(reason).",
          fix: "Offer the file under a public https address, or give its path.")
      ]
    case .unreachable(let reason):
      return [
        finding(
          "url.not-reachable", .unverified, "\(address.shown) did not answer: \(reason).",
          "From the provider's side it may be otherwise.",
          fix: "Try the address in a browser that is not logged in.")
      ]
    case .headers(let headers):
      return [status(headers), length(headers), type(headers)].compactMap(\.self)
    }
  }

  private func status(_ headers: AddressHeaders) -> Finding? {
    switch headers.status {
    case 200..<300: return nil
    case 300..<400:
      return finding(
        "url.redirects", .advice,
        "\(address.shown) leads on to another address (status \(headers.status)), which was not "
          + "followed.", "Some providers do not follow either.",
        fix: "Give the address at the end.")
    case 403, 405, 501:
      return finding(
        "url.head-refused", .advice,
        "The server of \(address.shown) does not answer HEAD (status \(headers.status)).",
        "An address that is signed for reading alone answers so, and some providers ask in this "
          + "way before they fetch.",
        fix: "Give the file beside its address, so that it can be checked.")
    case 404, 410:
      return finding(
        "url.not-found", .blocker,
        "There is nothing at \(address.shown) (status \(headers.status)).",
        "The provider would find nothing either.", fix: "Correct the address, or upload it again.")
    default:
      return finding(
        "url.not-reachable", .unverified,
        "The server of \(address.shown) answers with status \(headers.status).",
        "The provider is likely to get the same answer.",
        fix: "Try again later, or offer the file elsewhere.")
    }
  }

  /// The file that was checked is the one that lies there.
  private func length(_ headers: AddressHeaders) -> Finding? {
    guard headers.isSuccess, input.delivery.isSeen, let length = headers.contentLength,
      length != input.facts.byteCount
    else { return nil }
    return finding(
      "url.content-differs", .unverified,
      "\(input.path) has \(Wording.bytes(Rational(input.facts.byteCount))); what lies at "
        + "\(address.shown) has \(Wording.bytes(Rational(length))).",
      "Another file would be sent than the one that was checked.",
      fix: "Upload the file again, or give the address where it lies.")
  }

  private func type(_ headers: AddressHeaders) -> Finding? {
    guard headers.isSuccess else { return nil }
    guard let type = headers.plainType, type != "application/octet-stream",
      type != "binary/octet-stream"
    else {
      return finding(
        "url.content-type.missing", .advice,
        "The server of \(address.shown) does not say what kind of media it is.",
        "Providers that go by the media type may refuse it.",
        fix: "Let the server send the right Content-Type.")
    }
    let media = context.profile.input(input.role)?.media ?? []
    guard headers.mediaKind.flatMap({ MediaType($0) }).map(media.contains) != true else {
      return nil
    }
    let takes = context.profile.input(input.role)?.mediaText ?? "media"
    let isWrong = !input.delivery.isSeen
    return finding(
      "url.content-type.contradicts", isWrong ? .blocker : .advice,
      "\(input.role) takes \(takes); the server of \(address.shown) says that it sends "
        + "\(Wording.clipped(type)).",
      type.hasPrefix("text/html") ? "That is a page about the file, not the file." : nil,
      fix: "Give the address of the file itself.")
  }

  private func finding(
    _ id: String, _ severity: Severity, _ message: String, _ detail: String? = nil, fix: String
  ) -> Finding {
    Finding(
      id: id, severity: severity, role: input.role, path: input.path, message: message,
      detail: detail, fix: .advise(fix))
  }
}

extension AddressHeaders {
  /// Whether the server has the file and offers it.
  package var isSuccess: Bool { 200..<300 ~= status }

  /// The media type without its parameters, in small letters.
  var plainType: String? {
    contentType.map { String($0.prefix { $0 != ";" }.filter { !$0.isWhitespace }).lowercased() }
      .flatMap { $0.isEmpty ? nil : $0 }
  }

  /// What kind of media the type means, or nil when it does not say.
  public var mediaKind: MediaKind? {
    plainType.flatMap { MediaKind(rawValue: String($0.prefix { $0 != "/" })) }
  }

  /// The format by the name that facts use, or nil when the type does not say.
  public var format: String? {
    mediaKind == nil ? nil : plainType.map { MediaFormat($0).name }
  }
}

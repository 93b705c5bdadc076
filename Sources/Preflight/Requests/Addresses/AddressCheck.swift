import MediaModel

/// The addresses of a request lead somewhere that a provider can reach, as far as their form and the
/// server's answer tell.
struct AddressCheck {
  private let context: CheckContext

  init(_ context: CheckContext) {
    self.context = context
  }

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
    return [host(of: address, input), userInfo(of: address, input), name(of: address, input)]
      .compactMap(\.self)
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
      measured: Measurement(Wording.clipped(scheme)),
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
          detail: "Some providers, Runway among them, fetch only from servers with a name.",
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
      measured: Measurement(ending),
      message: "\(input.role) takes \(declared.mediaText); its address ends in .\(ending), which "
        + "is \(type.withArticle).",
      fix: .advise("Make sure that it is the right address."))
  }

  private func answer(_ input: AssignedInput) -> [Finding] {
    guard let address = input.delivery.address, let answer = input.delivery.answer else {
      return []
    }
    return AddressAnswerCheck(input, address, in: context).findings(of: answer)
  }
}

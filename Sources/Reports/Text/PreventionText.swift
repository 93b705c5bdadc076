/// What would have caught a failure, as a sentence.
enum PreventionText {
  /// The sentence, or nil when nothing could have; `profile` is what the command is to name, or nil
  /// when that is not known.
  static func sentence(_ items: [String], profile: String?) -> String? {
    let findings = items.filter { !$0.hasPrefix("preflight ") }
    let commands = items.filter { $0.hasPrefix("preflight ") }.map(quoted)
    let check = quoted("preflight check FILE --for \((profile ?? "PROFILE").quotedForShell)")
    var parts: [String] = []
    if !findings.isEmpty {
      let ids = list(findings)
      parts.append("\(check) says before anything is paid: \(ids).")
    }
    if !commands.isEmpty {
      let names = list(commands)
      parts.append(
        findings.isEmpty ? "\(names) would have helped." : "\(names) would have helped as well.")
    }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  private static func quoted(_ command: String) -> String { "“\(command)”" }

  private static func list(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " or " + last
  }
}

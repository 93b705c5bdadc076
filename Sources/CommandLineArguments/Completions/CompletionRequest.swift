/// The answer to `--generate-completion-script`, or nil when the words do not start with it.
///
/// The shell is named by the next word or after `=`; without a name it is the one in `SHELL`.
func completionRequest(in words: [String]) -> ParsingError? {
  let flag = "--generate-completion-script"
  guard let first = words.first, first == flag || first.hasPrefix(flag + "=") else { return nil }
  let name =
    first == flag ? words.dropFirst().first : String(first.dropFirst(flag.count + 1))
  if let name {
    return CompletionShell(rawValue: name).map(ParsingError.completionScriptRequested)
      ?? .unknownShell(name)
  }
  let login = environmentValue("SHELL")?.split(separator: "/").last.map(String.init)
  return login.flatMap(CompletionShell.init).map(ParsingError.completionScriptRequested)
    ?? .unknownShell(login)
}

extension Redactor {
  /// The text without what must not be stored or shown.
  ///
  /// What is taken out leaves a word in brackets, such as `[key]` or `[text]`. Of an address scheme and
  /// host stay, and the path where it leads to documentation or to a provider's job. The time that
  /// it takes grows with the length of the text, whatever the text is.
  package func redacted(_ text: String) -> String {
    var bytes = Array(text.utf8)
    for secret in secrets {
      for form in SecretForms(secret).all {
        bytes = ByteSearch(form).replacing(in: bytes, by: Mark.secret)
      }
    }
    if let home, home.utf8.count > 1 {
      bytes = HomeFolder(home).replaced(in: bytes)
    }
    return String(decoding: RedactionScan.redacted(bytes), as: UTF8.self)
  }
}

/// What stands in the place of what was taken out.
package enum Mark {
  package static let secret = Array("[removed]".utf8)
  package static let key = Array("[key]".utf8)
  package static let text = Array("[text]".utf8)
  package static let location = Array("[location]".utf8)
}

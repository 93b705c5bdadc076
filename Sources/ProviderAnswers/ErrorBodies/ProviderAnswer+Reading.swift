extension ProviderAnswer {
  /// Reads what a provider answered from a body, an HTTP response with its headers, or a whole log.
  ///
  /// - Parameters:
  ///   - text: As it came; up to 1 MiB at its end is read.
  ///   - provider: The provider by the first part of its profiles' ids, where it is known.
  ///   - redactor: Takes out what must not be kept.
  package init(reading text: String, provider: String? = nil, redactor: Redactor = Redactor()) {
    let bytes = AnswerText.cleaned(text)
    var reader = AnswerReader(
      providers: ProviderSigns(given: provider, in: bytes), redactor: redactor)
    reader.read(bytes)
    reader.finish()
    self = reader.answer
  }
}

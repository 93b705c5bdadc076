/// Takes out of a text what must not be stored or shown to others: keys, prompts, the queries of
/// addresses, data URIs, and the home folder.
package struct Redactor: Sendable {
  package let secrets: [String]
  package let home: String?

  /// A redactor.
  ///
  /// - Parameters:
  ///   - secrets: Texts that are taken out wherever they stand, such as the request's prompt and the
  ///     keys of the environment; those of fewer than four characters are passed over.
  ///   - home: The user's home folder, which becomes `~`, or nil when there is none.
  package init(secrets: [String] = [], home: String? = nil) {
    self.secrets = secrets.filter { $0.count >= 4 }.sorted { $0.count > $1.count }
    self.home = home
  }
}

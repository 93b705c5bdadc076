import Media
import MediaModel

extension MediaFacts {
  /// Refuses a file whose media data lie elsewhere: what lies in it at those places is something else.
  func requireOwnData() throws(MediaError) {
    guard let problem = problems.first(where: { $0.kind == .refersToOtherFile }) else { return }
    throw MediaError(.refersToOthers, path: path, reason: "cannot be shown: \(problem.message)")
  }
}

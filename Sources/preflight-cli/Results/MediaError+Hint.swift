import Media
import Preflight
import System

extension MediaError {
  /// What to write for a file with `=` in its name that was taken for a role and a path; empty when
  /// that is not the reason.
  func hint(for inputs: [InputArgument]) -> String {
    guard kind == .notFound,
      let input = inputs.first(where: { $0.path == path && $0.role != nil }), let role = input.role
    else { return "" }
    let name = "\(role)=\(input.path)"
    guard FileKind(of: name) == .regular else { return "" }
    return " For the file '\(name)' write './\(name)'."
  }
}

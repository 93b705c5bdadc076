/// A shell that completion scripts can be made for.
enum CompletionShell: String, CaseIterable {
  case bash
  case zsh
  case fish

  /// The script that teaches the shell the commands of the tree.
  func script(for tree: CompletionTree) -> String {
    switch self {
    case .bash: BashCompletionScript(tree: tree).text
    case .zsh: ZshCompletionScript(tree: tree).text
    case .fish: FishCompletionScript(tree: tree).text
    }
  }
}

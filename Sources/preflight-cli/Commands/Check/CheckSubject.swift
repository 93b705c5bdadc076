import Preflight

/// One request as it comes to a check.
enum CheckSubject: Sendable {
  /// Files named on the command line.
  case inputs([InputArgument])
  /// A request that a file describes.
  case document(RequestDraft)

  /// What was typed; empty for a document.
  var inputs: [InputArgument] {
    switch self {
    case .inputs(let inputs): inputs
    case .document: []
    }
  }

  /// The draft of a document, or nil for inputs that were typed.
  var draft: RequestDraft? {
    switch self {
    case .inputs: nil
    case .document(let draft): draft
    }
  }

  /// The paths of the files that are looked at.
  var localPaths: [String] {
    switch self {
    case .inputs(let inputs): inputs.map(\.path)
    case .document(let draft): draft.outline.inputs.compactMap(\.localPath) + [draft.file]
    }
  }
}

/// A request of a document, ready to be probed: its paths lead from the working folder.
struct RequestDraft: Sendable {
  /// The document's path.
  let file: String
  var outline: RequestOutline
  let profiles: [Profile]
  var from: TimePosition?
  var to: TimePosition?
}

extension RequestOutline.Input {
  /// The path of the file that is looked at, or nil when it is none.
  var localPath: String? {
    switch content {
    case .file(let path): path
    case .dataURI, .address, .other: nil
    }
  }
}

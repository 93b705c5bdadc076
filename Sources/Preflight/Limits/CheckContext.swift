import MediaModel

/// What a check may look at beside its limit: the request in the roles of one profile.
package struct CheckContext {
  package let profile: Profile
  package let request: Request
  package let inputs: [AssignedInput]
  /// All limits that speak, for the few checks that weigh one against another.
  package let stack: [StackedLimit]

  package init(profile: Profile, request: Request, inputs: [AssignedInput], stack: [StackedLimit]) {
    self.profile = profile
    self.request = request
    self.inputs = inputs
    self.stack = stack
  }

  /// What a sentence calls an input: `"The clip"`, or its name where there are several.
  package func subject(_ input: AssignedInput) -> String {
    guard inputs.count > 1 else {
      switch input.mediaType {
      case .video: return "The clip"
      case .image: return "The image"
      case .audio: return "The sound"
      case .text: return "The text"
      }
    }
    return "\(input.path.lastPathPart) (\(input.role))"
  }

  /// How an input reaches the provider, or nil when that is not known.
  package func transport(of input: AssignedInput) -> Transport? {
    input.delivery.transport ?? request.transport
  }

  /// Whether the selection is a part of this input: it cuts videos, and sound when there is no video.
  package func isCut(_ input: AssignedInput) -> Bool {
    guard !request.selection.isWhole else { return false }
    let hasVideo = inputs.contains { $0.mediaType == .video }
    return input.mediaType == .video || (input.mediaType == .audio && !hasVideo)
  }

  /// The value of a setting: as given, else the default of the profile or of the limit's speaker, or
  /// nil when neither says.
  package func setting(_ name: String, for limit: StackedLimit? = nil) -> String? {
    request.settings[name] ?? profile.settings[name]?.defaultValue?.text
      ?? limit?.settings[name]?.defaultValue?.text
  }
}

extension String {
  /// What follows the last slash.
  package var lastPathPart: String { split(separator: "/").last.map(String.init) ?? self }
}

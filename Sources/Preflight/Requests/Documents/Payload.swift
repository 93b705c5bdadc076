import JSON

/// The JSON that would be sent, its wrapper taken off.
struct Payload {
  /// Names under which a model is given beside the inputs.
  private static let modelKeys = ["model", "modelId", "model_id", "endpoint", "endpoint_id", "app"]

  /// The members that the model reads.
  let members: [JSONMember]
  /// The members that stand around them; empty without a wrapper.
  let outerMembers: [JSONMember]

  init(_ root: JSONValue) {
    guard case .object(let all) = root else {
      (members, outerMembers) = ([], [])
      return
    }
    if let inner = all.first(where: { $0.key == "input" }), case .object(let members) = inner.value
    {
      self.members = members
      outerMembers = all.filter { $0.key != "input" }
    } else {
      members = all
      outerMembers = []
    }
  }

  /// The name of the model, or nil when none is given.
  var model: String? {
    for key in Self.modelKeys {
      for member in outerMembers + members where member.key == key {
        if case .text(let name) = member.value, !name.isEmpty { return name }
      }
    }
    return nil
  }
}

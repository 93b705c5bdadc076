import Preflight

/// The two files of a transition in their places.
struct PairInputs: Equatable {
  /// The file from which the transition leads.
  let start: String
  /// The file to which it leads.
  let end: String

  /// Takes two arguments as they were typed: `PATH`, or `start=PATH` and `end=PATH`, or with the roles
  /// of a profile.
  ///
  /// - Throws: `RequestError` when a role is unknown, or both have the same.
  init(_ first: String, _ second: String, for profiles: [Profile]) throws(RequestError) {
    let inputs = [InputArgument(parsing: first), InputArgument(parsing: second)]
    let pairs = [PairRoles(start: "start", end: "end")] + profiles.compactMap { PairRoles($0) }
    var sides: [PairSide?] = []
    for input in inputs { sides.append(try Self.side(of: input, pairs)) }
    switch (sides[0], sides[1]) {
    case (.start?, .start?), (.end?, .end?):
      throw RequestError(
        "\(first) and \(second) are both given as \(inputs[0].role ?? ""); write start= before "
          + "one and end= before the other.")
    case (.end?, _), (_, .start?): (start, end) = (inputs[1].path, inputs[0].path)
    case (.start?, _), (nil, _): (start, end) = (inputs[0].path, inputs[1].path)
    }
  }

  /// The side that a role means; nil for a plain path, and for a role in which a profile takes both.
  private static func side(
    of input: InputArgument, _ pairs: [PairRoles]
  ) throws(RequestError) -> PairSide? {
    guard let role = input.role else { return nil }
    if pairs.contains(where: { $0.start == role && $0.end == role }) { return nil }
    if pairs.contains(where: { $0.start == role }) { return .start }
    if pairs.contains(where: { $0.end == role }) { return .end }
    throw RequestError(
      "'\(role)' is not an end of a transition: write start=\(input.path) or end=\(input.path), or "
        + "./\(role)=\(input.path) for a file of that name.")
  }
}

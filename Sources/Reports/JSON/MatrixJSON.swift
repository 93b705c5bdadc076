public import Preflight

extension ReportJSON {
  /// The answers of many profiles for one request (`preflight.matrix/1`), without the findings'
  /// details.
  public func matrix(_ cells: [Compatibility], request: Request) -> JSONValue {
    .object([
      .init("schema", .string("preflight.matrix/1")),
      .init("createdAt", .string(createdAt)),
      .init("inputs", .array(request.inputs.map { .string($0.path) })),
      .init("profiles", .array(cells.map(Self.cell))),
    ])
  }

  private static func cell(_ cell: Compatibility) -> JSONValue {
    let answer: (name: String, reason: String?, fixes: [JSONValue]) =
      switch cell.answer {
      case .asIs: ("as-is", nil, [])
      case .afterFix(let fixes):
        (
          "after-fix", nil,
          fixes.map {
            .known(["kind": .string($0.action.kind), "sentence": .string($0.sentence)])
          }
        )
      case .never(let reason): ("never", reason, [])
      }
    return .known([
      "id": .string(cell.result.profileID), "name": .string(cell.result.name),
      "provider": .string(cell.result.provider),
      "verdict": .string(cell.result.verdict.rawValue), "answer": .string(answer.name),
      "reason": .text(answer.reason), "fixes": .list(answer.fixes),
      "findings": .list(cell.result.findings.map { .string($0.id) }),
    ])
  }
}

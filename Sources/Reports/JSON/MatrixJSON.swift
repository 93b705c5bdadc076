package import Preflight

extension ReportJSON {
  /// The answers of many profiles for one request (`preflight.matrix/1`), without the findings'
  /// details.
  package func matrix(_ cells: [Compatibility], request: Request) -> JSONValue {
    let counts = Dictionary(grouping: cells, by: \.group).mapValues(\.count)
    return .object([
      .init("schema", .string("preflight.matrix/1")),
      .init("tool", tool),
      .init("createdAt", .string(createdAt)),
      .init("inputs", .array(request.inputs.map { .string($0.path) })),
      .init(
        "counts",
        .object(
          Compatibility.Group.allCases.map {
            .init($0.rawValue, .integer(Int64(counts[$0] ?? 0)))
          })),
      .init("profiles", .array(cells.map(Self.cell))),
    ])
  }

  private static func cell(_ cell: Compatibility) -> JSONValue {
    let answer: (reason: String?, fixes: [JSONValue]) =
      switch cell.answer {
      case .asIs: (nil, [])
      case .afterFix(let fixes): (nil, fixes.map(Self.fix))
      case .never(let reason): (reason, [])
      }
    return .known([
      "id": .string(cell.result.profileID), "name": .string(cell.result.name),
      "provider": .string(cell.result.provider),
      "verdict": .string(cell.result.verdict.rawValue), "answer": .string(cell.group.rawValue),
      "reason": .text(answer.reason), "fixes": .list(answer.fixes),
      "findings": .list(cell.result.findings.map { .string($0.id) }),
    ])
  }

  private static func fix(_ fix: Fix) -> JSONValue {
    .known(["kind": .string(fix.action.kind.rawValue), "sentence": .string(fix.sentence)])
  }
}

import MediaModel

/// Keeps, of findings that say the same about the same input, the one with the strictest limit.
struct FindingFold {
  /// The findings that remain; each names who else spoke.
  let findings: [Finding]

  init(_ all: [Finding]) {
    var kept: [Finding] = []
    for finding in all.sorted(by: { $0.severity.rank < $1.severity.rank }) {
      guard finding.limit != nil,
        let index = kept.firstIndex(where: { Self.isSameMatter($0, finding) })
      else {
        kept.append(finding)
        continue
      }
      let isStricter = Strictness.isStricter(finding.bounds, than: kept[index].bounds)
      if isStricter, finding.severity == kept[index].severity {
        kept[index] = finding.joined(by: kept[index])
      } else if isStricter {
        kept.append(finding)
      } else {
        kept[index] = kept[index].joined(by: finding)
      }
    }
    findings = kept
  }

  /// Whether a later finding is about the same as one that is kept.
  private static func isSameMatter(_ kept: Finding, _ other: Finding) -> Bool {
    guard let one = kept.limit, let two = other.limit else { return false }
    // Advice for one mode or transport says nothing about another; a refusal covers them all.
    let coversCase =
      kept.severity != .advice
      || ((one.conditions.isEmpty || one.conditions == two.conditions)
        && (one.transport == nil || one.transport == two.transport))
    return coversCase && kept.id == other.id && kept.role == other.role && kept.path == other.path
      && one.quantity == two.quantity && one.scope.isWhole == two.scope.isWhole
  }
}

extension Limit.Scope {
  /// Whether a limit is on one file or on the selected part of it, as opposed to several together.
  fileprivate var isWhole: Bool { self == .each || self == .selection }
}

extension Finding {
  fileprivate var bounds: Bounds { limit?.bounds ?? Bounds() }

  /// The finding with the speakers of another that says the same or less.
  fileprivate func joined(by other: Finding) -> Finding {
    var finding = self
    let speakers = [other.spokenBy].compactMap(\.self) + other.alsoSaidBy
    for speaker in speakers where speaker != spokenBy && !finding.alsoSaidBy.contains(speaker) {
      finding.alsoSaidBy.append(speaker)
    }
    return finding
  }
}

/// Which of two bounds accepts less.
enum Strictness {
  /// Whether some value is outside the first bounds and inside the second, judged by the maximum,
  /// then the minimum, then the number of listed values.
  static func isStricter(_ one: Bounds, than other: Bounds) -> Bool {
    if let first = one.maximum, let second = other.maximum, first != second {
      return first.value == second.value ? first.isExclusive : first.value < second.value
    }
    if let first = one.minimum, let second = other.minimum, first != second {
      return first.value == second.value ? first.isExclusive : first.value > second.value
    }
    return (one.allowed?.count ?? .max) < (other.allowed?.count ?? .max)
  }
}

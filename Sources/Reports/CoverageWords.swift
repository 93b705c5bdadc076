package import Preflight

/// What a verdict rests on, in sentences.
package enum CoverageWords {
  /// One sentence a kind of knowledge: `"4 documented limits kept, seen 2026-11-20."`.
  package static func sentences(_ result: ProfileResult) -> [String] {
    let kept = Dictionary(grouping: result.kept.filter { $0.coverage != nil }) { $0.coverage }
    let counts = Coverage.allCases.reversed().compactMap { coverage -> String? in
      guard let limits = kept[coverage], !limits.isEmpty else { return nil }
      return count(limits, coverage)
    }
    return counts
      + result.coverage.compactMap { input in
        let other = result.coverage.count > 1 ? " for \(input.role)" : ""
        return switch input.coverage {
        case .unknown:
          "Nothing is known of what \(result.name) accepts\(other): only the file itself was checked."
            + (input.source?.seen.map { " The texts read until \($0) state no limit." } ?? "")
        case .statesNone:
          "The provider states no limits\(other)" + day(input.source) + "."
        case .documented, .maker, .reported: nil
        }
      }
  }

  private static func count(_ limits: [KeptLimit], _ coverage: Coverage) -> String {
    let noun = "limit" + (limits.count == 1 ? "" : "s")
    let newest = limits.map(\.source).max { ($0.seen ?? "") < ($1.seen ?? "") }
    let what =
      switch coverage {
      case .documented: "documented \(noun) kept"
      case .maker: "\(noun) of the model's maker kept, which are advice here"
      case .reported: "\(noun) kept that rejections or other callers showed"
      case .unknown, .statesNone: "\(noun) kept"
      }
    return "\(limits.count) \(what)\(day(newest))."
  }

  private static func day(_ source: Source?) -> String {
    source?.seen.map { ", seen \($0)" } ?? ""
  }

  /// A limit that is kept, as a label, the measured value and what is allowed.
  static func row(_ kept: KeptLimit) -> (label: String, measured: String, allowed: String) {
    let roles = kept.roles.isEmpty ? "" : " of \(Wording.list(kept.roles, "and"))"
    return (
      kept.limit.quantity.words.capitalizedFirst + roles, MeasurementText.text(kept.measured),
      LimitText.text(kept.limit)
    )
  }

  /// That a model is gone or superseded, with what to use instead; nil while nothing says so.
  static func lifecycle(_ result: ProfileResult) -> String? {
    result.lifecycle.map { sentence($0, name: result.name) }
  }

  /// That a model is gone or superseded, with what to use instead.
  static func sentence(_ lifecycle: Lifecycle, name: String) -> String {
    let since = lifecycle.date.map { " since \($0)" } ?? ""
    let instead = lifecycle.successor.map { " Use \($0) instead." } ?? ""
    return switch lifecycle.state {
    case .retired: "\(name) is retired\(since): requests are no longer taken.\(instead)"
    case .superseded:
      "\(name) is superseded\(since)."
        + (lifecycle.successor.map { " The newer one is \($0)." } ?? "")
    }
  }

  /// A coverage in a word or two, for lists.
  static func short(_ coverage: Coverage) -> String {
    switch coverage {
    case .documented: "documented"
    case .maker: "maker's limits"
    case .reported: "reported"
    case .statesNone: "states none"
    case .unknown: "unknown"
    }
  }
}

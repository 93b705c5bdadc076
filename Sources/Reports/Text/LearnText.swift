package import Preflight
package import ProviderAnswers

/// What came of reading a provider's answer in order to learn from it.
package struct LearnReport: Sendable {
  package var profile: Profile
  package var answer: ProviderAnswer
  /// What was learned from the response, before it was stored.
  package var lessons: Lessons
  /// The limits as they are stored now, in the order of the lessons; empty when nothing was stored.
  package var stored: [LearnedLimit]
  /// What of the request lies outside or nearest to known limits, for rejections that name none.
  package var suspicions: [Suspicion]

  package init(
    profile: Profile, answer: ProviderAnswer, lessons: Lessons, stored: [LearnedLimit] = [],
    suspicions: [Suspicion] = []
  ) {
    self.profile = profile
    self.answer = answer
    self.lessons = lessons
    self.stored = stored
    self.suspicions = suspicions
  }

  /// The limits to be shown: as they are stored, else as they would be.
  var limits: [LearnedLimit] { stored.isEmpty ? lessons.limits : stored }
  /// Whether nothing was stored of what was learned.
  var isTrial: Bool { stored.isEmpty && !lessons.limits.isEmpty }
}

/// What was learned from rejections, as text for people.
package struct LearnText: Sendable {
  private static let column = 14

  private let style: TextStyle
  /// Now, in seconds since 1970.
  private let time: Int64

  package init(style: TextStyle, at time: Int64) {
    self.style = style
    self.time = time
  }

  /// What came of one answer; ends without a line break.
  package func text(_ report: LearnReport) -> String {
    var blocks = report.answer.rejections.map { rejection($0, in: report) }
    if blocks.isEmpty { blocks.append(nothing(of: report.answer)) }
    let others = [limits(of: report), suspicions(of: report), jobs(of: report.answer)]
    return (blocks + others.filter { !$0.isEmpty }).joined(separator: "\n\n")
  }

  /// Limits with their ids, by profile; ends without a line break.
  package func list(_ limits: [LearnedLimit]) -> String {
    guard !limits.isEmpty else { return "Nothing has been learned." }
    var blocks: [String] = []
    for (number, limit) in limits.enumerated() {
      if number == 0 || limits[number - 1].profileID != limit.profileID {
        blocks.append(style.colored(limit.profileID.safeForTerminal, .bold))
      }
      blocks[blocks.count - 1] += "\n" + entry(limit)
    }
    return blocks.joined(separator: "\n\n")
  }

  private func rejection(_ rejection: Rejection, in report: LearnReport) -> String {
    let about = [
      rejection.provider, rejection.status.map { "HTTP \($0)" },
      rejection.field.isEmpty ? nil : rejection.field.joined(separator: "."),
    ].compactMap(\.self).joined(separator: ", ")
    let title = style.colored((rejection.code ?? "rejected").safeForTerminal, .bold)
    var lines = [
      style.wrapped(
        style.colored("✗", .red, .bold) + " " + title + "  "
          + style.colored(about.safeForTerminal, .dim), indent: 2, first: "")
    ]
    if let message = rejection.message { lines.append(row("Message", message)) }
    for passed in report.lessons.passedOver where passed.rejection == rejection {
      lines.append(row("Not learned", sentence(passed)))
    }
    return lines.joined(separator: "\n")
  }

  private func sentence(_ passed: Lessons.PassedOver) -> String {
    let stated = passed.bound.map { bound in
      let limit = Limit(
        roles: [.all], quantity: bound.quantity, bounds: bound.bounds, source: Source())
      let words = bound.quantity == .setting ? "a value" : bound.quantity.words
      return "\(words) \(limit.demandWords): "
    }
    let reason =
      switch passed.reason {
      case .noLimit: "The rejection names no limit."
      case .unknownSubject: "it does not say which input or setting is meant."
      case .keptByRequest:
        "what was sent lies within it, so the provider must mean something else."
      }
    return (stated ?? "") + reason
  }

  private func nothing(of answer: ProviderAnswer) -> String {
    let state = answer.state.map { " The last state of the job is \($0.rawValue)." } ?? ""
    return style.wrapped("No rejection was recognized in the text." + state, indent: 0)
  }

  private func limits(of report: LearnReport) -> String {
    guard !report.limits.isEmpty else { return "" }
    let title =
      report.isTrial
      ? "Would be learned for \(report.profile.name)"
      : "Learned for \(report.profile.name); the next check knows it"
    return ([style.colored(title.safeForTerminal, .bold)] + report.limits.map(entry))
      .joined(separator: "\n")
  }

  /// One limit with its id, its origin, and how far it still binds.
  private func entry(_ limit: LearnedLimit) -> String {
    let state =
      LearnedLimits([], at: time).isCertain(limit)
      ? nil : "It no longer applies: it is old and unconfirmed, or was contradicted."
    return [
      row(limit.id, limit.limit.summary),
      row("", [limit.origin, state].compactMap(\.self).joined(separator: " ")),
    ].joined(separator: "\n")
  }

  private func suspicions(of report: LearnReport) -> String {
    let close = report.suspicions.filter { $0.isOutside || $0.isNear }
    let shown = close.isEmpty ? report.suspicions.prefix(2) : close.prefix(5)
    guard !shown.isEmpty else { return "" }
    let title =
      close.isEmpty
      ? "Nothing lies outside or close to the known limits; the nearest are"
      : "What may be meant: outside or nearest to the known limits"
    return ([style.colored(title, .bold)] + shown.map { row($0.role, SuspicionText.text($0)) })
      .joined(separator: "\n")
  }

  private func jobs(of answer: ProviderAnswer) -> String {
    guard !answer.jobs.isEmpty else { return "" }
    return row("Job", answer.jobs.map { "\($0.name) \($0.id)" }.joined(separator: ", "))
  }

  private func row(_ label: String, _ text: String) -> String {
    style.row(label.safeForTerminal, text.safeForTerminal, column: Self.column)
  }
}

/// A value that may have been the reason of a rejection, in a line.
enum SuspicionText {
  /// What was measured, against which limit, and who says so.
  static func text(_ suspicion: Suspicion) -> String {
    let measured = MeasurementText.text(suspicion.measured)
    let limit = LimitText.text(
      LimitDescription(
        quantity: suspicion.quantity, bounds: suspicion.bounds, unit: suspicion.quantity.unit))
    let place = suspicion.isOutside ? ": outside" : suspicion.isNear ? ": close" : ""
    return "\(suspicion.path): \(suspicion.quantity.words) \(measured), allowed \(limit)\(place) "
      + "[\(suspicion.speaker.name): \(suspicion.source.words)]"
  }
}

package import Preflight

/// The answers of one run as JUnit XML, which CI systems show: a suite for each profile, a case for
/// each file.
package struct JUnitDocument: Sendable {
  private struct Suite: Sendable {
    var name: String
    var cases: [String] = []
    var failureCount = 0
    var errorCount = 0
    var seconds = 0.0
  }

  private let createdAt: String
  private var suites: [Suite] = []
  private var indices: [String: Int] = [:]

  /// An empty document; `createdAt` is ISO 8601 in UTC.
  package init(createdAt: String) { self.createdAt = createdAt }

  /// Adds what some profiles say about one request, which took so many seconds to find out.
  package mutating func add(_ report: Report, seconds: Double) {
    add(report.results, of: report.request, seconds: seconds)
  }

  /// Adds what all profiles say about one request.
  ///
  /// Profiles that want other kinds of files are left out: nobody meant to send them this.
  package mutating func add(_ cells: [Compatibility], request: Request, seconds: Double) {
    add(
      cells.filter { $0.group != .otherInputs }.map(\.result), of: request, seconds: seconds)
  }

  /// Adds a file that could not be checked.
  package mutating func add(unchecked path: String, message: String, seconds: Double) {
    let place = place(of: "preflight")
    suites[place].errorCount += 1
    add(
      path, to: place, seconds: seconds,
      content: "<error message=\"\(XMLText.escaped(message))\" type=\"could-not-check\"/>")
  }

  private mutating func add(_ results: [ProfileResult], of request: Request, seconds: Double) {
    let name = request.inputs.map(\.path).joined(separator: " + ")
    for result in results {
      let place = place(of: result.profileID)
      let failing = result.findings.filter { $0.severity.verdict == .fail }
      let warning = result.findings.filter { $0.severity.verdict != .fail }
      var content = ""
      if let worst = failing.first {
        suites[place].failureCount += 1
        let text = failing.map(Self.words).joined(separator: "\n")
        content +=
          "<failure message=\"\(XMLText.escaped(worst.message))\" "
          + "type=\"\(XMLText.escaped(worst.id))\">\(XMLText.escaped(text))</failure>"
      }
      let unknown = result.verdict == .unknown ? CoverageWords.sentences(result) : []
      if !warning.isEmpty || !unknown.isEmpty {
        let text = (warning.map(Self.words) + unknown).joined(separator: "\n")
        content += "<system-out>\(XMLText.escaped(text))</system-out>"
      }
      add(
        name.isEmpty ? "the request" : name, to: place,
        seconds: seconds / Double(max(1, results.count)), content: content)
    }
  }

  private mutating func add(_ name: String, to place: Int, seconds: Double, content: String) {
    let classname = XMLText.escaped(suites[place].name)
    suites[place].seconds += seconds
    suites[place].cases.append(
      "<testcase classname=\"\(classname)\" name=\"\(XMLText.escaped(name))\" "
        + "file=\"\(XMLText.escaped(name))\" time=\"\(Self.time(seconds))\">\(content)</testcase>")
  }

  private mutating func place(of name: String) -> Int {
    if let place = indices[name] { return place }
    indices[name] = suites.count
    suites.append(Suite(name: name))
    return suites.count - 1
  }

  /// The whole document.
  package func text() -> String {
    let timestamp = XMLText.escaped(
      createdAt.hasSuffix("Z") ? String(createdAt.dropLast()) : createdAt)
    let body = suites.map { suite in
      "  <testsuite name=\"\(XMLText.escaped(suite.name))\" "
        + Self.counts([suite]) + " timestamp=\"\(timestamp)\">\n    "
        + suite.cases.joined(separator: "\n    ") + "\n  </testsuite>\n"
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"preflight\" "
      + Self.counts(suites) + ">\n" + body.joined() + "</testsuites>\n"
  }

  private static func counts(_ suites: [Suite]) -> String {
    func sum(_ count: (Suite) -> Int) -> Int { suites.map(count).reduce(0, +) }
    let seconds = suites.map(\.seconds).reduce(0, +)
    return "tests=\"\(sum(\.cases.count))\" failures=\"\(sum(\.failureCount))\" "
      + "errors=\"\(sum(\.errorCount))\" skipped=\"0\" time=\"\(time(seconds))\""
  }

  private static func time(_ seconds: Double) -> String {
    Decimal.text(max(0, seconds), places: 3)
  }

  /// A finding in a few lines.
  private static func words(_ finding: Finding) -> String {
    var lines = ["\(VerdictWords.title(finding.severity)): \(finding.message) [\(finding.id)]"]
    if let measured = finding.measured, let limit = finding.limit {
      lines.append(
        "  measured \(MeasurementText.text(measured)), allowed \(LimitText.text(limit))")
    }
    if let fix = finding.fix { lines.append("  to do: \(fix.sentence)") }
    if let source = finding.source { lines.append("  source: \(source.words)") }
    return lines.joined(separator: "\n")
  }
}

extension JUnitDocument {
  /// Adds what came of a repair: what profiles say of the result, or why there is none.
  package mutating func add(_ report: RepairReport) {
    let path = report.output ?? report.input
    guard report.outcome != .refused else {
      let reason = report.refusals.map(\.reason).joined(separator: " ")
      return add(unchecked: report.input, message: reason, seconds: 0)
    }
    let facts = report.after ?? report.before
    let request = Request(inputs: [RequestInput(path: path, facts: facts)])
    add(report.checkAfter, of: request, seconds: 0)
  }
}

/// Text in an XML document: markup is escaped, and what XML 1.0 forbids is shown as its number.
enum XMLText {
  /// The text for content and for values of attributes.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "&#10;"
      case _ where isForbidden(scalar): result += "\\u{\(hexadecimal(scalar.value))}"
      case _: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// What no XML 1.0 document holds, and what would lead a reader astray.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0xFFFE || scalar.value == 0xFFFF
      || String(scalar).safeForTerminal != String(scalar)
  }

  private static func hexadecimal(_ number: UInt32) -> String {
    String(number, radix: 16, uppercase: true)
  }
}

extension JUnitDocument: ReportFormat {
  package mutating func add(_ document: ReportDocument) {
    switch document {
    case .check(let report, _, let seconds): add(report, seconds: seconds)
    case .matrix(let cells, let request, _, let seconds):
      add(cells, request: request, seconds: seconds)
    case .unchecked(let path, let message, let seconds):
      add(unchecked: path, message: message, seconds: seconds)
    case .repair(let report, _): add(report)
    // What has no verdict is no test.
    case .facts, .stills, .refusedStills, .pair, .refusedPair: break
    }
  }

  package func text(note: String?) -> String { text() }
}

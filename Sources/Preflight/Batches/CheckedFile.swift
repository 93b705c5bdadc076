import JSON
public import MediaModel

/// What a batch keeps of one file that was checked: enough to count it.
public struct CheckedFile: Sendable, Hashable {
  /// A finding without what it says of this very file.
  public struct Mark: Sendable, Hashable {
    public var id: String
    public var severity: Severity

    public init(id: String, severity: Severity) {
      self.id = id
      self.severity = severity
    }
  }

  /// What can be done about a file that fails.
  public enum Repair: String, Sendable, Hashable, CaseIterable {
    /// `preflight fit` fixes it.
    case fit
    /// `preflight fit` fixes it where somebody chooses how to make the clip longer.
    case lengthen
    /// The file is of another kind than the profile takes, such as a picture where clips are wanted.
    case otherKind = "other-kind"
    /// No machine can fix it.
    case none
  }

  /// What a request that fails would have cost.
  public enum Risk: Sendable, Hashable {
    /// At least so much.
    case amount(Rational, currency: String)
    case unknown
  }

  public var path: String
  public var verdict: Verdict
  /// Each kind of finding once, the worst first.
  public var marks: [Mark]
  /// What can be done, or nil for a file that passes.
  public var repair: Repair?
  /// One for each profile that fails.
  public var risks: [Risk]

  public init(
    path: String, verdict: Verdict, marks: [Mark] = [], repair: Repair? = nil, risks: [Risk] = []
  ) {
    self.path = path
    self.verdict = verdict
    self.marks = marks
    self.repair = repair
    self.risks = risks
  }

  /// What is kept of a report on one file.
  public init(_ report: Report, path: String) {
    var marks: [Mark] = []
    for finding in report.results.flatMap(\.findings) {
      let mark = Mark(id: finding.id, severity: finding.severity)
      if !marks.contains(mark) { marks.append(mark) }
    }
    let failing = report.results.filter { $0.verdict == .fail }
    self.init(
      path: path, verdict: report.verdict,
      marks: marks.sorted { $0.severity.rank < $1.severity.rank },
      repair: failing.map(\.repair).max { $0.rank < $1.rank },
      risks: failing.map { Risk(from: $0.cost.minimumAmount, currency: $0.cost.currency) })
  }
}

extension CheckedFile.Risk {
  /// The least amount, where it is known.
  init(from minimum: Rational?, currency: String?) {
    guard let minimum, let currency else {
      self = .unknown
      return
    }
    self = .amount(minimum, currency: currency)
  }
}

extension CheckedFile.Repair {
  /// Its place from the easiest, from 0.
  fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension ProfileResult {
  /// What can be done about the findings that fail.
  fileprivate var repair: CheckedFile.Repair {
    let failing = findings.filter { $0.severity.verdict == .fail }
    let manual = failing.filter { $0.fix?.isAutomatic != true }
    if manual.isEmpty { return .fit }
    if failing.contains(where: { $0.id == "input.wrong-type" }) { return .otherKind }
    let areShort = manual.allSatisfy { finding in
      if case .lengthen = finding.fix?.action { true } else { false }
    }
    return areShort ? .lengthen : .none
  }
}

extension CheckedFile {
  /// A line of a batch's NDJSON that answers for a file, as a later run takes it over.
  public struct Line: Sendable, Hashable {
    public var file: CheckedFile
    /// What the line answers and of which state of the file.
    public var stamp: BatchStamp

    /// Reads a line; nil for one that answers for no file, such as an error or half a line.
    public init?(_ bytes: [UInt8]) {
      var reader = JSONReader(bytes)
      var draft = Draft()
      do throws(JSONError) {
        try reader.readObject { (reader, key) throws(JSONError) in
          switch key {
          case "profiles":
            try reader.readArray { (reader) throws(JSONError) in
              draft.add(profile: try reader.readProfileLine())
            }
          case "batch": draft.batch = try reader.readValue()
          default: try reader.skipValue()
          }
        }
      } catch {
        return nil
      }
      guard let line = draft.line else { return nil }
      self = line
    }

    package init(file: CheckedFile, stamp: BatchStamp) {
      self.file = file
      self.stamp = stamp
    }
  }
}

/// A line while it is read.
private struct Draft {
  var batch: JSONValue?
  private var marks: [CheckedFile.Mark] = []
  private var risks: [CheckedFile.Risk] = []

  mutating func add(profile: ProfileLine) {
    for mark in profile.marks where !marks.contains(mark) { marks.append(mark) }
    if profile.verdict == Verdict.fail.rawValue { risks.append(profile.risk) }
  }

  var line: CheckedFile.Line? {
    guard let batch, let path = batch.member("path")?.text,
      let verdict = batch.member("verdict")?.text.flatMap(Verdict.init(rawValue:)),
      let question = batch.member("question")?.text,
      let byteCount = batch.member("byteCount")?.integer,
      let modified = batch.member("modified")?.integer
    else { return nil }
    let repair = batch.member("repair")?.text.flatMap(CheckedFile.Repair.init(rawValue:))
    return CheckedFile.Line(
      file: CheckedFile(
        path: path, verdict: verdict, marks: marks.sorted { $0.severity.rank < $1.severity.rank },
        repair: repair, risks: risks),
      stamp: BatchStamp(question: question, byteCount: byteCount, modified: modified))
  }
}

extension JSONValue {
  /// A whole number in digits, or nil.
  fileprivate var integer: Int64? {
    guard case .number(let digits) = self else { return nil }
    return Int64(digits)
  }
}

/// What one profile says in a line.
struct ProfileLine {
  var verdict: String?
  var marks: [CheckedFile.Mark] = []
  var risk = CheckedFile.Risk.unknown
}

extension JSONReader {
  /// What counts of one profile's answer.
  mutating func readProfileLine() throws(JSONError) -> ProfileLine {
    var line = ProfileLine()
    try readObject { (reader, key) throws(JSONError) in
      switch key {
      case "verdict": line.verdict = try reader.readValue().text
      case "findings":
        try reader.readArray { (reader) throws(JSONError) in
          if let mark = try reader.readMark() { line.marks.append(mark) }
        }
      case "cost":
        let cost = try reader.readValue()
        line.risk = CheckedFile.Risk(
          from: cost.member("minimum")?.exactNumber, currency: cost.member("currency")?.text)
      default: try reader.skipValue()
      }
    }
    return line
  }

  private mutating func readMark() throws(JSONError) -> CheckedFile.Mark? {
    var id: String?
    var severity: String?
    try readObject { (reader, key) throws(JSONError) in
      switch key {
      case "id": id = try reader.readValue().text
      case "severity": severity = try reader.readValue().text
      default: try reader.skipValue()
      }
    }
    guard let id, let severity = severity.flatMap(Severity.init) else { return nil }
    return CheckedFile.Mark(id: id, severity: severity)
  }
}

extension JSONValue {
  /// A number in digits, or nil.
  var exactNumber: Rational? {
    guard case .number(let digits) = self else { return nil }
    return Rational(decimal: digits)
  }
}

/// What ties an answer of a batch to a question and to the state of a file.
public struct BatchStamp: Sendable, Hashable {
  /// A sum over all that was asked: profiles, limits, settings, the part that is sent.
  public var question: String
  /// The file's size in bytes.
  public var byteCount: Int64
  /// The file's modification time in nanoseconds since 1970.
  public var modified: Int64

  public init(question: String, byteCount: Int64, modified: Int64) {
    self.question = question
    self.byteCount = byteCount
    self.modified = modified
  }
}

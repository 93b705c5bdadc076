import JSON

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

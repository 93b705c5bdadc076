import JSON

/// Gathers what a response says while it is read from its start to its end.
struct ResponseReader {
  private(set) var answer = ProviderAnswer()
  let vocabulary: ResponseVocabulary
  let redactor: Redactor
  /// The code that a header gives for the next body.
  var headerCode: String?
  /// A line with a status of failure, for a response that says nothing else.
  var failedLine: String?
  /// Whose response it is, where that is known beforehand.
  private let given: String?
  /// The provider where an error itself does not tell it: whose address the text names.
  private let provider: String?
  /// The most rejections and jobs that are kept.
  private static let maximumCount = 100

  init(
    given: String?, provider: String?, redactor: Redactor, vocabulary: ResponseVocabulary
  ) {
    self.given = given
    self.provider = provider
    self.redactor = redactor
    self.vocabulary = vocabulary
  }

  /// Reads the parts of a text in their order.
  mutating func read(_ bytes: [UInt8], depth: Int = 0) {
    for part in ResponseParts(bytes).parts {
      switch part {
      case .value(let value): read(value, depth: depth)
      case .text(let text): for line in text.split(separator: "\n") { readLine(line) }
      }
    }
  }

  /// Says what can only be said at the end.
  mutating func finish() {
    guard answer.rejections.isEmpty, let status = answer.status, status >= 400 else { return }
    add(RejectionDraft(code: headerCode, message: failedLine))
  }

  // MARK: What parts of the reader add

  mutating func note(status: Int) { answer.status = status }

  mutating func note(_ state: JobState) { answer.state = state }

  mutating func note(job name: String, _ id: String) {
    guard Self.isID(id), answer.jobs.count < Self.maximumCount,
      !answer.jobs.contains(where: { $0.id == id })
    else { return }
    answer.jobs.append(JobReference(name: name, id: id))
  }

  /// Adds a rejection, unless it is there; of two that say the same the one that says more stays.
  mutating func add(_ draft: RejectionDraft) {
    guard answer.rejections.count < Self.maximumCount else { return }
    let rejection = draft.rejection(
      status: answer.status, provider: provider, redactor: redactor, vocabulary: vocabulary,
      given: given)
    guard let rejection else { return }
    guard let index = answer.rejections.firstIndex(where: { $0.isSame(as: rejection) }) else {
      answer.rejections.append(rejection)
      return
    }
    if rejection.weight > answer.rejections[index].weight { answer.rejections[index] = rejection }
  }

  /// Notes what a header says; true when it is one that matters.
  @discardableResult
  mutating func noteHeader(_ name: String, _ value: String) -> Bool {
    switch vocabulary.headers[name.lowercased()] {
    case .retry?: answer.mayRetry = ["true", "1", "yes"].contains(value.lowercased())
    case .charge?: answer.isCharged = value.contains { "123456789".contains($0) }
    case .code?: if SafeName.isName(value) { headerCode = value }
    case .job?: note(job: "request_id", value)
    case nil: return false
    }
    return true
  }

  mutating func note(mayRetry: Bool) { answer.mayRetry = mayRetry }

  /// Whether a text can be the id of a job: letters, digits and `-_.`, eight to 128 of them, with a
  /// digit among them.
  private static func isID(_ text: String) -> Bool {
    8...128 ~= text.utf8.count
      && text.utf8.allSatisfy { ASCII.isWord($0) || $0 == UInt8(ascii: ".") }
      && text.utf8.contains(where: ASCII.isDigit)
  }
}

extension Rejection {
  /// How much the rejection says, to keep the fuller of two.
  fileprivate var weight: Int {
    (code == nil ? 0 : 4) + (field.isEmpty ? 0 : 2) + (bounds.isEmpty ? 0 : 1)
      + (bounds.contains { $0.confidence == .typed } ? 4 : 0)
  }

  /// Whether two rejections are one that is shown twice.
  fileprivate func isSame(as other: Rejection) -> Bool {
    guard code == nil || other.code == nil || code == other.code,
      field.isEmpty || other.field.isEmpty || field == other.field
    else { return false }
    guard let message, let text = other.message else { return code != nil && code == other.code }
    return message == text || message.contains(text) || text.contains(message)
  }
}

extension ResponseReader {
  private static let maximumDepth = 4

  /// Reads a value that stands in a response.
  mutating func read(_ value: JSONValue, depth: Int, isError: Bool = false) {
    switch value {
    case .object(let members):
      read(ResponseObject(members), depth: depth, isError: isError)
    case .array(let elements):
      for element in elements { read(element, depth: depth, isError: isError) }
    case .text(let text): readEmbedded(text, depth: depth)
    case .null, .flag, .number: break
    }
  }

  private mutating func read(_ object: ResponseObject, depth: Int, isError: Bool) {
    noteFacts(of: object)
    // A line of a provider's own log tells how the work goes.
    let level = object.text("level")?.lowercased()
    guard isError || !["info", "debug", "trace", "stdout"].contains(level) else { return }
    let before = answer.rejections
    let shape = ErrorShape(object, isError: isError, vocabulary: vocabulary)
    for part in shape.parts {
      switch part {
      case .rejection(let draft):
        if let message = draft.message, message.contains("{"),
          readEmbedded(message, depth: depth)
        {
          continue
        }
        add(draft)
      case .errors(let value): read(value, depth: depth, isError: true)
      }
    }
    for member in object.members {
      let name = ResponseObject.plain(member.key)
      guard !vocabulary.ignoredMembers.contains(name), !shape.consumed.contains(name) else {
        continue
      }
      switch member.value {
      case .object, .array: read(member.value, depth: depth)
      case .text(let text):
        if vocabulary.messageMembers.contains(name), answer.rejections == before,
          depth < Self.maximumDepth
        {
          for line in text.split(separator: "\n") { readLine(line) }
        }
        readEmbedded(text, depth: depth)
      case .null, .flag, .number: break
      }
    }
  }

  /// Reads a body that stands in a text; true when it says something against the request.
  @discardableResult
  private mutating func readEmbedded(_ text: String, depth: Int) -> Bool {
    guard depth < Self.maximumDepth, text.utf8.contains(UInt8(ascii: "{")) else { return false }
    let before = answer.rejections
    for part in ResponseParts(Array(text.utf8)).parts {
      if case .value(let value) = part { read(value, depth: depth + 1) }
    }
    return answer.rejections != before
  }

  /// Notes status, ids and state.
  private mutating func noteFacts(of object: ResponseObject) {
    for member in object.members {
      let value: String? =
        switch member.value {
        case .text(let text), .number(let text): text
        case .flag(let flag): flag ? "true" : "false"
        case .null, .array, .object: nil
        }
      guard let value else { continue }
      noteHeader(member.key, value)
      let isJob = vocabulary.jobNames.contains(ResponseObject.plain(member.key))
      if isJob { note(job: member.key, value) }
    }
    if let flag = object.flag("retryable") { note(mayRetry: flag) }
    for name in ["statuscode", "httpstatus", "httpstatuscode", "status"] {
      if let status = object.integer(name), 100...599 ~= status { note(status: status) }
    }
    if let code = object.integer("code"), 400...599 ~= code,
      object.text(vocabulary.messageMembers) != nil
    {
      note(status: code)
    }
    noteJob(of: object)
  }

  private mutating func noteJob(of object: ResponseObject) {
    let word = object.text("status", "state", "taskstatus", "jobstatus")
    let state = word.flatMap { vocabulary.state(of: $0) } ?? numberedState(of: object)
    if let state { note(state) }
    guard case .text(let id)? = object["id"] else { return }
    let isJob =
      state != nil || vocabulary.isUnmistakableID(id) && object.members.count <= 3
      || vocabulary.failureCodes.contains(where: object.has)
    if isJob { note(job: "id", id) }
  }

  /// Some providers count their states.
  private func numberedState(of object: ResponseObject) -> JobState? {
    guard let status = object.integer("status"), status < 100,
      object.has("videoid") || object.has("id")
    else { return nil }
    return vocabulary.numberedStates[status]
  }
}

/// The parts of a response, in its order: values that programs read, and the text around them.
struct ResponseParts {
  /// One part.
  enum Part {
    case value(JSONValue)
    case text(String)
  }

  private(set) var parts: [Part] = []

  /// Takes a text apart.
  ///
  /// An opening bracket that nothing closes is tried again from every such bracket; a budget keeps the
  /// time in proportion to the length of the text.
  init(_ bytes: [UInt8]) {
    var budget = 16 * bytes.count + 1024
    var position = 0
    var textStart = 0
    while position < bytes.count {
      let byte = bytes[position]
      guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "["), budget > 0 else {
        position += 1
        continue
      }
      var reader = LooseReader(bytes: bytes, position: position)
      let value = reader.readValue()
      budget -= reader.position - position
      guard let value, Self.isTelling(value) else {
        position += 1
        continue
      }
      addText(bytes[textStart..<position])
      parts.append(.value(value))
      position = reader.position
      textStart = position
    }
    addText(bytes[textStart...])
  }

  private mutating func addText(_ bytes: ArraySlice<UInt8>) {
    guard bytes.contains(where: { !ASCII.isSpace($0) }) else { return }
    parts.append(.text(String(decoding: bytes, as: UTF8.self)))
  }

  /// Whether a value is more than a bracketed word or number of a log: `[422]`, `[1, 2]`, `{}`.
  private static func isTelling(_ value: JSONValue) -> Bool {
    switch value {
    case .object(let members): !members.isEmpty
    case .array(let elements): elements.contains(where: isTelling)
    case .null, .flag, .number, .text: false
    }
  }
}

/// The bytes of a response, without what terminals and transports add.
enum ResponseText {
  /// The most bytes that are read, from the end.
  static let maximumByteCount = 1 << 20

  /// The end of a text, its escape sequences and carriage returns taken out, and lines that are no text.
  static func cleaned(_ text: String) -> [UInt8] {
    withoutNoise(withoutEscapes(Array(text.utf8.suffix(maximumByteCount))))
  }

  /// Empties lines in which one byte in twenty or more is a control or was no UTF-8: programs also print
  /// images and audio, and chance writes limits among them.
  private static func withoutNoise(_ bytes: [UInt8]) -> [UInt8] {
    let lines = bytes.split(separator: ASCII.newline, omittingEmptySubsequences: false)
    guard lines.contains(where: isNoise) else { return bytes }
    return Array(lines.map { isNoise($0) ? [] : $0 }.joined(separator: [ASCII.newline]))
  }

  private static func isNoise(_ line: ArraySlice<UInt8>) -> Bool {
    var strangers = 0
    for index in line.indices {
      let byte = line[index]
      if byte < 0x20, byte != UInt8(ascii: "\t") { strangers += 1 }
      // U+FFFD stands for what was no UTF-8.
      if byte == 0xEF, line[index...].starts(with: [0xEF, 0xBF, 0xBD]) { strangers += 1 }
    }
    return strangers > 0 && strangers * 20 >= line.count
  }

  private static func withoutEscapes(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(where: { $0 == 0x1B || $0 == 0x0D || $0 == 0 }) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    while position < bytes.count {
      switch bytes[position] {
      case 0x1B: position = behindEscape(in: bytes, from: position)
      case 0x0D:
        // Progress bars return to the start of their line; what follows is a line of its own.
        if position + 1 >= bytes.count || bytes[position + 1] != ASCII.newline {
          result.append(ASCII.newline)
        }
        position += 1
      case 0: position += 1
      default:
        result.append(bytes[position])
        position += 1
      }
    }
    return result
  }

  /// The byte behind an escape sequence: `ESC [ … letter`, `ESC ] … BEL`, or two bytes.
  private static func behindEscape(in bytes: [UInt8], from start: Int) -> Int {
    guard start + 1 < bytes.count else { return bytes.count }
    var end = start + 2
    switch bytes[start + 1] {
    case UInt8(ascii: "["):
      while end < bytes.count, end - start < 64, !(0x40...0x7E ~= bytes[end]) { end += 1 }
      return min(end + 1, bytes.count)
    case UInt8(ascii: "]"):
      while end < bytes.count, end - start < 512, bytes[end] != 0x07, bytes[end] != 0x1B {
        end += 1
      }
      return end < bytes.count && bytes[end] == 0x07 ? end + 1 : end
    default: return end
    }
  }
}

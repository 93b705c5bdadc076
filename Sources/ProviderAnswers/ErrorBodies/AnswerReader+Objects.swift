import JSON

/// Members that repeat the request, count, or tell how the work went; nothing is said against the
/// request in them.
private let passedOver: Set<String> = [
  "input", "inputs", "prompt", "text", "ctx", "loc", "logs", "metrics", "arguments", "request",
  "requestbody", "webhook", "usage", "timings", "warnings", "url", "urls", "doc", "docurl",
  "allheaders", "config", "expected", "traceback", "stack",
]

/// Members whose texts say what is wrong.
private let messageNames = [
  "message", "msg", "errormessage", "errormsg", "errmsg", "statusmsg", "failmsg", "failreason",
  "failure", "failurereason", "errordescription", "description", "reason", "title",
]

extension AnswerReader {
  private static let maximumDepth = 4

  /// Reads a value that stands in an answer.
  mutating func read(_ value: JSONValue, depth: Int, isError: Bool = false) {
    switch value {
    case .object(let members):
      read(AnswerObject(members), depth: depth, isError: isError)
    case .array(let elements):
      for element in elements { read(element, depth: depth, isError: isError) }
    case .text(let text): readEmbedded(text, depth: depth)
    case .null, .flag, .number: break
    }
  }

  private mutating func read(_ object: AnswerObject, depth: Int, isError: Bool) {
    noteFacts(of: object)
    // A line of a provider's own log tells how the work goes.
    let level = object.text("level")?.lowercased()
    guard isError || !["info", "debug", "trace", "stdout"].contains(level) else { return }
    let before = answer.rejections
    let shape = ErrorShape(object, isError: isError)
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
      let name = AnswerObject.plain(member.key)
      guard !passedOver.contains(name), !shape.consumed.contains(name) else { continue }
      switch member.value {
      case .object, .array: read(member.value, depth: depth)
      case .text(let text):
        if messageNames.contains(name), answer.rejections == before, depth < Self.maximumDepth {
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
    for part in AnswerParts(Array(text.utf8)).parts {
      if case .value(let value) = part { read(value, depth: depth + 1) }
    }
    return answer.rejections != before
  }

  /// Notes status, ids and state.
  private mutating func noteFacts(of object: AnswerObject) {
    for member in object.members {
      let value: String? =
        switch member.value {
        case .text(let text), .number(let text): text
        case .flag(let flag): flag ? "true" : "false"
        case .null, .array, .object: nil
        }
      guard let value else { continue }
      noteHeader(member.key, value)
      if JobNames.certain.contains(AnswerObject.plain(member.key)) {
        note(
          job: AnswerObject.plain(member.key) == "xfalrequestid" ? "request_id" : member.key, value)
      }
    }
    if let flag = object.flag("retryable") { note(mayRetry: flag) }
    for name in ["statuscode", "httpstatus", "httpstatuscode", "status"] {
      if let status = object.integer(name), 100...599 ~= status { note(status: status) }
    }
    if let code = object.integer("code"), 400...599 ~= code, object.text(messageNames) != nil {
      note(status: code)
    }
    noteJob(of: object)
  }

  private mutating func noteJob(of object: AnswerObject) {
    let word = object.text("status", "state", "taskstatus", "jobstatus")
    let state = word.flatMap { JobState(word: $0) } ?? numberedState(of: object)
    if let state { note(state) }
    guard case .text(let id)? = object["id"] else { return }
    let isJob =
      state != nil || JobNames.isUnmistakable(id) && object.members.count <= 3
      || object.has("failurecode")
    if isJob { note(job: "id", id) }
  }

  /// PixVerse counts its states.
  private func numberedState(of object: AnswerObject) -> JobState? {
    guard let status = object.integer("status"), status < 100,
      object.has("videoid") || object.has("id")
    else { return nil }
    switch status {
    case 1: return .completed
    case 5: return .running
    case 7, 8: return .failed
    default: return nil
    }
  }
}

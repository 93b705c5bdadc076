import JSON
import MediaModel

/// What an object of an answer says against the request, by the forms in which providers write it.
struct ErrorShape {
  /// What was found.
  enum Part {
    case rejection(RejectionDraft)
    /// Something to be read as an error itself.
    case errors(JSONValue)
  }

  private(set) var parts: [Part] = []
  /// The members that need not be looked at again, without capitals and underscores.
  private(set) var consumed: Set<String> = []
  private let object: AnswerObject

  /// Looks at an object.
  ///
  /// - Parameters:
  ///   - object: The object.
  ///   - isError: Whether it stands where only errors do.
  init(_ object: AnswerObject, isError: Bool) {
    self.object = object
    if let draft = entry ?? issue {
      take(draft, "loc", "msg", "message", "type", "code")
      return
    }
    readNumbered()
    readFailure()
    readDetail()
    readError()
    readLists()
    if parts.isEmpty, let draft = OwnError(object, isError: isError).draft {
      take(draft, "code", "message", "msg", "status", "type")
    }
  }

  private mutating func take(_ draft: RejectionDraft, _ names: String...) {
    parts.append(.rejection(draft))
    consumed.formUnion(names)
  }

  /// fal's and Pydantic's entry of `detail`.
  private var entry: RejectionDraft? {
    guard let message = object.text("msg", "message"), let type = object.text("type"),
      object.has("loc") || object.has("ctx") || RejectionVocabulary.builtIn.knownTypes[type] != nil
    else { return nil }
    var draft = RejectionDraft(
      code: type, field: FieldPath.parts(of: object["loc"]), message: message)
    if case .object(let members)? = object["ctx"] { draft.context = members }
    let isFal = object.text("url")?.contains("fal.ai") ?? false
    draft.provider = isFal ? "fal" : nil
    return draft
  }

  /// An issue of Zod, which Runway's API and many programs in JavaScript report.
  private var issue: RejectionDraft? {
    guard let message = object.text("message"), let code = object.text("code"), object.has("path"),
      case .array? = object["path"]
    else { return nil }
    return RejectionDraft(
      code: code, field: FieldPath.parts(of: object["path"]), message: message,
      bounds: IssueBounds(object, code: code).bounds)
  }

  /// PixVerse's `ErrCode` and MiniMax's `base_resp`.
  private mutating func readNumbered() {
    if let code = object.integer("errcode"), code != 0 {
      take(
        RejectionDraft(provider: "pixverse", code: String(code), message: object.text("errmsg")),
        "errcode", "errmsg")
    }
    if let response = object.object("baseresp") {
      consumed.insert("baseresp")
      if let code = response.integer("statuscode"), code != 0 {
        take(
          RejectionDraft(
            provider: "minimax", code: String(code), message: response.text("statusmsg")))
      }
    }
  }

  /// A task that failed and says why: Runway's `failureCode`, Luma's `failure_reason`, KIE's `failMsg`.
  private mutating func readFailure() {
    let code =
      object.text("failurecode", "failcode") ?? object.integer("failcode").map { String($0) }
    let message = object.text("failure", "failurereason", "failreason", "failmsg", "taskstatusmsg")
    let isFailed = object.text("taskstatus").flatMap { JobState(word: $0) } != .completed
    guard (code != nil && code != "0") || message != nil, isFailed else { return }
    let provider =
      object.has("failurecode") ? "runway" : (object.has("failurereason") ? "luma" : nil)
    take(
      RejectionDraft(provider: provider, code: code, message: message), "failurecode", "failcode",
      "failure", "failurereason", "failreason", "failmsg", "taskstatusmsg")
  }

  private mutating func readDetail() {
    switch object["detail"] {
    case .text(let text)?:
      let code = object.text("errortype", "errorcode", "code")
      take(
        RejectionDraft(
          provider: object.has("errortype") ? "fal" : nil, code: code, message: text),
        "detail", "errortype", "title")
    case .array(let elements)?:
      consumed.insert("detail")
      for element in elements {
        if case .text(let text) = element {
          parts.append(.rejection(RejectionDraft(message: text)))
        } else {
          parts.append(.errors(element))
        }
      }
    case .object(let members)?:
      consumed.insert("detail")
      parts.append(.errors(.object(members)))
    case .number?, .flag?, .null?, nil: break
    }
  }

  private mutating func readError() {
    switch object["error"] {
    case .object(let members)?:
      consumed.insert("error")
      parts.append(.errors(.object(members)))
    case .array(let elements)?:
      consumed.insert("error")
      for element in elements { addError(element) }
    case .text(let text)? where !text.isEmpty:
      consumed.insert("error")
      guard !object.has("issues") || object.array("issues")?.isEmpty == true else { return }
      let message = object.text("message", "msg", "errordescription")
      let isCode = SafeName.isCode(text) && message != nil
      let isPhrase = message != nil && text.split(separator: " ").count <= 3
      let draft = RejectionDraft(
        code: isCode ? text : object.text("code", "errorcode", "errortype"),
        message: isCode || isPhrase ? message : text)
      take(draft, "message", "msg", "errordescription", "code")
    case .number?, .flag?, .text?, .null?, nil: break
    }
  }

  private mutating func readLists() {
    for name in ["errors", "issues", "validationerrors", "invalidfields", "fieldviolations"] {
      guard let elements = object.array(name) else { continue }
      consumed.insert(name)
      for element in elements { addError(element) }
    }
  }

  private mutating func addError(_ element: JSONValue) {
    if case .text(let text) = element {
      parts.append(.rejection(RejectionDraft(message: text)))
    } else {
      parts.append(.errors(element))
    }
  }
}

/// What an object says by its own code and message.
struct OwnError {
  /// The rejection, or nil when the object speaks of no error.
  private(set) var draft: RejectionDraft?
  private let object: AnswerObject

  /// Looks at an object.
  ///
  /// - Parameters:
  ///   - object: The object.
  ///   - isError: Whether it stands where only errors do.
  init(_ object: AnswerObject, isError: Bool) {
    self.object = object
    draft = read(isError: isError)
  }

  /// The object's own code and message, when they speak of an error.
  private func read(isError: Bool) -> RejectionDraft? {
    let number = object.integer("code") ?? object.integer("errorcode")
    let name = object.text("code", "errorcode", "errortype")
    let message = object.text(
      "message", "msg", "errormessage", "errormsg", "description", "errordescription", "reason")
    let isSuccess =
      message.map { JobState(word: $0) == .completed || $0.lowercased() == "ok" } ?? false
    guard !isSuccess, isError || isErrorCode(number, name) && message != nil || saysFailure,
      message != nil || name != nil
    else { return nil }
    var draft = RejectionDraft(code: name, message: message)
    draft.field = FieldPath.parts(of: object["param"] ?? object["field"] ?? object["path"])
    takeCode(number, of: &draft)
    return draft
  }

  private func takeCode(_ number: Int?, of draft: inout RejectionDraft) {
    if let status = object.text("status"), status.uppercased() == status,
      status.contains("_") || number != nil
    {
      // Google writes the HTTP status as code, and its own as status.
      draft.code = status
      draft.provider = number == nil ? nil : "google"
    } else if let number {
      draft.code = String(number)
      let isKling = 1000..<6000 ~= number && object.has("requestid") && draft.message != nil
      if isKling { draft.provider = "kling" }
      if object.integer("code").map({ 40_000..<1_000_000 ~= $0 }) == true {
        draft.provider = "heygen"
      }
    } else if draft.code == nil {
      draft.code = object.text("type", "name")
    }
    if object.has("param"), draft.code != nil, draft.provider == nil {
      let isOpenAI = object.text("type").map { $0.hasSuffix("_error") || $0 == "invalid_request" }
      draft.provider = isOpenAI == true ? "openai" : nil
    }
  }

  private func isErrorCode(_ number: Int?, _ name: String?) -> Bool {
    if let number {
      return number != 0 && number != 100 && !(200..<300 ~= number) && number != 10_000
    }
    guard let name else { return false }
    return JobState(word: name) != .completed && name.lowercased() != "ok"
  }

  /// Whether the object itself says that something failed.
  private var saysFailure: Bool {
    if object.flag("success") == false || object.flag("ok") == false { return true }
    if ["statuscode", "status"].contains(where: { (object.integer($0) ?? 0) >= 400 }) {
      return true
    }
    return object.text("status", "state", "taskstatus").flatMap { JobState(word: $0) } == .failed
  }
}

/// The members of an object of an answer, by names whose case and underscores do not count.
struct AnswerObject {
  let members: [JSONMember]
  private let byName: [String: JSONValue]

  init(_ members: [JSONMember]) {
    self.members = members
    byName = Dictionary(members.map { (Self.plain($0.key), $0.value) }) { _, last in last }
  }

  /// A name without capitals, underscores and hyphens: `failureCode` and `failure_code` are one.
  static func plain(_ name: String) -> String {
    String(
      decoding: name.utf8.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") }
        .map(ASCII.lowercased), as: UTF8.self)
  }

  /// The value of a name, unless it is null.
  subscript(_ name: String) -> JSONValue? {
    guard let value = byName[name], value != .null else { return nil }
    return value
  }

  /// Whether the name is there, also with null.
  package func has(_ name: String) -> Bool { byName[name] != nil }

  /// The text of the first of the names that has one that is not empty.
  func text(_ names: String...) -> String? { text(names) }

  /// The text of the first of the names that has one that is not empty.
  func text(_ names: [String]) -> String? {
    for name in names {
      if case .text(let text)? = self[name], text.utf8.contains(where: { !ASCII.isSpace($0) }) {
        return text
      }
    }
    return nil
  }

  /// The whole number of a name, also where it is written as a text.
  func integer(_ name: String) -> Int? {
    switch self[name] {
    case .number(let digits)?, .text(let digits)?:
      guard let number = Rational(decimal: digits), number.denominator == 1 else { return nil }
      return Int(number.numerator)
    case .flag?, .array?, .object?, .null?, nil: return nil
    }
  }

  /// The flag of a name, also where it is written as a text.
  func flag(_ name: String) -> Bool? {
    switch self[name] {
    case .flag(let flag)?: return flag
    case .text(let text)? where ["true", "false"].contains(text.lowercased()):
      return text.lowercased() == "true"
    case .text?, .number?, .array?, .object?, .null?, nil: return nil
    }
  }

  /// The object of a name.
  func object(_ name: String) -> AnswerObject? {
    guard case .object(let members)? = self[name] else { return nil }
    return AnswerObject(members)
  }

  /// The list of a name.
  func array(_ name: String) -> [JSONValue]? {
    guard case .array(let elements)? = self[name] else { return nil }
    return elements
  }
}

import JSON

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

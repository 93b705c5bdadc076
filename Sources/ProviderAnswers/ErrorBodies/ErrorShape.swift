import JSON
import MediaModel

/// What an object of a response says against the request, by the forms in which providers write it.
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
  private let object: ResponseObject
  private let vocabulary: ResponseVocabulary

  /// Looks at an object, which may stand where only errors do.
  init(_ object: ResponseObject, isError: Bool, vocabulary: ResponseVocabulary) {
    self.object = object
    self.vocabulary = vocabulary
    if let draft = entry ?? issue {
      take(draft, "loc", "msg", "message", "type", "code")
      return
    }
    readForms()
    readFailure()
    readDetail()
    readError()
    readLists()
    if parts.isEmpty, let draft = OwnError(object, isError: isError, vocabulary: vocabulary).draft {
      take(draft, "code", "message", "msg", "status", "type")
    }
  }

  private mutating func take(_ draft: RejectionDraft, _ names: String...) {
    var draft = draft
    draft.provider = draft.provider ?? vocabulary.provider(of: object)
    parts.append(.rejection(draft))
    consumed.formUnion(names)
  }

  /// An entry of `detail`, as Pydantic and those who follow it write it.
  private var entry: RejectionDraft? {
    guard let message = object.text("msg", "message"), let type = object.text("type"),
      object.has("loc") || object.has("ctx") || vocabulary.isKnown(code: type)
    else { return nil }
    var draft = RejectionDraft(
      code: type, field: FieldPath.parts(of: object["loc"]), message: message)
    if case .object(let members)? = object["ctx"] { draft.context = members }
    return draft
  }

  /// An issue of Zod, which many programs in JavaScript report.
  private var issue: RejectionDraft? {
    guard let message = object.text("message"), let code = object.text("code"), object.has("path"),
      case .array? = object["path"]
    else { return nil }
    return RejectionDraft(
      code: code, field: FieldPath.parts(of: object["path"]), message: message,
      bounds: IssueBounds(object, code: code).bounds)
  }

  /// The objects of certain providers, whose members only they call so.
  private mutating func readForms() {
    for form in vocabulary.forms {
      guard let holder = form.within.map({ object.object($0) }) ?? object else { continue }
      if let within = form.within { consumed.insert(within) }
      let number = holder.integer(form.code)
      guard number != 0, let code = number.map({ String($0) }) ?? holder.text(form.code),
        number != nil || vocabulary.state(of: code) != .completed && code.lowercased() != "ok"
      else { continue }
      var draft = RejectionDraft(
        provider: form.provider, code: code, message: form.message.flatMap { holder.text($0) })
      draft.field = FieldPath.parts(of: form.field.flatMap { holder[$0] })
      if case .object(let members)? = form.limits.flatMap({ holder[$0] }) {
        draft.context = members
      }
      take(draft)
      if form.within == nil {
        consumed.formUnion([form.code] + [form.message, form.limits].compactMap(\.self))
      }
    }
  }

  /// A task that failed and says why: `failureCode`, `failure_reason`, `failMsg`.
  private mutating func readFailure() {
    let code =
      object.text(vocabulary.failureCodes)
      ?? vocabulary.failureCodes.lazy.compactMap(object.integer).first.map { String($0) }
    let message = object.text(vocabulary.failureMessages)
    let isFailed = object.text("taskstatus").flatMap { vocabulary.state(of: $0) } != .completed
    guard (code != nil && code != "0") || message != nil, isFailed else { return }
    take(RejectionDraft(code: code, message: message))
    consumed.formUnion(vocabulary.failureCodes + vocabulary.failureMessages)
  }

  private mutating func readDetail() {
    switch object["detail"] {
    case .text(let text)?:
      let code = object.text("errortype", "errorcode", "code")
      take(RejectionDraft(code: code, message: text), "detail", "errortype", "title")
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
    for name in vocabulary.errorLists {
      guard let elements = object.array(name) else { continue }
      consumed.insert(name)
      for element in elements { addError(element) }
    }
  }

  private mutating func addError(_ element: JSONValue) {
    if case .text(let text) = element {
      take(RejectionDraft(message: text))
    } else {
      parts.append(.errors(element))
    }
  }
}

/// What an object says by its own code and message.
struct OwnError {
  /// The rejection, or nil when the object speaks of no error.
  private(set) var draft: RejectionDraft?
  private let object: ResponseObject
  private let vocabulary: ResponseVocabulary

  init(_ object: ResponseObject, isError: Bool, vocabulary: ResponseVocabulary) {
    self.object = object
    self.vocabulary = vocabulary
    draft = read(isError: isError)
  }

  /// The object's own code and message, when they speak of an error.
  private func read(isError: Bool) -> RejectionDraft? {
    let number = object.integer("code") ?? object.integer("errorcode")
    let name = object.text("code", "errorcode", "errortype")
    let message = object.text(
      "message", "msg", "errormessage", "errormsg", "description", "errordescription", "reason")
    let isSuccess =
      message.map { vocabulary.state(of: $0) == .completed || $0.lowercased() == "ok" } ?? false
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
      // Some write the HTTP status as code, and their own as status.
      draft.code = status
    } else if let number {
      draft.code = String(number)
    } else if draft.code == nil {
      draft.code = object.text("type", "name")
    }
  }

  private func isErrorCode(_ number: Int?, _ name: String?) -> Bool {
    if let number {
      return number != 0 && !(200..<300 ~= number) && !vocabulary.successCodes.contains(number)
    }
    guard let name else { return false }
    return vocabulary.state(of: name) != .completed && name.lowercased() != "ok"
  }

  /// Whether the object itself says that something failed.
  private var saysFailure: Bool {
    if object.flag("success") == false || object.flag("ok") == false { return true }
    if ["statuscode", "status"].contains(where: { (object.integer($0) ?? 0) >= 400 }) {
      return true
    }
    return object.text("status", "state", "taskstatus").flatMap { vocabulary.state(of: $0) }
      == .failed
  }
}

/// The members of an object of a response, by names whose case and underscores do not count.
struct ResponseObject {
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
  func object(_ name: String) -> ResponseObject? {
    guard case .object(let members)? = self[name] else { return nil }
    return ResponseObject(members)
  }

  /// The list of a name.
  func array(_ name: String) -> [JSONValue]? {
    guard case .array(let elements)? = self[name] else { return nil }
    return elements
  }
}

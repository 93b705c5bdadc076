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

/// One thing that speaks against a request, or that its sender ought to know.
public struct Finding: Sendable, Hashable {
  /// Stable, for scripts: `video.duration.too-long`.
  public var id: String
  public var severity: Severity
  /// The role that the input has, or that is missing; nil for the request as a whole.
  public var role: String?
  /// The input's path as it was given, or nil when no single file is meant.
  public var path: String?
  public var measured: Measurement?
  public var limit: LimitDescription?
  /// One sentence or two: what was measured, and against what.
  public var message: String
  /// Why it matters, or what else is known.
  public var detail: String?
  /// Where the limit was read.
  public var source: Source?
  /// Which profile the limit comes from, or nil for what holds everywhere.
  public var spokenBy: Speaker?
  /// Other profiles that say the same, or something weaker.
  public var alsoSaidBy: [Speaker]
  public var fix: Fix?

  public init(
    id: String, severity: Severity, role: String? = nil, path: String? = nil,
    measured: Measurement? = nil, limit: LimitDescription? = nil, message: String,
    detail: String? = nil, source: Source? = nil, spokenBy: Speaker? = nil,
    alsoSaidBy: [Speaker] = [], fix: Fix? = nil
  ) {
    self.id = id
    self.severity = severity
    self.role = role
    self.path = path
    self.measured = measured
    self.limit = limit
    self.message = message
    self.detail = detail
    self.source = source
    self.spokenBy = spokenBy
    self.alsoSaidBy = alsoSaidBy
    self.fix = fix
  }
}

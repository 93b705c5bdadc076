/// What was made of one file, how, and what shows whether either has changed since.
public struct MadeResult: Sendable, Hashable {
  /// A file as it was at a moment.
  public struct File: Sendable, Hashable {
    /// The absolute path.
    public var path: String
    public var byteCount: Int64
    /// The modification time in nanoseconds since 1970.
    public var modified: Int64

    public init(path: String, byteCount: Int64, modified: Int64) {
      self.path = path
      self.byteCount = byteCount
      self.modified = modified
    }
  }

  /// The file from which it was made.
  public var source: File
  /// The absolute path that was named for the result: a file, or a folder for several.
  public var target: String
  /// A sum over everything that decides how results look, besides the source.
  public var recipe: String
  /// What was made.
  public var files: [File]

  public init(source: File, target: String, recipe: String, files: [File]) {
    self.source = source
    self.target = target
    self.recipe = recipe
    self.files = files
  }
}

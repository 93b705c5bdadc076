/// What was made of one file, how, and what shows whether either has changed since.
package struct MadeResult: Sendable, Hashable {
  /// A file as it was at a moment.
  package struct File: Sendable, Hashable {
    /// The absolute path.
    package var path: String
    package var byteCount: Int64
    /// The modification time in nanoseconds since 1970.
    package var modified: Int64

    package init(path: String, byteCount: Int64, modified: Int64) {
      self.path = path
      self.byteCount = byteCount
      self.modified = modified
    }
  }

  /// The file from which it was made.
  package var source: File
  /// The absolute path that was named for the result: a file, or a folder for several.
  package var target: String
  /// A sum over everything that decides how results look, besides the source.
  package var recipe: String
  /// What was made.
  package var files: [File]

  package init(source: File, target: String, recipe: String, files: [File]) {
    self.source = source
    self.target = target
    self.recipe = recipe
    self.files = files
  }
}

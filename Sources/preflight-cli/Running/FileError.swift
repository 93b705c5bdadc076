/// A file of ours cannot be read or written; the command ends with 2.
struct FileError: Error, CustomStringConvertible {
  let description: String
}

extension Store {
  /// What was made of a file for a target last, or nil; both are absolute paths.
  package func made(of source: String, target: String) throws(StoreError) -> MadeResult? {
    try read { connection throws(StoreError) in
      try MadeTable(connection: connection).result(of: source, target: target)
    }
  }

  /// The file that was made under an absolute path last, as it was then, or nil.
  package func madeFile(at path: String) throws(StoreError) -> MadeResult.File? {
    try read { connection throws(StoreError) in
      try MadeTable(connection: connection).file(at: path)
    }
  }

  /// Remembers what was made of a file.
  package func remember(_ result: MadeResult) throws(StoreError) {
    try change(.process) { connection throws(StoreError) in
      try MadeTable(connection: connection).store(result)
    }
  }
}

extension Store {
  /// Removes checks and runs for good.
  ///
  /// - Returns: How many there were.
  package func forgetHistory(_ filter: HistoryFilter = HistoryFilter()) throws(StoreError) -> Int {
    try erase { connection throws(StoreError) in
      try EntryWriter(connection: connection).remove(filter)
    }
  }

  /// Removes the facts of a file, or of all files, and what was made of it, for good.
  package func forgetFacts(of path: String? = nil) throws(StoreError) {
    try erase { connection throws(StoreError) in
      try FactsTable(connection: connection).remove(path: path)
      try MadeTable(connection: connection).remove(path: path)
    }
  }
}

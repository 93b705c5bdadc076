extension OutputFile {
  /// Writes bytes where the last ones ended.
  ///
  /// - Throws: `FileError` when the disk refuses.
  package func write(_ bytes: [UInt8]) throws(FileError) {
    guard bytes.withUnsafeBufferPointer({ write($0) }) else {
      throw FileError(writing: path, errorNumber: writeErrorNumber)
    }
  }
}

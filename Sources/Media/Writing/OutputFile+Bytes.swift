extension OutputFile {
  /// Writes bytes where the last ones ended.
  ///
  /// - Throws: `MediaError` when the disk refuses.
  public func write(_ bytes: [UInt8]) throws(MediaError) {
    guard bytes.withUnsafeBufferPointer({ write($0) }) else {
      throw MediaError(writing: path, errorNumber: writeErrorNumber)
    }
  }
}

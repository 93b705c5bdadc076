import MediaModel

/// What a worker is asked: to read the file whose descriptor comes along.
package struct WorkerRequest: Hashable {
  /// What facts and messages call the file; the worker never opens it.
  package var path: String
  var byteCount: Int64
  var depth: ProbeDepth
  var ceilings: Ceilings

  /// No request is longer: its path is one that the system opened.
  static let maximumByteCount = 1 << 16

  /// The request as it is sent.
  package var bytes: [UInt8] {
    [depth == .packets ? 1 : 0] + [UInt8](byteCount) + [UInt8](ceilings.memory)
      + [UInt8](ceilings.computing) + [UInt8](ceilings.waiting) + Array(path.utf8)
  }
}

extension WorkerRequest {
  /// The request in bytes, or nil when these are none.
  init?(_ bytes: ArraySlice<UInt8>) {
    var fields = ByteFields(bytes)
    guard let depth = fields.byte(), let byteCount = fields.number(), let memory = fields.number(),
      let computing = fields.number(), let waiting = fields.number(),
      let path = String(validating: fields.remainder, as: UTF8.self)
    else { return nil }
    self.init(
      path: path, byteCount: byteCount, depth: depth == 1 ? .packets : .header,
      ceilings: Ceilings(memory: memory, computing: computing, waiting: waiting))
  }
}

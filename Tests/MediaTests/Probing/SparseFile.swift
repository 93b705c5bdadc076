import Foundation

/// Makes a file as long as asked for without writing anything; what is added reads as zeros.
func expandSparsely(_ path: String, to byteCount: Int64) throws {
  let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
  try handle.truncate(atOffset: UInt64(byteCount))
  try handle.close()
}

/// How providers and programs name the id of a job.
enum JobNames {
  /// Names that are always those of a job, without capitals and underscores.
  static let certain: Set<String> = [
    "requestid", "taskid", "jobid", "predictionid", "generationid", "videoid", "xfalrequestid",
    "operationid",
  ]

  /// Parts of addresses behind which the id of a job stands, with what the provider calls it.
  static let folders: [String: String] = [
    "requests": "request_id", "tasks": "task_id", "predictions": "id", "generations": "id",
    "jobs": "job_id", "operations": "operation",
  ]

  /// Whether a text can be the id of a job: letters, digits and `-_.`, eight to 128 of them, with a
  /// digit among them.
  static func isID(_ text: some StringProtocol) -> Bool {
    8...128 ~= text.utf8.count
      && text.utf8.allSatisfy { ASCII.isWord($0) || $0 == UInt8(ascii: ".") }
      && text.utf8.contains(where: ASCII.isDigit)
  }

  /// Whether a text is written like a UUID, or begins as some providers' ids do.
  static func isUnmistakable(_ text: String) -> Bool {
    let groups = text.split(separator: "-", omittingEmptySubsequences: false).map(\.utf8.count)
    let isUUID =
      groups == [8, 4, 4, 4, 12]
      && text.utf8.allSatisfy { ASCII.isHexadecimal($0) || $0 == UInt8(ascii: "-") }
    return isUUID || text.hasPrefix("video_") || text.hasPrefix("cgt-")
  }
}

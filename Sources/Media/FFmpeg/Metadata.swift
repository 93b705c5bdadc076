import CFFmpeg

/// Names and values that a file carries about itself.
enum Metadata {
  /// The entries of a dictionary, in file order.
  ///
  /// The corresponding C function is `av_dict_get`.
  static func entries(of dictionary: OpaquePointer?) -> [(key: String, value: String)] {
    var entries: [(key: String, value: String)] = []
    var entry: UnsafeMutablePointer<AVDictionaryEntry>?
    while let next = av_dict_get(dictionary, "", entry, AV_DICT_IGNORE_SUFFIX) {
      entry = next
      guard let key = next.pointee.key, let value = next.pointee.value else { continue }
      entries.append((String(cString: key), String(cString: value)))
      if entries.count >= 1000 { break }
    }
    return entries
  }

  /// Whether one of the names tells where the file was recorded.
  static func hasLocation(_ keys: Set<String>) -> Bool {
    keys.contains { $0.hasPrefix("location") || $0.contains(".location.") || $0.contains("gps") }
  }

  /// Whether one of the names tells which device recorded the file.
  static func hasDevice(_ keys: Set<String>) -> Bool {
    let names: Set<String> = [
      "make", "model", "com.apple.quicktime.make", "com.apple.quicktime.model",
      "com.apple.quicktime.software", "com.android.version", "com.android.manufacturer",
      "com.android.model", "firmware", "device", "camera_model_name", "original_source",
    ]
    return !names.isDisjoint(with: keys)
  }
}

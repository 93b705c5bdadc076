import JSON

/// Where the profiles of one embedded file lie in its text, so that one can be read without the
/// others.
struct ProfileIndex: Sendable {
  /// One profile's place.
  struct Entry: Sendable {
    var id: String
    /// Its number in the file, from 0.
    var number: Int
    /// The first byte of its object.
    var position: Int
  }

  let fileName: String
  private(set) var provider = ""
  private(set) var entries: [Entry] = []
  private let bytes: [UInt8]

  init(_ text: String, fileName: String) throws(JSONError) {
    self.fileName = fileName
    bytes = Array(text.utf8)
    var provider = ""
    var entries: [Entry] = []
    var reader = JSONReader(bytes)
    try reader.readObject { (reader, key) throws(JSONError) in
      switch key {
      case "provider": provider = try reader.readString()
      case "profiles":
        try reader.readArray { (reader) throws(JSONError) in
          let position = reader.position
          var id = ""
          try reader.readObject { (reader, key) throws(JSONError) in
            if key == "id" { id = try reader.readString() } else { try reader.skipValue() }
          }
          entries.append(Entry(id: id, number: entries.count, position: position))
        }
      default: try reader.skipValue()
      }
    }
    self.provider = provider
    self.entries = entries
  }

  /// The profile of an entry.
  func profile(_ entry: Entry) throws(DocumentError) -> Profile {
    let path = "profiles[\(entry.number)]"
    do {
      var reader = JSONReader(bytes, at: entry.position)
      let value = try reader.readValue()
      return try Profile(value, at: path, provider: provider, origin: .builtIn)
    } catch let error as DocumentError {
      throw error.inFile(fileName)
    } catch {
      throw DocumentError(at: path, "not JSON").inFile(fileName)
    }
  }
}

/// The words of the command line as the system handed them over, byte for byte.
enum RawArguments {
  /// The last words, as bytes; what is no UTF-8 was changed in the words that were read from them.
  static func last(_ words: [String]) -> [[UInt8]] {
    let count = Int(CommandLine.argc)
    let read = words.map { Array($0.utf8) }
    guard count > words.count else { return read }
    let raw: [[UInt8]] = ((count - words.count)..<count).map { index in
      unsafe CommandLine.unsafeArgv[index].map { word -> [UInt8] in
        var bytes: [UInt8] = []
        var position = 0
        while unsafe word[position] != 0 {
          unsafe bytes.append(UInt8(bitPattern: word[position]))
          position += 1
        }
        return bytes
      } ?? []
    }
    let isSame = zip(raw, words).allSatisfy { String(decoding: $0, as: UTF8.self) == $1 }
    return isSame ? raw : read
  }
}

import Media
import System

/// Where stills go.
struct StillPlaces {
  private let destination: FrameExtraction.Destination
  private let count: Int
  private let names: [StillExportOptions.Format: [String]]
  private let replacesExisting: Bool
  /// Nil for a single file.
  private let folder: OutputFolder?

  /// - Throws: `MediaError` when several stills are to go into one file.
  init(
    _ destination: FrameExtraction.Destination, source: String, addresses: [FrameAddress?],
    replacesExisting: Bool
  ) throws(MediaError) {
    self.destination = destination
    count = addresses.count
    self.replacesExisting = replacesExisting
    switch destination {
    case .file(let path):
      guard addresses.count < 2 else {
        throw MediaError(
          .writeFailed, path: path,
          reason: "is one file, and there are \(addresses.count) stills; name a folder.")
      }
      (folder, names) = (nil, [:])
    case .folder(let path):
      folder = OutputFolder(path)
      names = Dictionary(
        uniqueKeysWithValues: StillExportOptions.Format.allCases.map { format in
          let all = StillNames(source: source, addresses: addresses, format: format)
          return (format, all.names)
        })
    }
  }

  /// The path of a still, by its number in the order of presentation.
  package func path(of number: Int, as format: StillExportOptions.Format) -> String {
    switch destination {
    case .file(let path): path
    case .folder: folder?.path(of: names[format]?[number] ?? "") ?? ""
    }
  }

  /// Makes the folder where it is missing, and makes sure that nothing is in the way.
  ///
  /// - Throws: `MediaError` when the folder cannot be made or written to, or a file exists that must not
  ///   be replaced.
  func prepare(for format: StillExportOptions.Format) throws(MediaError) {
    try MediaError.asMedia(try folder?.make())
    do throws(MediaError) {
      for number in 0..<count {
        _ = try MediaError.asMedia(
          try OutputFile(path: path(of: number, as: format), replacesExisting: replacesExisting))
      }
    } catch {
      cleanUp()
      throw error
    }
  }

  /// Takes away the folders that were made, as long as they are empty.
  func cleanUp() { folder?.cleanUp() }
}

/// The names of stills of one source in one folder, such as `clip_00h00m01s480_f000037.png`.
///
/// Sorted as text they stand in the order of presentation, those of other runs over the same source
/// among them: the time comes first, to the millisecond, and the number of the frame where it is known.
/// Times are rounded up, so that the frame is the one that is shown at the time in its name.
struct StillNames {
  /// In the order of the addresses, no two alike.
  let names: [String]

  /// The names of the stills of a source: one for each of its frames, nil for the picture of a
  /// picture file.
  init(source: String, addresses: [FrameAddress?], format: StillExportOptions.Format) {
    let marks = Self.marks(of: addresses)
    let suffix = "." + format.usualExtension
    let room = Self.longestName - suffix.utf8.count - (marks.map(\.utf8.count).max() ?? 0)
    let stem = StillNameStem(of: source, byteCount: room).text
    names = marks.map { stem + $0 + suffix }
  }

  /// In bytes.
  ///
  /// File systems that encrypt names allow 143 bytes, of which a file in the making needs 22 more than
  /// its name.
  static let longestName = 120

  /// What stands behind the stem: the time, the number, and where neither tells frames apart, their
  /// place among those alike.
  private static func marks(of addresses: [FrameAddress?]) -> [String] {
    let numberWidth = max(6, addresses.compactMap { $0?.number }.map { "\($0)".count }.max() ?? 0)
    let hourWidth = max(2, addresses.map { "\(milliseconds($0) / 3_600_000)".count }.max() ?? 0)
    var marks = addresses.map { address in
      guard let address else { return "_still" }
      let number = address.number.map { "_f" + padded(max(0, $0), to: numberWidth) } ?? ""
      return "_" + clock(milliseconds(address), hourWidth: hourWidth) + number
    }
    for group in indicesOfOneMillisecond(in: addresses) where !isSorted(group.map { marks[$0] }) {
      let width = "\(group.count)".count
      for (place, index) in group.enumerated() {
        let time = "_" + clock(milliseconds(addresses[index]), hourWidth: hourWidth)
        let number = marks[index].dropFirst(time.count)
        marks[index] = time + "_" + padded(place + 1, to: width) + number
      }
    }
    return marks
  }

  /// The positions of frames that share a millisecond, in the order of presentation.
  private static func indicesOfOneMillisecond(in addresses: [FrameAddress?]) -> [[Int]] {
    let groups = Dictionary(grouping: addresses.indices) { milliseconds(addresses[$0]) }.values
    return groups.filter { $0.count > 1 }.map { group in
      group.sorted { first, second in
        guard let first = addresses[first], let second = addresses[second] else { return false }
        return (first.time, first.ticks) < (second.time, second.ticks)
      }
    }
  }

  private static func isSorted(_ marks: [String]) -> Bool {
    zip(marks, marks.dropFirst()).allSatisfy { $0 < $1 }
  }

  private static func milliseconds(_ address: FrameAddress?) -> Int64 {
    max(0, ((address?.time.seconds ?? 0) * 1000).roundedUp)
  }

  /// `"00h00m01s480"`.
  private static func clock(_ milliseconds: Int64, hourWidth: Int) -> String {
    let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
    return padded(seconds / 3600, to: hourWidth) + "h" + padded(seconds / 60 % 60, to: 2) + "m"
      + padded(seconds % 60, to: 2) + "s" + padded(rest, to: 3)
  }

  private static func padded(_ number: some BinaryInteger, to width: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension StillExportOptions.Format {
  /// The name of the format.
  package var title: String { MediaFormat(rawValue).title }
  /// The extension by which files of the format are known.
  package var usualExtension: String { MediaFormat(rawValue).extensions[0] }
}

/// How the names of stills begin: with the name of their source, as far as every system takes it.
struct StillNameStem {
  let text: String

  /// The stem for a source's path, of at most so many bytes.
  init(of source: String, byteCount: Int) {
    let name = source.split(separator: "/").last ?? ""
    let dot = name.lastIndex(of: ".")
    let stem = dot.map { $0 == name.startIndex ? name : name[..<$0] } ?? name
    let safe = String(String.UnicodeScalarView(stem.unicodeScalars.map { $0.isSafe ? $0 : "_" }))
    // A dot would hide the file, a dash makes an option of it where a shell spells out `*`.
    let visible = safe.drop { ".-~ ".contains($0) }
    var text = ""
    for character in visible {
      guard text.utf8.count + character.utf8.count <= byteCount else { break }
      text.append(character)
    }
    self.text = text.isEmpty ? "still" : text
  }
}

extension Unicode.Scalar {
  /// Whether file systems take it and terminals show it as it is.
  fileprivate var isSafe: Bool {
    if #"\:*?"<>|/"#.unicodeScalars.contains(self) { return false }
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse:
      return false
    // Marks that turn or hide writing; emoji are joined by U+200D.
    case .format: return value == 0x200D
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber,
      .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol, .spaceSeparator:
      return true
    @unknown default: return false
    }
  }
}

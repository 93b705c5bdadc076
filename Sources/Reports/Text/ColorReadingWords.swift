import MediaModel

/// How colours were taken, in words: `"BT.709, limited range (tagged)"`.
struct ColorReadingWords {
  private let reading: ColorReading
  /// What the values come from: `"the clip"`.
  private let source: String

  init(_ reading: ColorReading, of source: String) {
    self.reading = reading
    self.source = source
  }

  /// One line, harmless to a terminal: the values that the file says, then those that are assumed,
  /// then what was done to them.
  var text: String {
    let parts = [
      words(for: .tagged).map { $0 + " (tagged)" },
      words(for: .assumed).map { $0 + " (assumed: \(source) does not say)" }, reading.conversion,
    ]
    return parts.compactMap(\.self).joined(separator: "; ").safeForTerminal
  }

  /// The values of a basis, or nil when there are none.
  private func words(for basis: ColorReading.Basis) -> String? {
    func name(_ value: ColorReading.Value) -> String? {
      guard value.basis == basis, value.isKnown else { return nil }
      return Self.names[value.name] ?? value.name
    }
    var parts = Self.words(
      matrix: name(reading.matrix), primaries: name(reading.primaries),
      transfer: name(reading.transfer))
    if let range = name(reading.range) { parts.append(Self.words(forRange: range)) }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// One name where all agree, else what differs with its label.
  private static func words(matrix: String?, primaries: String?, transfer: String?) -> [String] {
    let curve = transfer.map { "transfer \($0)" }
    if let matrix, matrix == primaries {
      if matrix == transfer { return [matrix] }
      let isHDR = transfer == "PQ" || transfer == "HLG"
      return isHDR ? ["\(matrix) \(transfer ?? "")"] : [matrix, curve].compactMap(\.self)
    }
    let isSRGB = primaries == "BT.709" && transfer == "sRGB"
    let colors =
      isSRGB ? "sRGB" : primaries == "ICC profile" && transfer == primaries ? "ICC profile" : nil
    // RGB has no matrix.
    let label = matrix == "RGB" && colors != nil ? nil : matrix.map { "matrix \($0)" }
    let labelled = [primaries.map { "primaries \($0)" }, curve]
    return ([label] + (colors.map { [$0] } ?? labelled)).compactMap(\.self)
  }

  private static func words(forRange name: String) -> String {
    switch name {
    case "limited", "tv", "mpeg": "limited range"
    case "full", "pc", "jpeg": "full range"
    default: name
    }
  }

  /// Names of standards by those that FFmpeg gives to the values.
  private static let names = [
    "bt709": "BT.709", "smpte170m": "BT.601", "bt470bg": "BT.601", "bt470m": "BT.470 M",
    "smpte240m": "SMPTE 240M", "bt2020nc": "BT.2020", "bt2020c": "BT.2020 constant luminance",
    "bt2020": "BT.2020", "bt2020-10": "BT.2020", "bt2020-12": "BT.2020", "smpte2084": "PQ",
    "arib-std-b67": "HLG", "iec61966-2-1": "sRGB", "gbr": "RGB", "rgb": "RGB",
    "icc-profile": "ICC profile",
    "smpte432": "Display P3", "smpte431": "DCI-P3", "film": "film", "linear": "linear",
  ]
}

extension ColorReading.Value {
  /// Whether anything is known of it.
  var isKnown: Bool { name != "unknown" }
}

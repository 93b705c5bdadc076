import CommandLineArguments
import Preflight

/// Options as they were given, written out again for a process that does the same to one file.
///
/// What has its default is left out, so that equal wishes are equal words.
struct OptionWords {
  private(set) var words: [String] = []

  /// Adds an option where it has a value.
  mutating func add(_ name: String, _ value: String?) {
    // Joined, so that a value may begin with a dash.
    if let value { words.append("\(name)=\(value)") }
  }

  /// Adds an option that may be repeated.
  mutating func add(_ name: String, each values: [String]) {
    for value in values { add(name, value) }
  }

  /// Adds a flag where it is set.
  mutating func add(_ name: String, if isSet: Bool) {
    if isSet { words.append(name) }
  }

  mutating func add(_ options: PictureOptions) {
    add("--aspect", options.aspect?.rawValue)
    add("--focus", options.focus)
    add("--background", options.background == "000000" ? nil : options.background)
    add("--recommended", if: options.recommended)
  }

  mutating func add(_ options: RequestOptions) {
    add("--transport", options.transport?.rawValue)
    add("--set", each: options.set)
  }

  mutating func add(_ options: MemoryOptions) { add("--no-memory", if: options.noMemory) }

  mutating func add(_ options: StillOptions) {
    add("--as", options.format?.rawValue)
    add("--quality", options.quality.map { "\($0)" })
    add("--max-bytes", options.maxBytes)
    add("--size", options.size)
    add("--hdr", options.hdr == .toneMap ? nil : options.hdr.rawValue)
    add("--fields", options.fields == .deinterlace ? nil : options.fields.rawValue)
  }
}

extension FitCommand {
  /// The options that decide what is made of each file, as words.
  var optionWords: [String] {
    var words = OptionWords()
    words.add("--for", each: profiles)
    words.add("--from", from)
    words.add("--to", to)
    words.add("--around", around)
    words.add("--keep", keep?.rawValue)
    words.add("--exact", if: exact)
    words.add("--lengthen", lengthen?.rawValue)
    words.add(picture)
    words.add(request)
    words.add("--mode", options.mode == .auto ? nil : options.mode.rawValue)
    words.add("--plan", if: options.plan)
    words.add("--keep-metadata", if: options.keepMetadata)
    words.add("--tolerate-damage", if: options.tolerateDamage)
    return words.words
  }
}

extension FramesCommand {
  /// The options that decide how stills are made of each file, as words; which frames is left out.
  var optionWords: [String] {
    var words = OptionWords()
    words.add("--for", each: profiles)
    words.add("--avoid-bad", if: frames.avoidBad)
    words.add(still)
    words.add(picture)
    words.add(request)
    return words.words
  }
}

extension FrameOptions {
  /// A frame or a series of frames that was asked for: what it is called in names, and the words
  /// that ask for it alone.
  struct Choice: Sendable {
    let name: String
    let words: [String]
  }

  /// Each choice by itself, in the order in which they are listed in the help.
  var choices: [Choice] {
    (first ? [Choice(name: "first", words: ["--first"])] : [])
      + (last ? [Choice(name: "last", words: ["--last"])] : [])
      + at.map { Choice(name: "at-" + Self.nameable($0), words: ["--at=\($0)"]) }
      + frame.map { Choice(name: "frame-\($0)", words: ["--frame=\($0)"]) }
      + (every.map { [Choice(name: "every-" + Self.nameable($0), words: ["--every=\($0)"])] } ?? [])
  }

  /// A time as every file system takes it.
  private static func nameable(_ time: String) -> String {
    String(time.map { ":;/\\".contains($0) ? "-" : $0 })
  }
}

import Foundation

/// What somebody sees and hears who plays a file: read by FFmpeg's command-line tools, without a line
/// of the code under test.
public struct PlayedClip: Sendable {
  /// The number that each frame shows, in the order of presentation; nil where none can be read.
  public private(set) var numbers: [Int?]
  /// When each frame is shown, in seconds on the clock of the file.
  public let times: [Double]
  /// How long the last frame says that it lasts, in seconds, or nil when it does not.
  public let lastFrameDuration: Double?
  /// When clicks begin, in seconds on the clock of the file.
  public let clicks: [Double]
  /// When the sound starts and ends, in seconds on the clock of the file, or nil without sound.
  public let sound: ClosedRange<Double>?
  /// How far the pictures are turned clockwise, in quarters of a circle.
  public private(set) var turn = 0
  /// The size in which the pictures are shown, before pixels are made square.
  public let width: Int
  public let height: Int

  /// Plays the main tracks of a file.
  ///
  /// - Throws: ``ExternalProgram/Failure`` when the tools cannot.
  public init(_ path: String) throws {
    try self.init(path, report: try FFprobeReport.frames(of: path))
  }

  init(_ path: String, report: FFprobeReport) throws {
    let video = report.stream("video")
    let audio = report.stream("audio")
    let frames = report.frames ?? []
    let pictures = frames.filter { $0.streamIndex == video?.index }
    times = pictures.compactMap(\.time)
    lastFrameDuration = pictures.last?.duration
    let stored = (video?.width ?? 0, video?.height ?? 0)
    (width, height) = video?.isLyingDown == true ? (stored.1, stored.0) : stored
    let firstSound = frames.first { $0.streamIndex == audio?.index }
    let decoded = try Self.decode(
      path, hasPictures: video != nil, hasSound: audio != nil && firstSound != nil)
    if let rate = audio?.sampleRate.flatMap(Double.init), let start = firstSound?.time {
      let samples = decoded.sound.withUnsafeBytes { raw in
        (0..<raw.count / 2).map { raw.loadUnaligned(fromByteOffset: $0 * 2, as: Int16.self) }
      }
      sound = start...start + Double(samples.count) / rate
      clicks = ClickFinder(sampleRate: rate).clicks(in: samples).map { start + $0 }
    } else {
      sound = nil
      clicks = []
    }
    numbers = []
    if video != nil { readNumbers([UInt8](decoded.pictures)) }
  }

  /// When each frame is shown, in seconds after a frame.
  public func times(afterFrame index: Int) -> [Double] { times.map { $0 - times[index] } }

  /// When clicks begin, in seconds after a frame appears.
  public func clicks(afterFrame index: Int) -> [Double] { clicks.map { $0 - times[index] } }

  private mutating func readNumbers(_ pixels: [UInt8]) {
    let size = width * height
    let starts = stride(from: 0, to: pixels.count - pixels.count % size, by: size)
    for candidate in 0..<4 {
      let found = starts.map { start in
        NumberPattern.number(
          in: pixels[start..<start + size], width: width, height: height, turn: candidate)
      }
      if candidate == 0 || found.count(where: { $0 != nil }) > numbers.count(where: { $0 != nil }) {
        (numbers, turn) = (found, candidate)
      }
      guard numbers.contains(nil) else { return }
    }
  }

  private static func decode(
    _ path: String, hasPictures: Bool, hasSound: Bool
  ) throws -> (pictures: Data, sound: Data) {
    let folder = try TemporaryFolder()
    let files = (folder.path("pictures"), folder.path("sound"))
    var arguments = ["-v", "error", "-nostdin", "-i", path]
    if hasPictures {
      arguments += ["-map", "0:v:0", "-f", "rawvideo", "-pix_fmt", "gray"]
      arguments += ["-fps_mode", "passthrough", files.0]
    }
    if hasSound { arguments += ["-map", "0:a:0", "-f", "s16le", "-ac", "1", files.1] }
    if hasPictures || hasSound { _ = try ExternalProgram.ffmpeg.output(arguments) }
    return (
      FileManager.default.contents(atPath: files.0) ?? Data(),
      FileManager.default.contents(atPath: files.1) ?? Data()
    )
  }
}

/// Finds the clicks that `SampleClip.Sound` makes.
struct ClickFinder {
  let sampleRate: Double

  /// When clicks begin, in seconds from the first sample.
  func clicks(in samples: [Int16]) -> [Double] {
    let threshold = max(800, Int(samples.lazy.map { Int($0).magnitude }.max() ?? 0) * 3 / 10)
    // Coding smears a click: what follows within 20 ms belongs to it.
    let silence = Int(sampleRate / 50)
    var found: [Double] = []
    var lastLoud = -silence
    for (index, sample) in samples.enumerated() where Int(sample).magnitude > threshold {
      if index - lastLoud >= silence { found.append(Double(index) / sampleRate) }
      lastLoud = index
    }
    return found
  }
}

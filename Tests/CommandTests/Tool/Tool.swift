import CommandLineArguments
import Foundation
import TestMedia
import Testing

@testable import preflight_cli

/// The tool in a folder: within this process where what it says and returns is tested, as the built
/// program where the process is.
struct Tool {
  /// What one run left behind.
  struct Run {
    let code: Int32
    let output: String
    let errors: String

    /// The document on standard output.
    var json: [String: Any] {
      (try? JSONSerialization.jsonObject(with: Data(output.utf8))) as? [String: Any] ?? [:]
    }

    /// The documents on the lines of standard output.
    var jsonLines: [[String: Any]] {
      output.split(separator: "\n").compactMap { line in
        (try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any]
      }
    }
  }

  /// The folder in which it runs.
  let folder: TemporaryFolder
  /// The folder of its memory.
  let memory: TemporaryFolder
  /// Variables besides those that keep the user's own settings out.
  var environment: [String: String] = [:]

  private let isInProcess: Bool

  /// The built tool in a new folder, started as a user starts it.
  init() throws { try self.init(isInProcess: false) }

  /// The tool in a new folder, run within this process.
  static func inProcess() throws -> Tool { try Tool(isInProcess: true) }

  private init(isInProcess: Bool) throws {
    folder = try TemporaryFolder()
    memory = try TemporaryFolder()
    self.isInProcess = isInProcess
  }

  /// All variables of a run; the user's own memory is never touched.
  private var variables: [String: String] {
    [
      "PREFLIGHT_HOME": memory.url.path, "HOME": folder.url.path, "LC_ALL": "C.UTF-8",
      "TERM": "xterm", "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
    ].merging(environment) { _, new in new }
  }

  /// Runs the tool to its end.
  func callAsFunction(_ arguments: String...) throws -> Run { try run(arguments) }

  /// Runs the tool to its end.
  func run(_ arguments: [String]) throws -> Run {
    guard isInProcess else {
      return try Self.run(try Self.path, arguments, in: folder, environment: variables)
    }
    return try Self.captured(in: folder) { output, errors in
      InProcess.run(
        arguments, in: folder.url.path, variables: variables, output: output, errors: errors)
    }
  }

  /// Runs a line of shell in which `preflight` is the tool.
  func shell(_ line: String) throws -> Run {
    let function = "preflight() { '\(try Self.path)' \"$@\"; }\n"
    return try Self.run(
      "/bin/bash", ["-c", function + line], in: folder, environment: variables)
  }

  /// Runs the tool, does something to the process meanwhile, and waits for its end.
  func run(_ arguments: [String], meanwhile: (Process) -> Void) throws -> Run {
    try Self.run(
      try Self.path, arguments, in: folder, environment: variables, meanwhile: meanwhile)
  }

  /// Waits until something is so or the process has ended, without keeping a core from it.
  func wait(for process: Process, until isSo: () -> Bool) {
    while process.isRunning, !isSo() { usleep(2000) }
  }

  private static func run(
    _ program: String, _ arguments: [String], in folder: TemporaryFolder,
    environment: [String: String], meanwhile: (Process) -> Void = { _ in }
  ) throws -> Run {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    return try captured(in: folder) { output, errors in
      process.standardOutput = output
      process.standardError = errors
      try process.run()
      meanwhile(process)
      process.waitUntilExit()
      return process.terminationReason == .exit
        ? process.terminationStatus : 128 + process.terminationStatus
    }
  }

  /// What a closure that returns an exit code writes into two files.
  private static func captured(
    in folder: TemporaryFolder, _ body: (FileHandle, FileHandle) throws -> Int32
  ) throws -> Run {
    let name = UUID().uuidString
    let (output, errors) = (folder.path(".out-\(name)"), folder.path(".err-\(name)"))
    for path in [output, errors] { try Data().write(to: URL(fileURLWithPath: path)) }
    let handles = try [output, errors].map {
      try FileHandle(forWritingTo: URL(fileURLWithPath: $0))
    }
    let code = try body(handles[0], handles[1])
    for handle in handles { try handle.close() }
    return Run(code: code, output: text(at: output), errors: text(at: errors))
  }

  private static func text(at path: String) -> String {
    // Foundation's own reading of whole files leaks its buffer when they are empty.
    let bytes = FileHandle(forReadingAtPath: path)?.readDataToEndOfFile() ?? Data()
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Where the tool is.
  static var path: String {
    get throws { try BuiltTool.path }
  }
}

extension [String: Any] {
  /// The value under a path of keys and positions: `"profiles.0.findings.0.id"`.
  func at(_ path: String) -> Any? {
    path.split(separator: ".").reduce(self as Any?) { value, key in
      if let list = value as? [Any], let index = Int(key) {
        return list.indices.contains(index) ? list[index] : nil
      }
      return (value as? [String: Any])?[String(key)]
    }
  }

  func text(_ path: String) -> String? { at(path) as? String }
}

/// Media in the tool's folder.
extension Tool {
  /// A clip of so many frames at `top / bottom` frames a second, changed where a test wants it.
  @discardableResult
  func clip(
    _ name: String = "clip.mp4", frames: Int = 25, at top: Int64 = 25, _ bottom: Int64 = 1,
    change: (inout SampleClip) -> Void = { _ in }
  ) throws -> String {
    try SampleClip {
      $0.frameCount = frames
      $0.setFrameRate(top, bottom)
      $0.keyFrameDistance = 50
      $0.muxerOptions = ["movflags": "+faststart"]
      change(&$0)
    }.write(in: folder, named: name)
  }

  /// Sound without pictures.
  @discardableResult
  func sound(_ name: String = "sound.m4a") throws -> String {
    try SampleClip {
      $0.frameCount = 0
      $0.sound = SampleClip.Sound(sampleCount: 48_000)
    }.write(in: folder, named: name)
  }

  /// A white picture.
  @discardableResult
  func image(_ name: String = "image.png", width: Int = 640, height: Int = 480) throws -> String {
    try folder.write(PNGFile(width: width, height: height).bytes, named: name)
  }

  /// A text file.
  @discardableResult
  func file(_ name: String, _ text: String) throws -> String {
    let folderPath = (folder.path(name) as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(
      atPath: folderPath, withIntermediateDirectories: true)
    return try folder.write(text.utf8, named: name)
  }

  /// Shortens a file to its first bytes.
  func cut(_ name: String, to byteCount: Int) throws {
    let bytes = FileManager.default.contents(atPath: folder.path(name)) ?? Data()
    _ = try folder.write(bytes.prefix(byteCount), named: name)
  }

  /// Whether a file of the name is in the folder.
  func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: folder.path(name)) }

  /// The names in the folder, those of the runs left out.
  var names: [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.url.path)) ?? []
    return all.filter { !$0.hasPrefix(".out-") && !$0.hasPrefix(".err-") }.sorted()
  }
}

/// The tool's memory, looked at from outside.
extension Tool {
  /// Everything that lies in its folder.
  var memoryNames: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: memory.url.path)) ?? []
  }

  /// What SQLite's own program answers to a query, a row a line.
  func memoryRows(_ sql: String) throws -> [String] {
    let output = try ExternalProgram.sqlite.output([memory.path("memory.sqlite"), sql])
    return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// Sets when a file was changed last.
  func age(_ path: String, to date: Date = Date(timeIntervalSince1970: 1_700_000_000)) throws {
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
  }
}

/// Clips that show their numbers, and stills of them.
extension Tool {
  /// A clip of 160 × 128 pixels whose every frame shows its number, with B-frames.
  @discardableResult
  func numbers(
    _ name: String = "clip.mp4", frames: Int = 100, change: (inout SampleClip) -> Void = { _ in }
  ) throws -> String {
    try clip(name, frames: frames) {
      $0.pictures = .numbers
      $0.width = 160
      $0.height = 128
      $0.bFrameCount = 2
      change(&$0)
    }
  }

  /// The numbers that stills show to FFmpeg's own decoder.
  ///
  /// - Throws: `ExternalProgram.Failure` when one cannot be decoded.
  func shownNumbers(_ names: [String]) throws -> [Int?] {
    try names.map { try PlayedClip(folder.path($0)).numbers.first ?? nil }
  }

  /// The names in a folder within the tool's, hidden ones among them.
  func names(in name: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path(name))) ?? []).sorted()
  }
}

extension [String: Any] {
  /// The stills of a document.
  var stills: [[String: Any]] { at("stills") as? [[String: Any]] ?? [] }
}

/// Expects that words are refused with 64 and a message that has a part.
func expectSlip(
  _ words: [String], _ part: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  do {
    _ = try PreflightCommand.parseAsRoot(words)
    Issue.record("\(words) was accepted.", sourceLocation: sourceLocation)
  } catch {
    #expect(PreflightCommand.exitCode(for: error).rawValue == 64, sourceLocation: sourceLocation)
    let message = PreflightCommand.fullMessage(for: error, columns: 300)
    #expect(message.contains(part), "\(message)", sourceLocation: sourceLocation)
  }
}

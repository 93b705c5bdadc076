public import Foundation

/// A program of the system that tests compare with.
public struct ExternalProgram: Sendable {
  public static let ffmpeg = ExternalProgram(name: "ffmpeg")
  public static let ffprobe = ExternalProgram(name: "ffprobe")
  public static let mediaInfo = ExternalProgram(name: "mediainfo")
  public static let sqlite = ExternalProgram(name: "sqlite3")
  public static let chromium = ExternalProgram(name: "chromium")
  public static let chromeDriver = ExternalProgram(name: "chromedriver")
  public static let pdfText = ExternalProgram(name: "pdftotext")
  public static let install = ExternalProgram(name: "install")
  public static let python = ExternalProgram(name: "python3")

  /// Whether all programs are here that read results independently.
  public static let arePresent = [ffmpeg, ffprobe, mediaInfo].allSatisfy { $0.path != nil }
  /// What a skipped test says.
  public static let absence =
    "ffmpeg, ffprobe or mediainfo is missing (Scripts/install-dependencies --tests)"

  /// A program that is missing, or that did not do what was asked.
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  public let name: String
  /// Where the program is, or nil.
  public let path: String?
  /// Whether the program is here.
  public var isPresent: Bool { path != nil }

  private init(name: String) {
    self.name = name
    let folders = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    path = folders.split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Runs the program to its end and returns what it prints.
  ///
  /// - Throws: ``Failure`` when it is missing or ends with another code than 0.
  public func output(_ arguments: [String]) throws -> Data {
    try run(arguments).output
  }

  /// Runs the program to its end and returns what it prints on standard error.
  ///
  /// - Throws: ``Failure`` when it is missing or ends with another code than 0.
  public func messages(_ arguments: [String]) throws -> String {
    String(decoding: try run(arguments).errors, as: UTF8.self)
  }

  private func run(_ arguments: [String]) throws -> (output: Data, errors: Data) {
    guard let path else { throw Failure(description: "\(name) is missing") }
    let folder = try TemporaryFolder()
    let (output, errors) = (folder.path("output"), folder.path("errors"))
    for file in [output, errors] { try Data().write(to: URL(fileURLWithPath: file)) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    // The working folder of the tests may be one that another test is about to remove.
    process.currentDirectoryURL = URL(fileURLWithPath: "/")
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    process.waitUntilExit()
    let texts = (Self.bytes(of: output), Self.bytes(of: errors))
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      let words = ([name] + arguments).joined(separator: " ")
      throw Failure(
        description: "\(words): \(process.terminationStatus) "
          + String(decoding: texts.1, as: UTF8.self))
    }
    return texts
  }

  private static func bytes(of file: String) -> Data {
    // Foundation's own reading of whole files leaks its buffer when they are empty.
    FileHandle(forReadingAtPath: file)?.readDataToEndOfFile() ?? Data()
  }
}

/// The tool that was built with the tests.
public enum BuiltTool {
  /// Where it is: in the folder of products, of which the test bundle is another.
  public static var path: String {
    get throws {
      let starts =
        ProcessInfo.processInfo.arguments.filter { $0.contains(".xctest") }
        + [ProcessInfo.processInfo.arguments.first, Bundle.main.executablePath].compactMap(\.self)
      for start in starts {
        var folder = URL(fileURLWithPath: start).deletingLastPathComponent()
        while folder.path.count > 1 {
          let file = folder.appendingPathComponent("preflight")
          let values = try? file.resourceValues(forKeys: [.isRegularFileKey])
          if values?.isRegularFile == true { return file.path }
          folder.deleteLastPathComponent()
        }
      }
      throw Missing()
    }
  }

  private struct Missing: Error, CustomStringConvertible {
    let description = "The built tool 'preflight' is not next to the test bundle."
  }
}

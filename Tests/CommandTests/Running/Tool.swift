import Foundation
import TestMedia

/// The built tool, run in a process of its own as a user runs it.
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

  /// A tool in a new folder.
  init() throws {
    folder = try TemporaryFolder()
    memory = try TemporaryFolder()
  }

  /// The variables of a run; the user's own memory is never touched.
  private var variables: [String: String] {
    ["PREFLIGHT_HOME": memory.url.path].merging(environment) { _, new in new }
  }

  /// Runs the tool to its end.
  func callAsFunction(_ arguments: String...) throws -> Run { try run(arguments) }

  /// Runs the tool to its end.
  func run(_ arguments: [String]) throws -> Run {
    try Self.run(try Self.path, arguments, in: folder, environment: variables)
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
    let name = UUID().uuidString
    let (output, errors) = (folder.path(".out-\(name)"), folder.path(".err-\(name)"))
    for path in [output, errors] { try Data().write(to: URL(fileURLWithPath: path)) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = [
      "HOME": folder.url.path, "LC_ALL": "C.UTF-8", "TERM": "xterm",
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
    ].merging(environment) { _, new in new }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    meanwhile(process)
    process.waitUntilExit()
    let code =
      process.terminationReason == .exit
      ? process.terminationStatus : 128 + process.terminationStatus
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

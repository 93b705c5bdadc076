import CommandLineArguments
import Foundation

/// A shell to load completion scripts in.
enum Shell: String {
  case bash
  case zsh
  case fish

  /// Where the shell is, or nil when it is not installed.
  var path: String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/\(rawValue)" }
      .first(where: FileManager.default.isExecutableFile(atPath:))
  }

  /// Whether tests of the shell's completions can run here.
  var isInstalled: Bool { path != nil }

  /// What the shell prints when it runs the program in a folder with sample files.
  ///
  /// The completion script is the file `completions` there; the words are the program's arguments.
  func output(of program: String, words: [String] = []) throws -> [String] {
    guard let path else { return [] }
    let files = FileManager.default
    let folder = files.temporaryDirectory.appending(path: "completions-\(UUID().uuidString)")
    try files.createDirectory(
      at: folder.appending(path: "sub folder"), withIntermediateDirectories: true)
    defer { try? files.removeItem(at: folder) }
    for name in ["clip.MOV", "my film.mp4", "notes.txt"] {
      try Data().write(to: folder.appending(path: name))
    }
    let script = message(of: ["--generate-completion-script", rawValue])
    try Data(script.utf8).write(to: folder.appending(path: "completions"))
    try Data(program.utf8).write(to: folder.appending(path: "program"))

    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: path)
    process.arguments = options + [folder.appending(path: "program").path()] + words
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "HOME": folder.path(),
      "LC_ALL": "C.UTF-8", "TERM": "dumb",
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// What keeps the user's own settings out.
  private var options: [String] {
    switch self {
    case .bash: ["--norc"]
    case .zsh: ["-f"]
    case .fish: ["--no-config"]
    }
  }
}

import Foundation

// Usage: embed-resources NAME OUTPUT.swift FILE...
// Writes an enum of the name whose `files` holds the name and the text of each file, without the line break at its end.
let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count >= 2 else {
  let usage = "usage: embed-resources NAME OUTPUT.swift FILE...\n"
  FileHandle.standardError.write(Data(usage.utf8))
  exit(64)
}
var source = "/// A folder's files, made from them at build time.\nenum \(arguments[0]) {\n"
source += "  static let files: [(name: String, text: String)] = [\n"
for path in arguments.dropFirst(2) {
  let url = URL(fileURLWithPath: path)
  let text = try String(contentsOf: url, encoding: .utf8)
  let name = url.deletingPathExtension().lastPathComponent
  source += "(\"\(name)\", ##\"\"\"\n\(text)\(text.hasSuffix("\n") ? "" : "\n")\"\"\"##),\n"
}
source += "  ]\n}\n"
try source.write(toFile: arguments[1], atomically: true, encoding: .utf8)

import Foundation

// Usage: embed-catalog OUTPUT.swift FILE.json...
// Writes an enum whose `files` holds the name and the text of each file.
let arguments = CommandLine.arguments.dropFirst()
guard let output = arguments.first else {
  let usage = "usage: embed-catalog OUTPUT.swift FILE.json...\n"
  FileHandle.standardError.write(Data(usage.utf8))
  exit(64)
}
var source =
  "/// The catalogue's files, made from the JSON at build time.\nenum EmbeddedCatalog {\n"
source += "  static let files: [(name: String, json: String)] = [\n"
for path in arguments.dropFirst() {
  let url = URL(fileURLWithPath: path)
  let json = try String(contentsOf: url, encoding: .utf8)
  let name = url.deletingPathExtension().lastPathComponent
  source += "(\"\(name)\", ##\"\"\"\n\(json)\n\"\"\"##),\n"
}
source += "  ]\n}\n"
try source.write(toFile: output, atomically: true, encoding: .utf8)

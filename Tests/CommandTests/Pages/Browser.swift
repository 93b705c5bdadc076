import Foundation
import TestMedia

/// A headless Chromium that tests drive over WebDriver; one for all of them.
final class Browser: Sendable {
  /// Whether there is one to be had.
  static let isPresent =
    ExternalProgram.chromium.isPresent && ExternalProgram.chromeDriver.isPresent
  /// What a skipped test says.
  static let absence = "chromium or chromedriver is missing (Scripts/install-dependencies --tests)"

  private static let starting = Task { try await Browser() }

  /// The browser, started when it is asked for first.
  static var shared: Browser {
    get async throws { try await starting.value }
  }

  /// Something that the browser refused.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private let driver: Process
  /// As long as this is open, the driver lives: it ends with the tests, however they end.
  private let lifeline: Pipe
  private let profile: TemporaryFolder
  private let server: LocalHTTP
  private let base: String

  private init() async throws {
    profile = try TemporaryFolder()
    lifeline = Pipe()
    let said = Pipe()
    driver = Process()
    driver.executableURL = URL(fileURLWithPath: "/bin/sh")
    // The shell leads a group of its own, in which the browser is as well: asked politely, a driver with
    // an open session stays.
    driver.arguments = [
      "-c", "\"$0\" --port=0 </dev/null & read -r _; kill -KILL -$$",
      ExternalProgram.chromeDriver.path ?? "",
    ]
    driver.standardInput = lifeline
    driver.standardOutput = said
    driver.standardError = FileHandle.nullDevice
    try driver.run()
    server = LocalHTTP(port: try Self.port(saidIn: said))
    let arguments = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
      "--user-data-dir=\(profile.url.path)",
    ]
    let options: [String: Any] = [
      "args": arguments, "binary": ExternalProgram.chromium.path ?? "",
    ]
    let wanted: [String: Any] = [
      "browserName": "chrome", "goog:chromeOptions": options,
      "goog:loggingPrefs": ["browser": "ALL", "performance": "ALL"],
    ]
    let body = try JSONSerialization.data(
      withJSONObject: ["capabilities": ["alwaysMatch": wanted]])
    let answer = try server.answer("POST", "/session", body)
    let session = try JSONDecoder().decode(Value<Session>.self, from: answer).value
    base = "/session/\(session.sessionId)"
  }

  private struct Value<Content: Decodable>: Decodable { let value: Content }
  private struct Session: Decodable { let sessionId: String }
  private struct Nothing: Decodable {}

  /// The port that the driver names when it has started.
  private static func port(saidIn pipe: Pipe) throws -> Int {
    var text = ""
    while true {
      let bytes = pipe.fileHandleForReading.availableData
      guard !bytes.isEmpty else { throw Failure(description: "chromedriver said: \(text)") }
      text += String(decoding: bytes, as: UTF8.self)
      guard let range = text.range(of: "successfully on port ") else { continue }
      let digits = text[range.upperBound...].prefix(while: \.isNumber)
      if let port = Int(digits), text[range.upperBound...].contains(".") { return port }
    }
  }

  private func call<Answer: Decodable>(
    _ method: String, _ path: String, _ body: [String: Any]? = nil, as type: Answer.Type
  ) async throws -> Answer {
    let data = try body.map { try JSONSerialization.data(withJSONObject: $0) }
    let answer = try server.answer(method, base + path, data)
    return try JSONDecoder().decode(Value<Answer>.self, from: answer).value
  }

  /// Opens a page that lies in a file.
  func open(_ path: String, fragment: String = "") async throws {
    let address = URL(fileURLWithPath: path).absoluteString + fragment
    _ = try await call("POST", "/url", ["url": "about:blank"], as: Nothing?.self)
    _ = try await log("browser")
    _ = try await log("performance")
    _ = try await call("POST", "/url", ["url": address], as: Nothing?.self)
  }

  /// What the body of a function in the page returns.
  func value<Answer: Decodable>(of script: String, as type: Answer.Type = Answer.self) async throws
    -> Answer
  {
    let text = try await call(
      "POST", "/execute/sync",
      ["script": "return JSON.stringify((() => {\(script)})())", "args": [String]()],
      as: String.self)
    return try JSONDecoder().decode(Answer.self, from: Data(text.utf8))
  }

  /// Runs statements in the page.
  func run(_ script: String) async throws {
    _ = try await value(of: script + "; return true", as: Bool.self)
  }

  /// Types into whatever has the focus; keys without letters are those of WebDriver (U+E000 and on).
  func type(_ keys: String) async throws {
    let actions = keys.flatMap { key in
      ["keyDown", "keyUp"].map { ["type": $0, "value": String(key)] }
    }
    let source: [String: Any] = ["type": "key", "id": "keyboard", "actions": actions]
    _ = try await call("POST", "/actions", ["actions": [source]], as: Nothing?.self)
  }

  /// Shows pages at a width and in a scheme.
  func show(width: Int, isDark: Bool = false) async throws {
    try await tell(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false])
    let scheme = ["name": "prefers-color-scheme", "value": isDark ? "dark" : "light"]
    try await tell("Emulation.setEmulatedMedia", ["features": [scheme]])
  }

  /// Whether scripts of pages run.
  func setScripts(run: Bool) async throws {
    try await tell("Emulation.setScriptExecutionDisabled", ["value": !run])
  }

  private func tell(_ command: String, _ parameters: [String: Any]) async throws {
    _ = try await call(
      "POST", "/goog/cdp/execute", ["cmd": command, "params": parameters], as: Nothing.self)
  }

  /// A node as a screen reader meets it.
  struct AccessibleNode: Decodable {
    struct Text: Decodable {
      let value: String?

      private enum Key: CodingKey { case value }

      init(from decoder: any Decoder) throws {
        value = try? decoder.container(keyedBy: Key.self).decode(String.self, forKey: .value)
      }
    }
    let ignored: Bool
    let role: Text?
    let name: Text?
  }

  /// Everything a screen reader meets.
  func accessibleNodes() async throws -> [AccessibleNode] {
    struct Tree: Decodable { let nodes: [AccessibleNode] }
    return try await call(
      "POST", "/goog/cdp/execute",
      ["cmd": "Accessibility.getFullAXTree", "params": [String: String]()], as: Tree.self
    ).nodes.filter { !$0.ignored }
  }

  /// The messages of a log since it was last read.
  func log(_ type: String) async throws -> [String] {
    struct Entry: Decodable { let message: String }
    return try await call("POST", "/se/log", ["type": type], as: [Entry].self).map(\.message)
  }

  /// The page printed, as a PDF.
  func printed() async throws -> Data {
    let text = try await call("POST", "/print", ["background": true], as: String.self)
    return Data(base64Encoded: text) ?? Data()
  }

  /// Whether a window with an alert is open.
  func hasAlert() async -> Bool {
    (try? await call("GET", "/alert/text", as: String.self)) != nil
  }
}

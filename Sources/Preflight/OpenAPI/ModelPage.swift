import JSON
import MediaModel

/// The text about one model that fal publishes as `llms.txt`: its id, its price and its fields.
struct ModelPage {
  /// The model, as an OpenAPI document would describe it.
  let endpoint: SchemaEndpoint

  /// The model of a page, or nil when the text is none.
  init?(_ text: String) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map(String.init)
    guard text.trimmed.hasPrefix("#"),
      let id = lines.lazy.compactMap({ Self.labelled("Model ID", $0) }).first
    else { return nil }
    let address = lines.lazy.compactMap { Self.labelled("Endpoint", $0) }.first
    let server = JSONValue.object([JSONMember("url", .text(address ?? ""))])
    let document = SchemaDocument(
      root: .object([JSONMember("servers", .array([server]))]))
    let title = lines.first { $0.hasPrefix("# ") }.map { String($0.dropFirst(2)).trimmed }
    let fields = Self.fields(in: Self.section("### Input Schema", of: lines))
    let schema = JSONValue.object([
      JSONMember("type", .text("object")),
      JSONMember("properties", .object(fields.map { JSONMember($0.name, $0.schema) })),
      JSONMember("required", .texts(fields.filter(\.isRequired).map(\.name))),
    ])
    let price = Self.section("## Pricing", of: lines)
      .filter { !$0.contains("fal.ai pricing") }.joined(separator: "\n")
    endpoint = SchemaEndpoint(
      document: document, path: id, declaredID: id, name: title ?? id,
      request: FieldSchema(id, schema, in: document),
      address: "https://fal.ai/models/\(id)/llms.txt",
      priceText: price.trimmed.isEmpty ? nil : price.replacing("- **Price**:", with: "").trimmed)
  }

  /// What stands behind a name in bold: "- **Model ID**: `fal-ai/veo3.1`".
  private static func labelled(_ name: String, _ line: String) -> String? {
    guard let range = line.firstRange(of: "**\(name)**:") else { return nil }
    let value = line[range.upperBound...].filter { $0 != "`" }
    return String(value).trimmed
  }

  /// The lines under a heading, up to the next of the same or a higher level.
  private static func section(_ heading: String, of lines: [String]) -> [String] {
    guard let start = lines.firstIndex(where: { $0.trimmed == heading }) else { return [] }
    let level = heading.prefix { $0 == "#" }.count
    return lines[(start + 1)...].prefix { line in
      let marks = line.prefix { $0 == "#" }.count
      return marks == 0 || marks > level
    }.map(\.self)
  }

  private struct Field {
    var name: String
    var schema: JSONValue
    var isRequired: Bool
  }

  /// The fields of a list: a line "- **`name`** (`type`, _required_):", its text, and its facts.
  private static func fields(in lines: [String]) -> [Field] {
    var fields: [Field] = []
    var block: [String] = []
    func close() {
      if let field = field(block) { fields.append(field) }
      block = []
    }
    for line in lines {
      if line.hasPrefix("- **`") {
        close()
        block = [line]
      } else if line.hasPrefix("**") || line.hasPrefix("```") {
        // Examples follow the list.
        close()
        break
      } else if !block.isEmpty {
        block.append(line)
      }
    }
    close()
    return fields
  }

  private static func field(_ block: [String]) -> Field? {
    guard let head = block.first, let open = head.firstRange(of: "**`"),
      let close = head.firstRange(of: "`**"), open.upperBound <= close.lowerBound
    else { return nil }
    let type =
      head[close.upperBound...].firstRange(of: "`").map {
        head[$0.upperBound...].prefix { $0 != "`" }
      }
      ?? ""
    var members = schema(ofType: String(type))
    var words: [String] = []
    for line in block.dropFirst() {
      let text = line.trimmed
      if let value = fact("Default", text) {
        members.append(JSONMember("default", value.first ?? .null))
      } else if let values = fact("Options", text) {
        members.append(JSONMember("enum", .array(values)))
      } else if let range = fact("Range", text), range.count == 2 {
        members.append(JSONMember("minimum", range[0]))
        members.append(JSONMember("maximum", range[1]))
      } else if text.hasPrefix("- Array of ") || text.hasPrefix("- Examples:") {
        continue
      } else if !text.isEmpty {
        // The default stands below once more.
        words.append(
          text.firstRange(of: "Default value:").map { String(text[..<$0.lowerBound]) } ?? text)
      }
    }
    members.append(JSONMember("description", .text(words.joined(separator: "\n"))))
    return Field(
      name: String(head[open.upperBound..<close.lowerBound]), schema: .object(members),
      isRequired: head.contains("_required_"))
  }

  private static func schema(ofType type: String) -> [JSONMember] {
    let inner = type.firstRange(of: "list<").map { type[$0.upperBound...].prefix { $0 != ">" } }
    if let inner {
      return [
        JSONMember("type", .text("array")),
        JSONMember("items", .object(schema(ofType: String(inner)))),
      ]
    }
    switch type {
    case "string": return [JSONMember("type", .text("string"))]
    case "integer": return [JSONMember("type", .text("integer"))]
    case "float", "number": return [JSONMember("type", .text("number"))]
    case "boolean": return [JSONMember("type", .text("boolean"))]
    case "array": return [JSONMember("type", .text("array"))]
    case _ where type.hasSuffix("Enum"): return [JSONMember("type", .text("string"))]
    // An object whose members stand elsewhere.
    default: return [JSONMember("type", .text("object"))]
    }
  }

  /// The values in backticks behind the name of a fact, or nil when the line is another.
  private static func fact(_ name: String, _ line: String) -> [JSONValue]? {
    guard line.hasPrefix("- \(name):") else { return nil }
    let parts = line.split(separator: "`", omittingEmptySubsequences: false)
    return parts.indices.filter { $0 % 2 == 1 }.map { index in
      let text = String(parts[index])
      if text.hasPrefix("\""), text.hasSuffix("\""), text.count > 1 {
        return .text(String(text.dropFirst().dropLast()))
      }
      if text == "true" || text == "false" { return .flag(text == "true") }
      return Rational(decimal: text) == nil ? .text(text) : .number(text)
    }
  }
}

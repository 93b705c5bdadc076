import JSON
import Testing

@testable import Preflight

struct YAMLReaderTests {
  private func json(_ text: String) throws -> String {
    try YAMLReader.document(text).text(isIndented: false)
  }

  @Test(arguments: [
    (
      "a: 1\nb: two\nc: true\nd:\ne: ~\nf: 1.5\ng: 3.0.1",
      #"{"a":1,"b":"two","c":true,"d":null,"e":null,"f":1.5,"g":"3.0.1"}"#
    ),
    ("a:\n  b:\n    c: x # note\n\n# more\nd: 'it''s'", #"{"a":{"b":{"c":"x"}},"d":"it's"}"#),
    ("a:\n- 1\n- b: 2\n  c: 3\n- - x\n  - y", #"{"a":[1,{"b":2,"c":3},["x","y"]]}"#),
    ("a:\n  - 1\n  -\n    b: 2", #"{"a":[1,{"b":2}]}"#),
    (
      "a: |\n  one\n    two\n\n  three\nb: >-\n  four\n  five",
      #"{"a":"one\n  two\n\nthree","b":"four five"}"#
    ),
    ("a: [x, \"y, z\", 3]\nb: {c: 1, d: [true]}", #"{"a":["x","y, z",3],"b":{"c":1,"d":[true]}}"#),
    (
      "a: \"one\n  two: \\\"three\\\"\"\nb: plain\n  goes on",
      #"{"a":"one two: \"three\"","b":"plain goes on"}"#
    ),
    (
      "\"/v1/{id}\":\n  $ref: '#/a/b'\nurl: https://example.com/a",
      ##"{"/v1/{id}":{"$ref":"#/a/b"},"url":"https://example.com/a"}"##
    ),
  ])
  func isReadAsTheSameJSON(yaml: String, expected: String) throws {
    #expect(try json(yaml) == expected)
  }

  @Test(arguments: ["a: &b 1", "a: [1", "a: \"b", "a:\n    b: 2\n  c: 3", "- a\nb: c"])
  func whatIsNotReadIsRefusedWithItsLine(yaml: String) {
    #expect { try json(yaml) } throws: { "\($0)".contains("not YAML") }
  }

  /// Cutting a document anywhere never ends the program.
  @Test func damagedDocumentsEnd() {
    let text = "a:\n  - b: \"c\n      d\"\n    e: [1, {f: 'g'}]\n  - |\n    h\ni: {j: k}\n"
    for count in 0...text.count { _ = try? json(String(text.prefix(count))) }
  }

  @Test(arguments: ["", "```yaml\n", "# Page\n\n```yaml title=\"x\"\n"])
  func aDocumentInYAMLBecomesAProfile(start: String) throws {
    let text = """
      openapi: 3.0.1
      servers:
        - url: https://api.kie.ai
      paths:
        /api/v1/jobs/createTask:
          post:
            requestBody:
              content:
                application/json:
                  schema:
                    type: object
                    properties:
                      model:
                        type: string
                        enum: [kling/v3]
                      input:
                        type: object
                        properties:
                          image_url:
                            type: string
                            description: |-
                              The image.
                              Max 10 MB.
      """
    let imported = try OpenAPIImport(
      Array((start + text + (start.isEmpty ? "" : "\n```\n")).utf8), name: "page.md",
      wishes: .init(day: "2026-11-30"))
    #expect(imported.profiles.map(\.id) == ["kie/kling/v3"])
    #expect(imported.profiles.first?.limits.map(\.quantity) == [.fileSize])
  }
}

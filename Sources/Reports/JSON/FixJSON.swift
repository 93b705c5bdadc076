import MediaModel
import Preflight

/// A fix as JSON: its kind, its sentence, the values a program needs, and the command to paste.
enum FixJSON {
  package static func value(_ fix: Fix, command: String?) -> JSONValue {
    let members: [JSONValue.Member] = [
      .init("kind", .string(fix.action.kind.rawValue)), .init("sentence", .string(fix.sentence)),
      .init("isAutomatic", .bool(fix.isAutomatic)),
    ]
    return .object(
      members + values(of: fix.action) + (command.map { [.init("command", .string($0))] } ?? []))
  }

  private static func values(of action: FixAction) -> [JSONValue.Member] {
    switch action {
    case .trim(let minimum, let maximum, let frameCount):
      let low = minimum.map { JSONValue.Member("minimum", .exact($0)) }
      let frames = frameCount.map { JSONValue.Member("frames", .integer($0)) }
      return [low, .init("maximum", .exact(maximum.value)), frames].compactMap(\.self)
    case .lengthen(let minimum): return [.init("minimum", .exact(minimum.value))]
    case .compress(let maximumByteCount): return [.init("maximum", .integer(maximumByteCount))]
    case .convertImage(let formats), .convertAudio(let formats):
      return [.init("formats", .array(formats.map(JSONValue.string)))]
    case .reshape(let aspects, _):
      return aspects.isEmpty
        ? [] : [.init("aspects", .array(aspects.map { .string($0.description) }))]
    default: return []
    }
  }
}

import Media
package import Preprocess

/// The name of a result, which says to people and programs what is in it.
package struct ResultName {
  private let path: String

  package init(_ path: String) { self.path = path }

  /// What stands behind the last dot of the name, in small letters; empty without one.
  package var `extension`: String {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// What to write instead of a name that says another format than is written, or nil when name and
  /// format agree.
  package func contradiction(to rendition: Recipe.Rendition, of source: String) -> String? {
    let accepted = Self.extensions(of: rendition, source: source)
    guard let usual = accepted.first, !accepted.contains(self.extension) else {
      return nil
    }
    return "\(path) would hold \(Self.words(for: rendition, usual)); name it "
      + "\(String(stem)).\(usual)."
  }

  /// The extension that a result usually has; empty for the bytes of a source without one.
  package static func usualExtension(of recipe: Recipe) -> String {
    extensions(of: recipe.rendition, source: recipe.source).first ?? ""
  }

  /// The extensions that fit, the usual one first; empty where any will do.
  private static func extensions(of rendition: Recipe.Rendition, source: String) -> [String] {
    switch rendition {
    case .identical:
      let own = ResultName(source).extension
      return own.isEmpty ? [] : Self.synonyms(of: own)
    case .clip(let clip): return synonyms(of: clip.container.rawValue)
    case .still(let still):
      switch still.format {
      case .jpeg: return ["jpg", "jpeg"]
      case .png: return ["png"]
      case .webp: return ["webp"]
      }
    }
  }

  private static func synonyms(of extension: String) -> [String] {
    switch `extension` {
    case "mp4", "m4v": [`extension`, `extension` == "mp4" ? "m4v" : "mp4"]
    case "mov", "qt": [`extension`, `extension` == "mov" ? "qt" : "mov"]
    case "jpg", "jpeg": [`extension`, `extension` == "jpg" ? "jpeg" : "jpg"]
    default: [`extension`]
    }
  }

  private static func words(for rendition: Recipe.Rendition, _ usual: String) -> String {
    switch rendition {
    case .identical: "the unchanged bytes of the source"
    case .clip, .still: usual == "jpg" ? "JPEG" : usual.uppercased()
    }
  }

  /// The path without the extension.
  package var stem: Substring {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return path[...] }
    return path[..<dot]
  }
}

import MediaModel
import Preflight

/// A refusal as a block of text: which one, what stands in the way, what can be done instead.
struct RefusalText {
  let style: TextStyle

  /// The block; ends without a line break.
  func block(_ refusal: Refusal) -> String {
    let title = style.wrapped(
      style.colored(refusal.id.safeForTerminal, .dim), indent: 4,
      first: "  " + style.colored("✗", .red, .bold) + " ")
    let reason = style.wrapped(refusal.reason.safeForTerminal, indent: 4)
    let choices = refusal.choices.map {
      style.row("Choice", $0.commandSentence.safeForTerminal, indent: 4)
    }
    return ([title, reason] + choices).joined(separator: "\n")
  }
}

extension Refusal.Choice {
  /// What can be done instead, with the option that does it.
  var commandSentence: String {
    func frames(_ count: Int) -> String { "\(count) frame\(count == 1 ? "" : "s")" }
    func percent(_ share: Rational) -> String { "\((share * 100).shortDecimal(places: 1)) %" }
    return switch self {
    case .lengthen(.hold, let count):
      "--lengthen hold lets the last frame stand for \(frames(count))."
    case .lengthen(.loop, let count):
      "--lengthen loop plays it again from the start for \(frames(count))."
    case .lengthen(.boomerang, let count):
      "--lengthen boomerang plays it backwards for \(frames(count))."
    case .crop(let share, let size):
      "--aspect crop loses \(percent(share)) of the picture, to \(size)."
    case .pad(let share, let size): "--aspect pad adds bars, \(percent(share)) of \(size)."
    case .tolerateDamage:
      "--tolerate-damage replaces what cannot be decoded by the frame before."
    case .reencode: "Leave --mode copy out, so that frames are re-encoded."
    case .convertToSDR: "Leave --hdr keep out, and the still becomes sRGB."
    case .nameFewerProfiles: "Name fewer profiles with --for."
    case .saveStillsOfOneSize: "Bring both files to one size first, with preflight frames --size."
    case .advice: sentence
    }
  }
}

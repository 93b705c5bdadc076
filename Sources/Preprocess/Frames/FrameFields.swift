import Media
import MediaModel

/// What becomes of the fields of interlaced pictures.
struct FrameFields {
  /// The field order by which frames are made whole, or nil to leave them as they are.
  let deinterlacing: FrameRendition.FieldOrder?
  /// What is done, as a sentence; nil for whole pictures.
  let sentence: String?

  init(_ facts: MediaFacts, _ wish: StillWishes.Fields) {
    guard let order = facts.mainVideo?.fieldOrder else {
      (deinterlacing, sentence) = (nil, nil)
      return
    }
    let first =
      switch order {
      case .top: "the top field comes first"
      case .bottom: "the bottom field comes first"
      case .asMarked: "each frame says which field comes first"
      }
    switch wish {
    case .deinterlace:
      deinterlacing = order
      sentence = "One whole picture was made of the two fields; \(first)."
    case .keep:
      deinterlacing = nil
      sentence = "Both fields stay woven as they are stored; \(first)."
    }
  }
}

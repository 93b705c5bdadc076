import MediaModel

/// The picture that is there before anything is cropped or scaled, as a viewer sees it and as it is
/// stored.
struct PictureSource: Sendable, Hashable {
  /// The size that a viewer sees.
  let shown: PixelSize
  /// The stored size, the container's cropping and the turn applied; its pixels need not be square.
  let turned: PixelSize
  /// The turn that is baked.
  let turn: Rotation
  /// What the container hides, in stored pixels.
  let containerCropping: Cropping?

  /// The picture of the main video track or of the image; nil when its size is not known, or when it
  /// is turned by an odd angle.
  init?(_ facts: MediaFacts) {
    let stored = facts.image?.storedSize ?? facts.mainVideo?.storedSize
    let rotation = facts.image?.rotation ?? facts.mainVideo?.rotation
    guard let stored, let shown = facts.displaySize, let rotation else { return nil }
    let cropping = facts.image == nil ? facts.mainVideo?.containerCropping : nil
    let visible =
      cropping.flatMap { cropping in
        PixelSize(
          width: stored.width - cropping.left - cropping.right,
          height: stored.height - cropping.top - cropping.bottom)
      } ?? stored
    self.shown = shown
    turned = rotation.swapsSides ? visible.turned : visible
    turn = rotation
    containerCropping = cropping.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether pixels are square.
  var isSquare: Bool { shown == turned }
}

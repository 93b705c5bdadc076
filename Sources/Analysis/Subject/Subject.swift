/// What draws the eye in a picture: where it is and how large.
///
/// Places are shares of the picture's width and height, from 0 at the left and top to 1.
package struct Subject: Sendable, Hashable {
  /// A point of a picture.
  package struct Point: Sendable, Hashable {
    package var x: Double
    package var y: Double

    package init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// An upright rectangle of a picture.
  package struct Box: Sendable, Hashable {
    package var left: Double
    package var top: Double
    package var right: Double
    package var bottom: Double

    package init(left: Double, top: Double, right: Double, bottom: Double) {
      self.left = left
      self.top = top
      self.right = right
      self.bottom = bottom
    }

    /// The share of the picture that it covers.
    package var area: Double { (right - left) * (bottom - top) }
  }

  /// The centre of its weight, which is not always that of the box.
  package var center: Point
  /// What holds nearly all of it.
  package var box: Box
  /// How clearly it stands out, from 0 to 1: the share of all that draws the eye which lies in the box,
  /// beyond the share of the picture that the box covers.
  package var confidence: Double

  package init(center: Point, box: Box, confidence: Double) {
    self.center = center
    self.box = box
    self.confidence = confidence
  }

  /// How far it is to another subject's centre, as a share of the diagonal of pictures of a shape.
  ///
  /// - Parameters:
  ///   - other: The subject of the other picture.
  ///   - aspect: Width over height of both pictures.
  /// - Returns: From 0 to 1.
  package func distance(to other: Subject, aspect: Double) -> Double {
    let x = (other.center.x - center.x) * aspect
    let y = other.center.y - center.y
    return ((x * x + y * y) / (aspect * aspect + 1)).squareRoot()
  }
}

import MediaModel

/// What the headers of a picture file tell, read without decoding a pixel.
struct ImageReading {
  var container: ContainerFacts
  var image: ImageFacts
  var problems: [MediaProblem] = []
}

/// Finds the clicks that `SampleClip.Sound` makes.
struct ClickFinder {
  let sampleRate: Double

  /// When clicks begin, in seconds from the first sample.
  func clicks(in samples: [Int16]) -> [Double] {
    let threshold = max(800, Int(samples.lazy.map { Int($0).magnitude }.max() ?? 0) * 3 / 10)
    // Coding smears a click: what follows within 20 ms belongs to it.
    let silence = Int(sampleRate / 50)
    var found: [Double] = []
    var lastLoud = -silence
    for (index, sample) in samples.enumerated() where Int(sample).magnitude > threshold {
      if index - lastLoud >= silence { found.append(Double(index) / sampleRate) }
      lastLoud = index
    }
    return found
  }
}

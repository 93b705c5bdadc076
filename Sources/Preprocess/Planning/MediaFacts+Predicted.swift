import MediaModel

extension MediaFacts {
  /// The facts with the main video track, and that one only, changed.
  func withVideo(_ change: (inout VideoFacts) -> Void) -> MediaFacts {
    guard var video = mainVideo else { return self }
    change(&video)
    var facts = self
    facts.video = [video]
    return facts
  }

  /// The facts of a clip that lasts so many frames for every reader.
  func lasting(frames: Int, at rate: FrameRate) -> MediaFacts {
    lasting(rate.duration(ofFrames: Int64(frames)), frames: frames)
  }

  /// The facts of a clip that lasts so long for every reader.
  func lasting(_ duration: MediaTime, frames: Int) -> MediaFacts {
    let length = Sourced(duration, .index)
    var facts = withVideo { video in
      video.frameCount = Sourced(frames, .index)
      video.storedFrameCount = video.frameCount
      video.duration = length
      video.startTime = .zero
      video.editList = nil
    }
    facts.audio = facts.audio.map { sound in
      var sound = sound
      sound.duration = length
      sound.startTime = .zero
      sound.editList = nil
      return sound
    }
    facts.durations = Durations(
      container: length, video: length, audio: facts.audio.isEmpty ? nil : length,
      packets: length, ignoringEditList: length)
    return facts
  }

  /// The facts of a clip whose frames come evenly at a rate.
  func running(at rate: FrameRate) -> MediaFacts {
    withVideo { video in
      video.frameRate = FrameRateFacts(
        average: rate, nominal: rate, isVariable: false, evidence: .index)
    }
  }

  /// The facts of a picture that is stored as it is shown, with square pixels.
  func shown(as size: PixelSize) -> MediaFacts {
    var facts = withVideo { video in
      video.storedSize = size
      video.codedSize = nil
      video.containerCropping = nil
      video.displaySize = size
      video.sampleAspectRatio = AspectRatio(Rational(1))
      video.displayAspectRatio = size.ratio
      video.rotation = Rotation.none
    }
    facts.image?.storedSize = size
    facts.image?.displaySize = size
    facts.image?.rotation = Rotation.none
    facts.image?.exifOrientation = nil
    return facts
  }
}

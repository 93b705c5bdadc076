import CFFmpeg

extension FrameSource {
  /// What kind of file is read.
  enum Kind {
    case clip
    /// A clip of which nobody looks at the pictures: only whether and when they come matters.
    case proof
    /// A clip of which single frames are taken, each of which has to be whole.
    ///
    /// Decoding H.264 with several threads, FFmpeg may hand a frame out before it notes the damage in it.
    /// In a hurry damage is an error there, also the harmless kind; else one thread decodes.
    case frames(inHurry: Bool)
    /// A picture, whose format is given by FFmpeg's name or found by its bytes alone.
    case still(formatName: String?, refusesDamage: Bool)

    func demuxer(_ file: FileBytes) throws(FFmpegError) -> Demuxer {
      switch self {
      case .clip, .proof, .frames: try Demuxer(file)
      case .still(let name, _): try Demuxer(file, formatName: name, usesName: false)
      }
    }

    var smoothsEdges: Bool {
      switch self {
      case .clip, .still, .frames: true
      case .proof: false
      }
    }

    func refusesDamage(of codec: AVCodecID) -> Bool {
      switch self {
      case .clip, .proof: false
      case .frames(let isInHurry): isInHurry && codec == AV_CODEC_ID_H264
      case .still(_, let refusesDamage): refusesDamage
      }
    }

    /// How many threads decode, or 0 for one a core.
    func threadCount(for codec: AVCodecID) -> Int {
      switch self {
      case .clip, .proof, .still: 0
      case .frames(let isInHurry): isInHurry || codec != AV_CODEC_ID_H264 ? 0 : 1
      }
    }
  }
}

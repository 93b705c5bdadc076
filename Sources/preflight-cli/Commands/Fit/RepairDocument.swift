import Media
import Preflight
import Preprocess
import Reports
import System
import Workers

extension ReportDocument {
  /// A repair, with the frames of both files for a page.
  static func repair(_ report: RepairReport, runner: JobRunner) -> ReportDocument {
    .repair(report, frames: { RepairFrames(report: report, runner: runner).pictures })
  }
}

/// The frames of a file before and after its repair.
private struct RepairFrames {
  let report: RepairReport
  /// Who takes the frames.
  let runner: JobRunner

  var pictures: RepairPictures {
    let after = report.outcome == .written ? report.after : nil
    return RepairPictures(
      before: runner.pictures(PicturesJob(of: report.before, .page)),
      after: after.map { runner.pictures(PicturesJob(of: $0, .page)) },
      moments: report.outcome == .refused ? [] : moments(after))
  }

  /// The same frames of both files; those that cannot be decoded are left out.
  private func moments(_ after: MediaFacts?) -> [MomentPair] {
    guard let kept = report.kept else { return stills(after) }
    return SharedMoment.all(of: kept).compactMap { moment in
      guard let before = frame(moment.before, of: report.before) else { return nil }
      return MomentPair(
        title: moment.title, before: before, after: after.flatMap { frame(moment.after, of: $0) })
    }
  }

  private func frame(_ choice: FrameChoice, of facts: MediaFacts) -> MomentPair.Moment? {
    let job = PicturesJob(of: facts, .page, frames: [choice])
    guard case .clip(let found) = runner.pictures(job), let frame = found.frames.first else {
      return nil
    }
    return MomentPair.Moment(thumbnail: frame.thumbnail, time: frame.time)
  }

  private func stills(_ after: MediaFacts?) -> [MomentPair] {
    func still(_ facts: MediaFacts) -> MomentPair.Moment? {
      guard case .still(let thumbnail) = runner.pictures(PicturesJob(of: facts, .page)) else {
        return nil
      }
      return MomentPair.Moment(thumbnail: thumbnail)
    }
    guard let before = still(report.before) else { return [] }
    return [
      MomentPair(title: "The image", before: before, after: after.flatMap(still))
    ]
  }
}

/// A moment that is in a clip before and after it was cut.
struct SharedMoment: Equatable {
  var title: String
  var before: FrameChoice
  var after: FrameChoice

  /// The first, the middle and the last frame that stays.
  static func all(of kept: KeptFrames) -> [SharedMoment] {
    guard kept.frameCount > 0 else { return [] }
    let places =
      [("First kept frame", 0), ("Middle", kept.frameCount / 2)]
      + [("Last kept frame", kept.frameCount - 1)]
    let isSame = kept.resultFrameCount == kept.frameCount
    return places.enumerated().filter { index, place in
      !places[..<index].contains { $0.1 == place.1 }
    }.map { _, place in
      let (title, number) = place
      // Within a frame, so that rounding does not lead to the one before.
      let share = Rational(Int64(2 * number + 1), Int64(2 * kept.frameCount)) ?? 0
      let time = MediaTime(seconds: (kept.end - kept.start).seconds * share)
      return SharedMoment(
        title: title,
        before: kept.firstFrame.map { .number($0 + number) } ?? .time(kept.start + time),
        after: isSame ? .number(number) : .time(time))
    }
  }
}

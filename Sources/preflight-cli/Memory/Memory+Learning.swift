import Preflight
import ProviderAnswers
import Store
import System

extension Memory {
  /// A catalogue with what rejections taught about its profiles.
  func teach(_ catalog: Catalog) -> Catalog {
    let limits = read { store throws(StoreError) in try store.learnedLimits() } ?? []
    guard !limits.isEmpty else { return catalog }
    return catalog.adding(learned: LearnedLimits(limits, at: Timestamp.seconds).byProfile)
  }
}

import Testing

@testable import ProviderAnswers

struct SymptomTests {
  @Test(arguments: SymptomReport.all)
  func namesTheSymptomFirst(report: SymptomReport) {
    let found = ErrorGuide.builtIn.explanations(of: report.text)
    #expect(found.first?.id == report.symptom, "\(found.map { ($0.id, $0.matched ?? "") })")
  }

  @Test(arguments: SymptomReport.otherTexts) func saysNothingAboutOtherTexts(text: String) {
    let found = ErrorGuide.builtIn.explanations(of: text)
    #expect(found.isEmpty, "\(found.map { ($0.id, $0.matched ?? "") })")
  }

  @Test func everySymptomIsToldSomehow() {
    let symptoms = ErrorGuide.builtIn.knowledge.entries.map(\.explanation.id)
      .filter { $0.hasPrefix("symptom.") }
    #expect(Set(symptoms) == Set(SymptomReport.all.map(\.symptom)))
  }

  @Test func saysWhichWordsLedThere() {
    let found = ErrorGuide.builtIn.explanations(of: "credits gone but no video")
    #expect(found.first?.matched == "the words “credits”, “gone”, “no”, “video”")
  }
}

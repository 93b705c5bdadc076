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

/// What somebody wrote, and the symptom that is meant.
struct SymptomReport: CustomTestStringConvertible, Sendable {
  let text: String
  let symptom: String

  init(_ text: String, _ symptom: String) {
    self.text = text
    self.symptom = "symptom.\(symptom)"
  }

  var testDescription: String { text }

  static let all: [Self] = [
    Self("video came back black", "black-result"),
    Self("the result is just a black screen", "black-result"),
    Self("all I get is a blank clip", "black-result"),
    Self("upside down", "upside-down"),
    Self("my video is upside down", "upside-down"),
    Self("the clip came out flipped", "upside-down"),
    Self("colors look washed out", "washed-out"),
    Self("washed out", "washed-out"),
    Self("the output is faded and pale", "washed-out"),
    Self("too dark", "too-dark"),
    Self("the result is much too dark", "too-dark"),
    Self("mouth never moved", "mouth-still"),
    Self("the lips don't move", "mouth-still"),
    Self("her mouth stays closed", "mouth-still"),
    Self("output shorter than input", "shorter-result"),
    Self("the result is shorter than my clip", "shorter-result"),
    Self("it cut short the end of my video", "shorter-result"),
    Self("audio out of sync", "out-of-sync"),
    Self("the voice is not in sync with the lips", "out-of-sync"),
    Self("there is no sound in the result", "no-audio"),
    Self("the video came back silent", "no-audio"),
    Self("the result flickers", "flicker"),
    Self("there is jitter in the video", "flicker"),
    Self("the video does not move", "still-result"),
    Self("it is just a still image", "still-result"),
    Self("the result is blurry", "blurry-result"),
    Self("output is pixelated", "blurry-result"),
    Self("the video plays in slow motion", "wrong-speed"),
    Self("the result is sped up", "wrong-speed"),
    Self("stuck at 99%", "slow-then-failed"),
    Self("it cropped my video", "wrong-aspect"),
    Self("credits gone but no video", "credits-without-result"),
    Self("I was charged but nothing was generated", "credits-without-result"),
    Self("it took my credits and gave me no output", "credits-without-result"),
    Self("paid for a generation and got nothing", "credits-without-result"),
    Self("My credits were deducted, but the clip never showed up.", "credits-without-result"),
    Self("credts gone but no vidoe", "credits-without-result"),
    Self("lost 50 credits and didn't get the video", "credits-without-result"),
    Self("nothing happens when I click generate", "nothing-happens"),
    Self("the generate button does nothing", "nothing-happens"),
    Self("I press Generate and nothing starts", "nothing-happens"),
    Self("panel is frozen", "nothing-happens"),
    Self("clicking generate doesn't do anything", "nothing-happens"),
    Self("notthing happens wen i clik generate", "nothing-happens"),
    Self("the panel doesnt respond", "nothing-happens"),
    Self("permission denied", "permission-denied"),
    Self("it says unauthorized", "permission-denied"),
    Self("my api key is not accepted", "permission-denied"),
    Self("access denied when I try to run the model", "permission-denied"),
    Self("unauthorised, but my key is right", "permission-denied"),
    Self("At least one image URL is required", "image-required"),
    Self("it asks for an image but I only have text", "image-required"),
    Self("image is required", "image-required"),
    Self("error: missing image", "image-required"),
    Self("my clip is greyed out", "asset-not-supported"),
    Self("Asset not supported", "asset-not-supported"),
    Self("the panel won't accept my video", "asset-not-supported"),
    Self("unsuported file", "asset-not-supported"),
    Self("I can't select my footage, it is disabled", "asset-not-supported"),
    Self("my video is too long", "video-too-long"),
    Self("clip exceeds maximum duration", "video-too-long"),
    Self("too long", "video-too-long"),
    Self("my vidoe is to long, too long for erase", "video-too-long"),
    Self("it took forever and then failed", "slow-then-failed"),
    Self("took 20 minutes and then failed", "slow-then-failed"),
    Self("the generation takes too long and then errors", "slow-then-failed"),
    Self("stuck at 99% for an hour", "slow-then-failed"),
    Self("rendering is so slow, then it crashed", "slow-then-failed"),
    Self("my transition looks weird", "transition-wrong"),
    Self("transition failed", "transition-wrong"),
    Self("the trasition between the two frames looks bad", "transition-wrong"),
    Self("the morph between my shots is glitchy", "transition-wrong"),
    Self("the face changed completely", "subject-changed"),
    Self("my character looks different in the result", "subject-changed"),
    Self("the person turned into someone else", "subject-changed"),
    Self("the product does not look like mine", "subject-changed"),
    Self("it ignores my reference images", "references-ignored"),
    Self("my references were ignored", "references-ignored"),
    Self("the model doesn't use my reference", "references-ignored"),
    Self("refrences have no effect", "references-ignored"),
    Self("the result has the wrong aspect ratio", "wrong-aspect"),
    Self("video came out vertical instead of horizontal", "wrong-aspect"),
    Self("the head is cut off", "wrong-aspect"),
    Self("there are black bars on the result", "wrong-aspect"),
    Self("my video got cropped", "wrong-aspect"),
    Self("the result looks stretched", "wrong-aspect"),
    Self("result appeared and then disappeared", "result-disappeared"),
    Self("my video vanished after I refreshed the panel", "result-disappeared"),
    Self("I saw the result and then it was gone", "result-disappeared"),
    Self("the vidoe dissapeared after a restart", "result-disappeared"),
    Self("the model is missing from the list", "model-missing"),
    Self("I can't find the model", "model-missing"),
    Self("model is greyed out", "model-missing"),
    Self("why is this model disabled", "model-missing"),
    Self("where did Kling go, the option is gone", "model-missing"),
    Self("it worked yesterday", "worked-before"),
    Self("it used to work, now it doesn't", "worked-before"),
    Self("this suddenly stopped working", "worked-before"),
    Self("worked fine last week with the same file", "worked-before"),
    Self("it wroked yesterday", "worked-before"),
    Self("not enough capacity", "no-capacity"),
    Self("the servers are overloaded", "no-capacity"),
    Self("server is busy, try again later", "no-capacity"),
    Self("Input does not meet the model's requirements", "requirements-not-met"),
    Self("says my clip doesn't meet the requirements", "requirements-not-met"),
    Self("one of two models failed", "one-of-two-failed"),
    Self("one model worked and the other model failed", "one-of-two-failed"),
    Self("connection lost", "connection-lost"),
    Self("the request timed out", "connection-lost"),
    Self("network error while generating", "connection-lost"),
    Self("my wifi dropped during the generation", "connection-lost"),
    Self("my prompt was flagged", "content-flagged"),
    Self("blocked by the content policy", "content-flagged"),
    Self("it says the image is inappropriate", "content-flagged"),
    Self("content moderaton refused my prompt", "content-flagged"),
    Self("the reference is too large", "reference-too-large"),
    Self("file too big to upload", "reference-too-large"),
    Self("I ran out of credits halfway", "credits-ran-out"),
    Self("not enough credits", "credits-ran-out"),
    Self("no credits left", "credits-ran-out"),
    Self("insufficient balance", "credits-ran-out"),
    Self("my job was cancelled", "canceled"),
    Self("the task got canceled by itself", "canceled"),
    Self("they charged me 12 credits and the video is nowhere", "credits-without-result"),
    Self("used up 30 credits, no output at all", "credits-without-result"),
    Self("I got billed but the result never arrived", "credits-without-result"),
    Self("money deducted and generation failed", "credits-without-result"),
    Self("pressing the button has no effect whatsoever, nothing", "nothing-happens"),
    Self("Generate is not responding", "nothing-happens"),
    Self("plugin hangs when I hit generate", "nothing-happens"),
    Self("my key was rejected", "permission-denied"),
    Self("no permission to use this model", "permission-denied"),
    Self("this clip format is not supported", "asset-not-supported"),
    Self("why is my asset disabled", "asset-not-supported"),
    Self("can't attach my video, it's hidden", "asset-not-supported"),
    Self("footage longer than allowed", "video-too-long"),
    Self("the source video is over the time limit", "video-too-long"),
    Self("waited an hour and then it crashed", "slow-then-failed"),
    Self("it takes ages and finally errors out", "slow-then-failed"),
    Self("the transition jumps strangely", "transition-wrong"),
    Self("bad transition between start and end frame", "transition-wrong"),
    Self("it gave my actor a different face", "subject-changed"),
    Self("the woman in the clip looks nothing like the original", "subject-changed"),
    Self("the style reference has no effect on the output", "references-ignored"),
    Self("why does it not follow my refs", "references-ignored"),
    Self("output is square but I wanted 16:9", "wrong-aspect"),
    Self("my footage was squeezed", "wrong-aspect"),
    Self("the finished clip is gone after reloading", "result-disappeared"),
    Self("result was there and now I can't find it", "result-disappeared"),
    Self("Veo is not in the list", "model-missing"),
    Self("some models are grayed out", "model-missing"),
    Self("yesterday everything worked, today it doesn't", "worked-before"),
    Self("same clip worked before", "worked-before"),
    Self("high demand error", "no-capacity"),
    Self("provider at capacity right now", "no-capacity"),
    Self("input doesnt satisfy model requirements", "requirements-not-met"),
    Self("I ran two models and only one of them worked", "one-of-two-failed"),
    Self("lost internet connection during upload", "connection-lost"),
    Self("ETIMEDOUT", "connection-lost"),
    Self("my image got blocked by moderation", "content-flagged"),
    Self("NSFW filter triggered", "content-flagged"),
    Self("violates community guidelines", "content-flagged"),
    Self("image is too big", "reference-too-large"),
    Self("upload exceeds size limit", "reference-too-large"),
    Self("out of credits", "credits-ran-out"),
    Self("my balance is empty", "credits-ran-out"),
    Self("the generation was aborted by the system", "canceled"),
    Self("it wants an image url", "image-required"),
    Self("need a start frame image", "image-required"),
  ]

  /// What no symptom is in.
  static let otherTexts = [
    "", " ", "the weather is nice", "the weather is nice today", "purple monkey dishwasher",
    "lorem ipsum dolor sit amet", "Your video is ready.", "Generation completed successfully.",
    "Done! Your clip was saved to the library.", "200 OK", "hello", "thank you very much",
    "please make a video of a dog", "a cat runs through the garden in the morning",
    "what time is it", "the meeting was cancelled", "I ran out of milk",
    "the train took forever", "the stock of clocks is low", "42", "xyzzy", "qwertz uiop",
    "she lost her job", "where is the station", "my credits", "a reference image of a car",
    "The quick brown fox jumps over the lazy dog", "the clip plays for five seconds",
    "upload finished", "I love this model", "the result looks great",
    "I made a video of my dog and it changed my life",
    "how do I export a clip as mp4",
    "the colors in my reference look nice",
    "what is the best model for lip sync",
    "my computer is slow",
    "everything works fine",
    "how many credits do I have",
    "can I use two images",
    "the queue is empty",
    "start frame and end frame look great",
    "please cancel my subscription",
    "I changed my password",
    "the server is running",
    "model training took 3 hours",
  ]
}

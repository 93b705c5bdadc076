import Preflight
import ProviderAnswers

/// What came of a command behind the gate as JSON; what is not known is absent.
enum RunJSON {
  package static func value(_ run: RunRecord) -> JSONValue {
    let answer = run.answer
    return .known([
      "stage": .string(run.stage.rawValue), "command": .string(run.command),
      "fingerprint": .string(run.fingerprint), "exitCode": .number(run.exitCode.map { Int($0) }),
      "signal": .number(run.signal.map { Int($0) }), "milliseconds": .number(run.milliseconds),
      "stopReason": .text(run.stopReason), "state": .text(answer.state?.rawValue),
      "status": .number(answer.status), "mayRetry": .flag(answer.mayRetry),
      "isCharged": .flag(answer.isCharged),
      "jobs": .list(
        answer.jobs.map { .known(["name": .string($0.name), "id": .string($0.id)]) }),
      "rejections": .list(answer.rejections.map(value)),
    ])
  }

  private static func value(_ rejection: Rejection) -> JSONValue {
    .known([
      "provider": .text(rejection.provider), "code": .text(rejection.code),
      "status": .number(rejection.status), "field": .list(rejection.field.map(JSONValue.string)),
      "message": .text(rejection.message),
    ])
  }
}

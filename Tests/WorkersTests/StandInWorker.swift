import TestMedia

@testable import Workers

/// Programs that play a worker and misbehave as no decoder can be made to.
enum StandInWorker: String, CaseIterable {
  /// It greets, and dies of a wrong memory access.
  case crashes = "kill -SEGV $$"
  /// It greets, and leaves.
  case leaves = "exit 7"
  /// It greets, and never answers.
  case hangs = "exec sleep 600"
  /// It greets, hangs up, and stays.
  case hangsUp = "exec 3>&-; exec sleep 600"
  /// It greets, and announces four gigabytes.
  case boasts = "printf '\\377\\377\\377\\377' >&3; exec sleep 600"
  /// It greets, and answers with what is no answer.
  case babbles = "printf '\\005\\000\\000\\000\\000\\001\\002\\003\\004' >&3; exec sleep 600"
  /// It greets, and answers with an error of a kind that there is not.
  case invents =
    "printf '\\014\\000\\000\\000\\001\\000\\000\\000\\000\\000\\000\\000\\000\\002no' >&3; exec sleep 600"
  /// It answers a byte at a time, for ever.
  case dribbles =
    "printf '\\000\\001\\000\\000' >&3; while :; do printf x >&3; sleep 0.005; done"

  /// The program, written into a folder.
  func program(in folder: TemporaryFolder) throws -> WorkerProgram {
    // One that ended before it was asked would be no fault of the file's.
    let greeting = "printf '\\000\\000\\000\\000' >&3\nread -r -n 1 -u 3\n"
    let text = "#!/bin/bash\nPATH=/usr/bin:/bin\n" + greeting + rawValue + "\n"
    let (source, path) = (try folder.write(text.utf8, named: "text"), folder.path("worker"))
    // Had this process written the program itself, a process that another test starts at that moment
    // could hold it open for writing, and a file that is open for writing cannot be started.
    _ = try ExternalProgram.install.output(["-m", "755", source, path])
    return WorkerProgram(path: path)
  }
}

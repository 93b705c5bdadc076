extension ArgumentDefinition {
  /// `--help`, which every command has.
  static var helpFlag: ArgumentDefinition {
    flag(asking: .helpRequested, names: [.short("h"), .long("help")], "Show help information.")
  }

  /// `--version`, which a root command with a version has.
  static var versionFlag: ArgumentDefinition {
    flag(asking: .versionRequested, names: [.long("version")], "Show the version.")
  }

  private static func flag(
    asking request: ParsingError, names: [ArgumentName], _ abstract: String
  ) -> ArgumentDefinition {
    ArgumentDefinition(
      kind: .flag(on: names, off: []), help: ArgumentHelp(abstract), isRequired: false,
      defaultDescription: nil, request: request, store: { _ in }, isFilled: { true })
  }
}

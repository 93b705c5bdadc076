// One import is enough for the values that go in and out: facts, profiles, reports and options.
@_exported public import MediaModel
@_exported public import Preflight
@_exported public import Preprocess

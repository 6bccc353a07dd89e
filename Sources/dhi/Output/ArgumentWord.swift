public import ArgumentParser

/// A value of an option that is one of some words, the raw values.
///
/// The parser asks every option of a command for its words; what it does by itself for that, by key paths, costs more than reading the arguments.
public protocol ArgumentWord: ExpressibleByArgument, CaseIterable, RawRepresentable where RawValue == String {}

extension ArgumentWord {
    public static var allValueStrings: [String] { allCases.map { $0.rawValue } }
    public static var allValueDescriptions: [String: String] { [:] }
    public var defaultValueDescription: String { rawValue }
}

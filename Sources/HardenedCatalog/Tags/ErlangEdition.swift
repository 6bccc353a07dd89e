/// Which Erlang/OTP an image of Elixir holds: what the tag stands for against what the hardened image declares.
struct ErlangEdition {
    let reading: SourceReading

    /// What is to be known of a definition; `nil`: nothing, both hold the same.
    func note(for definition: ImageDefinition) throws(TagRefusal) -> TagNote? {
        let written = number(in: reading.written.words)
        let source = written ?? number(in: reading.canonical?.words ?? [])
        guard let declared = declared(by: definition) else {
            guard written == nil else {
                throw TagRefusal(.unknownEdition, "The tag names a version of Erlang/OTP, and which one the hardened image “elixir” holds is not declared.")
            }
            return TagNote(.editionUndeclared, "The source holds Erlang/OTP\(source.map { " \($0)" } ?? ""); which one the hardened image holds is not declared.")
        }
        guard let source else { return TagNote(.editionUndeclared, "The hardened image holds Erlang/OTP \(declared); which one the source holds is not known here.") }
        // Another one than was asked for is another edition, and an older one would go back.
        guard source == declared || written == nil && source < declared else {
            throw TagRefusal(.edition, "The hardened image “elixir” holds Erlang/OTP \(declared), the tag Erlang/OTP \(source).")
        }
        return source == declared ? nil : TagNote(.editionReplaced, "The source holds Erlang/OTP \(source), the hardened image \(declared).")
    }

    /// Behind the word `otp`.
    private func number(in words: [String]) -> Int? {
        words.drop { $0 != "otp" }.dropFirst().first.flatMap { Int($0) }
    }

    /// By the package, as in `erlang28`.
    private func declared(by definition: ImageDefinition) -> Int? {
        definition.packages.compactMap { $0.hasPrefix("erlang") ? Int($0.dropFirst("erlang".count)) : nil }.first
    }
}

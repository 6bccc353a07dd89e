/// The case in which all letters of a word are.
enum KeywordCasing {
    case lower, upper

    /// `nil` for mixed letters.
    init?(_ word: String) {
        if word == word.lowercased() {
            self = .lower
        } else if word == word.uppercased() {
            self = .upper
        } else {
            return nil
        }
    }

    func applied(to word: String) -> String { self == .lower ? word.lowercased() : word.uppercased() }
}

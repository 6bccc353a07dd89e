/// The names in a list of requirements for pip.
public struct RequirementList: Sendable, Hashable {
    /// As written, without versions, extras and markers.
    public private(set) var names: [String] = []
    /// The same with the versions that are allowed.
    public private(set) var pins: [PackagePin] = []
    /// Every line is a name: no further lists, no sources by address or path.
    public private(set) var isComplete = true
    /// Further lists, as written (`-r base.txt`).
    public private(set) var lists: [String] = []

    public init(_ bytes: [UInt8]) {
        var text = String(decoding: bytes, as: UTF8.self)
        text = text.split(separator: "\\\n", omittingEmptySubsequences: false).joined()
        for line in text.split(whereSeparator: \.isNewline) { read(line) }
    }

    private mutating func read(_ line: Substring) {
        let content = line.prefix { $0 != "#" }.drop { $0 == " " || $0 == "\t" }
        if content.isEmpty { return }
        if content.hasPrefix("-") {
            let words = content.split { $0 == " " || $0 == "\t" || $0 == "=" }
            switch words[0] {
            case "-r", "--requirement": lists += words.dropFirst().prefix(1).map(String.init)
            case "-c", "--constraint", "-i", "--index-url", "--extra-index-url", "--hash", "--only-binary", "--prefer-binary", "--pre", "--trusted-host": break
            default: isComplete = false
            }
            return
        }
        guard let name = Self.name(content) else {
            isComplete = false
            return
        }
        names.append(name)
        pins.append(Self.pin(name, content))
    }

    /// A requirement with its versions and extras.
    static func pin(_ name: String, _ requirement: Substring) -> PackagePin {
        var pin = PackagePin(name, python: specifiers(requirement))
        let rest = requirement.drop { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == "." }.drop { $0 == " " }
        if rest.hasPrefix("[") { pin.extras = Set(rest.dropFirst().prefix { $0 != "]" }.split(separator: ",").map { $0.filter { $0 != " " } }) }
        return pin
    }

    /// What stands behind the name and its extras.
    public static func specifiers(_ requirement: Substring) -> Substring {
        let rest = requirement.drop { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == "." }.drop { $0 == " " }
        return rest.hasPrefix("[") ? rest.drop { $0 != "]" }.dropFirst() : rest
    }

    /// The name of one requirement (`flask[async]>=3; python_version > "3.8"`); `nil` when it is an address or a path.
    public static func name(_ requirement: Substring) -> String? {
        let name = requirement.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == "." }
        let rest = requirement.dropFirst(name.count).drop { $0 == " " }
        guard let first = name.first, first.isLetter || first.isNumber, !rest.hasPrefix("/"), !rest.hasPrefix(":"), !rest.hasPrefix("+"), !rest.hasPrefix("@") else { return nil }
        return String(name)
    }
}

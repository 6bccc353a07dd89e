internal import FoundationEssentials

/// The files of one Python package as an index lists them, and from which version on they fit a release line of Python.
public struct WheelIndex {
    /// A file of the index, in its JSON form.
    private struct Page: Decodable {
        struct File: Decodable {
            var filename: String
            var yanked: Yanked?
        }
        var files: [File]
    }

    /// `false`, or the reason why.
    private enum Yanked: Decodable {
        case no, yes

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            self = (try? container.decode(Bool.self)) == false ? .no : .yes
        }
    }

    /// The lines that the wheels of a version fit: those for Linux, and for lines that none of those fits those for any system.
    private var lines: [Version: Set<Int>] = [:]
    /// Some wheels are for one system alone.
    private var isCompiled = false

    /// - Parameter page: The page of the package in the index's JSON form.
    public init(page: [UInt8]) throws {
        let wheels = try JSONDecoder().decode(Page.self, from: Data(page)).files.compactMap { file -> Wheel? in
            if case .yes? = file.yanked { return nil }
            return Wheel(file.filename)
        }
        isCompiled = wheels.contains { !$0.isForAny }
        let linux = wheels.filter { $0.isForLinux || $0.isForAny }
        for minor in Self.minors {
            let fitting = linux.filter { $0.fits(minor) }
            for wheel in fitting.isEmpty ? wheels.filter({ $0.fits(minor) }) : fitting { lines[wheel.version, default: []].insert(minor) }
        }
        for wheel in linux { lines[wheel.version, default: []].formUnion([]) }
    }

    /// The minor versions of Python 3 that are looked at.
    private static let minors = 9...14

    /// The first version by release line, `nil` as an element where there is none; `nil` when nothing of the package is compiled, or no wheel is known.
    public var first: [String: String?]? {
        guard isCompiled, let oldest = Self.minors.first(where: { minor in lines.values.contains { $0.contains(minor) } }) else { return nil }
        var first: [String: String?] = [:]
        for minor in Self.minors where minor >= oldest { first.updateValue(firstVersion(minor)?.text, forKey: "3.\(minor)") }
        return first
    }

    /// Early versions often came without compiled parts, later ones for some lines only: what counts is from where on nearly all fit.
    private func firstVersion(_ minor: Int) -> Version? {
        let fitting = lines.filter { $0.value.contains(minor) }.keys.sorted()
        guard let last = fitting.last else { return nil }
        let others = lines.filter { !$0.value.contains(minor) && $0.key < last }.keys.sorted()
        return fitting.first { version in
            let later = fitting.count { $0 >= version }
            return others.count { $0 > version } * 10 <= later
        }
    }
}

/// A released version, compared number by number; versions in preparation are none.
private struct Version: Hashable, Comparable {
    let text: String
    private let numbers: [Int]

    init?(_ text: String) {
        let parts = text.split(separator: ".")
        let numbers = parts.map { $0.hasPrefix("post") ? Int($0.dropFirst(4)) : Int($0) }
        guard !parts.isEmpty, numbers.allSatisfy({ $0 != nil }) else { return nil }
        self.text = text
        self.numbers = numbers.compactMap { $0 }
    }

    static func < (left: Version, right: Version) -> Bool { left.numbers.lexicographicallyPrecedes(right.numbers) }
}

/// A wheel by its file name: `greenlet-3.1.0-cp313-cp313-manylinux_2_24_x86_64.whl`.
private struct Wheel {
    let version: Version
    let isForAny: Bool
    let isForLinux: Bool
    private let interpreters: [Substring]
    private let isStable: Bool
    private let isPlain: Bool

    init?(_ name: String) {
        guard name.hasSuffix(".whl") else { return nil }
        let parts = name.dropLast(4).split(separator: "-")
        guard parts.count >= 5, let version = Version(String(parts[1])) else { return nil }
        self.version = version
        let platform = parts[parts.count - 1]
        isForAny = platform == "any"
        isForLinux = platform.contains("linux") && platform.contains("x86_64") && !platform.contains("musl")
        interpreters = parts[parts.count - 3].split(separator: ".")
        let interfaces = parts[parts.count - 2].split(separator: ".")
        isStable = interfaces.contains("abi3")
        isPlain = interfaces == ["none"]
    }

    func fits(_ minor: Int) -> Bool {
        interpreters.contains { tag in
            let number = tag.dropFirst(2)
            guard tag.hasPrefix("cp3") || tag.hasPrefix("py3"), let own = Int(number.dropFirst()) ?? (number == "3" ? 0 : nil) else { return false }
            // What keeps to the stable interface, and what has no compiled parts for the interpreter, goes on working.
            return isStable || isPlain && tag.hasPrefix("py") ? own <= minor : own == minor
        }
    }
}

/// The first word of an instruction.
public enum Keyword: String, Sendable, Hashable, CaseIterable {
    case add, arg, cmd, copy, entrypoint, env, expose, from, healthcheck, label, maintainer, onbuild, run, shell, stopsignal, user, volume, workdir
    /// Not an instruction that BuildKit knows.
    case unknown
}

extension Keyword {
    /// The keyword that a word spells, in any case.
    init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        guard range.count <= 16 else {
            self = .unknown
            return
        }
        var key: UInt128 = 0
        for offset in range {
            let byte = bytes[offset]
            if byte >= 0x80 {
                self.init(unusual: String(lossy: bytes, range))
                return
            }
            key = key << 8 | UInt128(byte.lowercased)
        }
        for entry in Self.keys where entry.key == key {
            self = entry.keyword
            return
        }
        self = .unknown
    }

    /// Some characters outside ASCII are ASCII letters in lower case, the Kelvin sign for one.
    private init(unusual text: String) {
        let keyword = Keyword(rawValue: text.simplyLowercased()) ?? .unknown
        self = keyword
    }

    /// The names as numbers, the frequent ones first.
    private static let keys: [(key: UInt128, keyword: Keyword)] = {
        let frequent: [Keyword] = [.run, .copy, .env, .arg, .from, .workdir, .label, .add, .cmd, .user, .expose, .entrypoint, .volume]
        let others = allCases.filter { $0 != .unknown && !frequent.contains($0) }
        return (frequent + others).map { keyword in
            (keyword.rawValue.utf8.reduce(0) { $0 << 8 | UInt128($1) }, keyword)
        }
    }()

    /// The names of all instructions, in capitals.
    static let names: [String] = allCases.filter { $0 != .unknown }.map { $0.rawValue.uppercased() }
}

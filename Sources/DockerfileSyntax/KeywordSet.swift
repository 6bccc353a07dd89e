/// Some keywords, as bits: whether a file has instructions of a kind at all is asked by many and has to cost nothing.
public struct KeywordSet: Sendable, Hashable {
    private var bits: UInt32 = 0

    /// The keywords of `instructions`; those of what ONBUILD stores are not among them.
    public init(_ instructions: [Instruction]) {
        for instruction in instructions { bits |= instruction.keyword.bit }
    }

    public func contains(_ keyword: Keyword) -> Bool { bits & keyword.bit != 0 }
}

extension Keyword {
    fileprivate var bit: UInt32 {
        let place: UInt32 =
            switch self {
            case .add: 0
            case .arg: 1
            case .cmd: 2
            case .copy: 3
            case .entrypoint: 4
            case .env: 5
            case .expose: 6
            case .from: 7
            case .healthcheck: 8
            case .label: 9
            case .maintainer: 10
            case .onbuild: 11
            case .run: 12
            case .shell: 13
            case .stopsignal: 14
            case .user: 15
            case .volume: 16
            case .workdir: 17
            case .unknown: 18
            }
        return 1 << place
    }
}

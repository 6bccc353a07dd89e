/// Changes real Dockerfiles by chance: lines and pieces are cut, doubled, swapped and joined with those of other files, bytes are changed.
struct DockerfileMutator {
    private let originals: [[UInt8]]
    private var state: UInt64

    /// - Parameter number: Each number stands for a text of its own, whatever was asked before.
    init(_ originals: [[UInt8]], seed: UInt64, number: Int) {
        self.originals = originals
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(number) &* 0xD134_2543_DE82_EF95
    }

    /// What breaks readers: openings without ends, line ends, instructions in odd places.
    private static let pieces: [[UInt8]] = [
        "$(", ")", "`", "\"", "'", "\\", "\\\n", "\n", "\r\n", "\r", "<<EOF\n", "EOF\n", "<<-'E' ", "${", "}", "${X:-", "$X", "[", "]", "[\"", "\"]", ",", "#", "# ", "\0", "é", "\u{FEFF}", "\u{1F469}\u{200D}\u{1F467}",
        " ", "\t", "=", "&& ", "; ", "| ", "> ", "FROM ", "FROM scratch\n", "FROM a AS b\n", "RUN ", "RUN --mount=type=cache,target=", "COPY --from=0 ", "COPY ", "ADD ", "USER ", "USER root\n", "ENV ", "ARG ", "ARG X\n", "CMD ", "ENTRYPOINT [", "HEALTHCHECK ",
        "ONBUILD ", "SHELL [\"/bin/bash\", \"-c\"]\n", "WORKDIR ", "EXPOSE 99999999999999999999\n", "LABEL ", "VOLUME ", "STOPSIGNAL ", "MAINTAINER ", "# escape=`\n", "# syntax=docker/dockerfile:1\n", "# check=skip=all\n", "# hadolint ignore=DL3008\n", "# dhi ignore=\n",
        "sh -c '", "sudo ", "env A=1 ", "apt-get install ", "pip install ", "--", "-", "/", "..", ":", "@sha256:", "{{", "}}", "\u{FF}", "999999999999999999999",
    ].map { Array($0.utf8) }

    mutating func text() -> [UInt8] {
        var bytes = originals[next(originals.count)]
        for _ in 0...next(6) {
            switch next(9) {
            case 0: insert(Self.pieces[next(Self.pieces.count)], &bytes)
            case 1: insert(Self.pieces[next(Self.pieces.count)] + Self.pieces[next(Self.pieces.count)], &bytes)
            case 2: remove(&bytes, atMost: 4)
            case 3: remove(&bytes, atMost: 200)
            case 4: if !bytes.isEmpty { bytes[next(bytes.count)] = UInt8(next(256)) }
            case 5: bytes.removeLast(next(bytes.count + 1))
            case 6: swapLines(&bytes)
            case 7:
                let other = originals[next(originals.count)]
                let start = next(other.count)
                insert(Array(other[start..<min(other.count, start + next(400))]), &bytes)
            default:
                let start = next(bytes.count + 1)
                insert(Array(bytes[start..<min(bytes.count, start + next(200))]), &bytes)
            }
        }
        return bytes
    }

    private mutating func insert(_ piece: [UInt8], _ bytes: inout [UInt8]) {
        bytes.insert(contentsOf: piece, at: next(bytes.count + 1))
    }

    private mutating func remove(_ bytes: inout [UInt8], atMost count: Int) {
        let start = next(bytes.count + 1)
        bytes.removeSubrange(start..<min(bytes.count, start + next(count + 1)))
    }

    private mutating func swapLines(_ bytes: inout [UInt8]) {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        lines.swapAt(next(lines.count), next(lines.count))
        bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
    }

    /// SplitMix64.
    private mutating func next(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((value ^ (value >> 31)) % UInt64(max(1, bound)))
    }
}

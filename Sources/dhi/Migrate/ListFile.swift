import RepositoryConversion

/// A file of one entry a line, as `--available` and `--digests` take it; `#` starts a comment.
struct ListFile {
    /// The words of each line, with its number.
    let lines: [(number: Int, words: [String])]
    let path: String

    init(path: String) throws {
        self.path = path
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileReader().readAny(FilePath(path))
        } catch {
            throw CommandFailure("\(path): \(error.message)")
        }
        lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().compactMap { index, line in
            let text = String(decoding: line.prefix { $0 != UInt8(ascii: "#") }, as: UTF8.self)
            let words = text.split { $0 == " " || $0 == "\t" || $0 == "\r" }.map(String.init)
            return words.isEmpty ? nil : (index + 1, words)
        }
    }

    /// References of hardened images, reduced to `image:tag`.
    func tags() throws -> Set<String> {
        var tags: Set<String> = []
        for line in lines {
            guard line.words.count == 1, let tag = Self.short(line.words[0]) else {
                throw CommandFailure("\(path):\(line.number): write one image:tag a line, for example node:22-dev")
            }
            tags.insert(tag)
        }
        return tags
    }

    /// Digests by `image:tag`.
    func digests() throws -> [String: String] {
        var digests: [String: String] = [:]
        for line in lines {
            guard line.words.count == 2, let tag = Self.short(line.words[0]), Self.isDigest(line.words[1]) else {
                throw CommandFailure("\(path):\(line.number): write image:tag and sha256:… on each line")
            }
            digests[tag] = line.words[1]
        }
        return digests
    }

    /// `image:tag` of `registry/folder/image:tag`.
    private static func short(_ reference: String) -> String? {
        guard let last = reference.split(separator: "/").last, last.contains(":"), !last.contains("@") else { return nil }
        return String(last)
    }

    private static func isDigest(_ text: String) -> Bool {
        let parts = text.split(separator: ":")
        return parts.count == 2 && parts[0] == "sha256" && parts[1].utf8.count == 64 && parts[1].utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }
}

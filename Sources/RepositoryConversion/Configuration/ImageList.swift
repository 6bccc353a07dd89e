/// Reads the files that list hardened images, one on each line; `#` starts a comment.
public enum ImageList {
    /// Images that can be pulled, `image:tag` on each line, with or without the registry's part of the name.
    public static func available(_ bytes: [UInt8], file: FilePath, registry: String?) throws(ConfigurationFailure) -> Set<String> {
        var images: Set<String> = []
        try forEachLine(bytes, file) { words in
            guard words.count == 1, let image = shortName(words[0], registry) else { return "expected image:tag, as in node:22-debian13" }
            images.insert(image)
            return nil
        }
        return images
    }

    /// Digests of images, `image:tag sha256:…` or `image:tag@sha256:…` on each line, with or without the registry's part of the name.
    public static func digests(_ bytes: [UInt8], file: FilePath, registry: String?) throws(ConfigurationFailure) -> [String: String] {
        var digests: [String: String] = [:]
        try forEachLine(bytes, file) { words in
            let parts = words.flatMap { $0.split(separator: "@").map(String.init) }
            guard parts.count == 2, let image = shortName(parts[0], registry), isDigest(parts[1]) else {
                return "expected image:tag and a digest, as in node:22-debian13 sha256:… with 64 hexadecimal digits"
            }
            if let known = digests[image], known != parts[1] { return "\(image) has another digest above" }
            digests[image] = parts[1]
            return nil
        }
        return digests
    }

    private static func forEachLine(_ bytes: [UInt8], _ file: FilePath, _ body: ([String]) -> String?) throws(ConfigurationFailure) {
        var errors: [ConfigurationError] = []
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let text = String(decoding: line.prefix { $0 != UInt8(ascii: "#") }, as: UTF8.self)
            let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
            if !words.isEmpty, let message = body(words) { errors.append(ConfigurationError(file: file, line: index + 1, message: message)) }
        }
        if !errors.isEmpty { throw ConfigurationFailure(errors) }
    }

    /// `image:tag` without what the registry adds.
    private static func shortName(_ text: String, _ registry: String?) -> String? {
        guard let colon = text.lastIndex(of: ":"), !text[colon...].contains("/"), text.index(after: colon) < text.endIndex else { return nil }
        var name = text[..<colon]
        let parts = (registry ?? "dhi.io/{image}").split(separator: "{image}", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2, name.hasPrefix(parts[0]), name.hasSuffix(parts[1]), name.count > parts[0].count + parts[1].count {
            name = name.dropFirst(parts[0].count).dropLast(parts[1].count)
        }
        return name.isEmpty ? nil : name + String(text[colon...])
    }

    private static func isDigest(_ text: String) -> Bool {
        let digits = text.utf8.dropFirst("sha256:".count)
        return text.hasPrefix("sha256:") && digits.count == 64 && digits.allSatisfy { "0123456789abcdef".utf8.contains($0) }
    }
}

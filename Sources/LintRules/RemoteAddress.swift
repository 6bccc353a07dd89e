import CommandKnowledge
import DockerfileSemantics

/// An address of something on the network, as far as it is literal.
struct RemoteAddress {
    /// In small letters: `https`.
    let scheme: String
    /// Without user and port; empty where it is not known.
    let host: String

    /// `nil`: no address with a scheme.
    init?(_ word: CommandWord) {
        self.init(word.value ?? word.prefix, isComplete: word.value != nil)
    }

    init?(_ text: String, isComplete: Bool = true) {
        // By bytes: characters cost many times as much.
        let bytes = text.utf8
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[colon...].starts(with: "://".utf8) else { return nil }
        scheme = text[..<colon].lowercased()
        let rest = bytes[bytes.index(colon, offsetBy: 3)...]
        let authority = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        // Where a variable follows at once, the host may go on.
        let isKnown = (isComplete || authority.endIndex < rest.endIndex) && !authority.contains(UInt8(ascii: "$"))
        let name = isKnown ? authority.split(separator: UInt8(ascii: "@")).last : nil
        host = name.map { Substring($0.prefix { $0 != UInt8(ascii: ":") }).lowercased() } ?? ""
    }

    /// Within the machine or its own network.
    var isLocal: Bool {
        if host == "localhost" || host.hasPrefix("127.") || host.hasPrefix("10.") || host.hasPrefix("192.168.") || host.hasPrefix("169.254.") || host.hasPrefix("[") || host == "0.0.0.0" { return true }
        return !host.contains(".") || host.hasSuffix(".local") || host.hasSuffix(".internal") || host.hasSuffix(".localhost") || host.hasSuffix(".lan")
    }
}

extension Array where Element == RunCommand {
    /// Whether something among them checks what was fetched by a sum or a signature.
    var checkDownloads: Bool {
        contains { command in
            guard let name = command.name else { return false }
            if name.hasSuffix("sum") || name == "shasum" || name == "openssl" { return true }
            return name == "gpg" || name == "gpgv" || name == "cosign" || name == "minisign"
        }
    }
}

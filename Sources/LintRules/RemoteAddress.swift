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
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), text[colon...].hasPrefix("://") else { return nil }
        scheme = text[..<colon].lowercased()
        let rest = text[text.index(colon, offsetBy: 3)...]
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        // Where a variable follows at once, the host may go on.
        let isKnown = (isComplete || authority.endIndex < rest.endIndex) && !authority.contains("$")
        let name = authority.split(separator: "@").last ?? ""
        host = isKnown ? name.prefix { $0 != ":" }.lowercased() : ""
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

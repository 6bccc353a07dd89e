public import ImageReferences

/// A registry that images may come from, a part of one, or a pattern for several.
public struct TrustedRegistry: Sendable, Hashable {
    /// As it is configured: a host with its port, `*`, or a part of a host with a `*` on one side; behind an exact host the beginning of a path.
    public let text: String
    private let host: Host
    /// Names of folders at the beginning of the path.
    private let path: [String]

    private enum Host: Hashable {
        case exactly(String)
        case beginning(String)
        case ending(String)
    }

    /// `nil`: no registry can be called so.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let name = parts.first?.lowercased() ?? ""
        let body = name.hasPrefix("*") ? name.dropFirst() : name.hasSuffix("*") ? name.dropLast() : name[...]
        // What stands in front of a path is one registry.
        guard !name.isEmpty, body.utf8.allSatisfy(Self.isHostByte), parts.count == 1 || body.count == name.count else { return nil }
        guard parts.dropFirst().allSatisfy({ !$0.isEmpty && !$0.contains("*") && !$0.contains(":") && !$0.contains("@") }) else { return nil }
        self.text = text
        path = parts.dropFirst().map(String.init)
        host = name.hasPrefix("*") ? .ending(String(body)) : name.hasSuffix("*") ? .beginning(String(body)) : .exactly(Self.dockerHub.contains(name) ? "docker.io" : name)
    }

    /// Whether it is where `image` comes from.
    public func offers(_ image: ImageReference) -> Bool {
        mayOffer(image.domain) && (path.isEmpty || image.path.split(separator: "/").map(String.init).starts(with: path))
    }

    /// Whether images from the registry `domain` may come from there, whatever their path.
    public func mayOffer(_ domain: String) -> Bool {
        let domain = domain.lowercased()
        return switch host {
        case .exactly(let name): domain == name
        case .beginning(let name): domain.hasPrefix(name)
        case .ending(let name): domain.hasSuffix(name)
        }
    }

    /// All that people call Docker Hub.
    private static let dockerHub: Set<String> = ["docker.io", "index.docker.io", "hub.docker.com"]

    /// Letters, digits, dots and hyphens, and what stands around ports and addresses.
    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: ".-_:[]".utf8.contains(byte)
        }
    }
}

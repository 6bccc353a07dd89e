public import DockerfileSyntax
import ImageReferences

/// What BuildKit says against the flags of an instruction when it carries it out.
public enum FlagFault {
    /// About a mount of RUN; `nil`: nothing. `expand` gives the value of a field with its variables replaced.
    public static func message(_ mount: Mount, expanding expand: (String) -> String) -> String? {
        if let problem = mount.problem(expanding: { expand($0) }) { return problem }
        guard ["bind", "cache", "tmpfs"].contains(mount.type) else { return nil }
        let target = expand(mount.field("target", "dst", "destination")?.value ?? "")
        return target.split(separator: "/").allSatisfy { $0 == "." } && (target.isEmpty || target.hasPrefix("/")) ? "invalid mount target \"/\"" : nil
    }

    /// About a value without variables of another flag.
    public static func message(_ flag: String, _ value: String) -> String? {
        switch flag {
        case "chmod": mode(value)
        case "checksum": digest(value)
        default: nil
        }
    }

    private static func mode(_ text: String) -> String? {
        if text.utf8.contains(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "=") }) { return nil }
        let isOctal = !text.isEmpty && text.utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "7") }
        if isOctal, let mode = Int(text, radix: 8), mode <= 0o7777 { return nil }
        return "invalid chmod parameter: '\(text)'. it should be octal string and between 0 and 07777"
    }

    private static func digest(_ text: String) -> String? {
        if text.isEmpty { return nil }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return "\(ImageReferenceError.digestFormat)" }
        guard let length = ["sha256": 64, "sha384": 96, "sha512": 128][String(parts[0])] else { return "\(ImageReferenceError.digestAlgorithm)" }
        return parts[1].utf8.count == length ? nil : "\(ImageReferenceError.digestLength)"
    }
}

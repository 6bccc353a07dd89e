public import DockerfileSyntax

/// What BuildKit says against a mount of RUN when it carries it out.
public enum MountFault {
    /// `nil`: nothing. `expand` gives the value of a field with its variables replaced.
    public static func message(_ mount: Mount, expanding expand: (String) -> String) -> String? {
        if let problem = mount.problem(expanding: { expand($0) }) { return problem }
        guard ["bind", "cache", "tmpfs"].contains(mount.type) else { return nil }
        let target = expand(mount.field("target", "dst", "destination")?.value ?? "")
        return target.split(separator: "/").allSatisfy { $0 == "." } && (target.isEmpty || target.hasPrefix("/")) ? "invalid mount target \"/\"" : nil
    }
}

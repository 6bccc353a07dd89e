extension ShellWrapper {
    /// Whether a program may be seen through, by the first two letters of its name alone: most may not, and a hash costs more.
    static func mayBe(_ name: String) -> Bool {
        let bytes = name.utf8.span
        return bytes.count >= 2 && beginnings[Int(bytes[0])] & 1 << UInt32(bytes[1] & 31) != 0
    }

    /// By first letter, which letters come second.
    private static let beginnings: [UInt32] = {
        var beginnings = [UInt32](repeating: 0, count: 256)
        for name in Array(named.keys) + ["sh", "dash", "ash", "bash", "su", "runuser", "eval", "find"] {
            let bytes = Array(name.utf8)
            beginnings[Int(bytes[0])] |= 1 << UInt32(bytes[1] & 31)
        }
        return beginnings
    }()

    /// The programs that are seen through, besides shells, `su`, `eval` and `find`.
    static let named: [String: ShellWrapper] = [
        // Shell builtins
        "exec": ShellWrapper(valued: "a"),
        "command": ShellWrapper(idle: "vV"),
        "builtin": ShellWrapper(),
        // Another user
        "sudo": ShellWrapper(
            valued: "CDghpRrTtuU",
            longValued: [
                "--chdir", "--chroot", "--close-from", "--command-timeout", "--group", "--host", "--other-user", "--prompt",
                "--role", "--type", "--user",
            ],
            idle: "eKlVv", longIdle: ["--edit", "--list", "--remove-timestamp", "--validate"], takesEnvironment: true),
        "doas": ShellWrapper(valued: "Cu", idle: "L"),
        "gosu": ShellWrapper(operands: 1),
        "su-exec": ShellWrapper(operands: 1),
        "runuser": ShellWrapper(valued: "gGuw", longValued: ["--group", "--supp-group", "--user", "--whitelist-environment"]),
        "setpriv": ShellWrapper(
            longValued: [
                "--ambient-caps", "--apparmor-profile", "--bounding-set", "--egid", "--euid", "--groups", "--inh-caps",
                "--pdeathsig", "--regid", "--rgid", "--reuid", "--ruid", "--securebits", "--selinux-label",
            ],
            idle: "d", longIdle: ["--dump", "--list-caps"]),
        "chpst": ShellWrapper(valued: "bCcdefmnoprstuU/"),
        "setuidgid": ShellWrapper(operands: 1),
        "s6-setuidgid": ShellWrapper(operands: 1),
        // Environment
        "env": ShellWrapper(
            valued: "CPu", longValued: ["--chdir", "--unset"], idle: "S", longIdle: ["--split-string"], takesEnvironment: true),
        // Priority, time, terminals
        "nohup": ShellWrapper(),
        "setsid": ShellWrapper(),
        "time": ShellWrapper(valued: "fo", longValued: ["--format", "--output"]),
        "timeout": ShellWrapper(valued: "ks", longValued: ["--kill-after", "--signal"], operands: 1),
        "nice": ShellWrapper(valued: "n", longValued: ["--adjustment"]),
        "ionice": ShellWrapper(
            valued: "cn", longValued: ["--class", "--classdata"], idle: "pPu", longIdle: ["--pgid", "--pid", "--uid"]),
        "stdbuf": ShellWrapper(valued: "eio", longValued: ["--error", "--input", "--output"]),
        "chronic": ShellWrapper(),
        "eatmydata": ShellWrapper(),
        // Many times
        "xargs": ShellWrapper(
            valued: "aEdILnPsRJS", attached: "eil",
            longValued: ["--arg-file", "--delimiter", "--max-args", "--max-chars", "--max-procs", "--process-slot-var"],
            addsArguments: true),
        // First processes
        "tini": ShellWrapper(valued: "ep"),
        "tini-static": ShellWrapper(valued: "ep"),
        "docker-init": ShellWrapper(valued: "ep"),
        "dumb-init": ShellWrapper(valued: "r", longValued: ["--rewrite"], idle: "Vh"),
        "catatonit": ShellWrapper(idle: "Vh"),
        // Applets
        "busybox": ShellWrapper(),
        "toybox": ShellWrapper(),
    ]
}

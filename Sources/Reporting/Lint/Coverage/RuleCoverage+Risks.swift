extension RuleCoverage {
    /// Users and rights.
    static let users: [Problem] = [
        Problem("P01", "Last USER is root", ["root-user"]),
        Problem("P02", "No USER at all (inherits root)", ["missing-user"]),
        Problem("P03", "USER is a name, not a number (k8s runAsNonRoot)", ["named-user"]),
        Problem("P04", "User is created but never used", ["missing-user"], "Whether an entry script steps down to the account is not in the file; that no USER stands there is reported."),
        Problem("P05", "USER name:group drops supplementary groups", [], "Whether the program needs the further groups is not in the file."),
        Problem("P06", "Named user/group in a stage with no passwd file (scratch)", ["unknown-user", "unknown-owner"]),
        Problem("P07", "Runs as root and keeps mutable state", ["root-user", "missing-user"]),
        Problem("P08", "sudo in RUN", ["sudo-in-run"]),
        Problem("P09", "World-writable permissions (chmod 777)", ["world-writable-files"]),
        Problem("P10", "useradd with a huge UID and no -l", ["huge-user-number"]),
        Problem("P11", "Passwords set with chpasswd / empty passwords", ["baked-password"]),
        Problem("P12", "RUN --security=insecure", ["insecure-run"]),
        Problem("P13", "RUN --network=host", ["host-network-run"]),
        Problem("P14", "Secret/ssh mount with loose mode", [], "The mode of a mounted secret counts for one RUN, whose commands are all of the file."),
        Problem("P15", "Docker socket declared as volume", ["container-socket-volume"]),
        Problem("P16", "setuid/setgid files left in the image", [], "It shows in the built image only, not in the file."),
        Problem("P17", "Duplicate UIDs/GIDs", [], "It shows in the built image only, not in the file."),
    ]

    /// Secrets.
    static let secrets: [Problem] = [
        Problem("X01", "Secret-like name in ARG or ENV", ["secret-variable"]),
        Problem("X02", "Hard-coded token found by pattern/entropy", ["hardcoded-token"]),
        Problem("X03", "Command needs credentials but has no secret mount", ["secret-in-command", "secret-variable"], "Whether a command needs credentials is not in the file; those that stand there are reported."),
        Problem("X04", "Debug mode switched on in ENV", ["debug-mode"]),
    ]

    /// Network.
    static let network: [Problem] = [
        Problem("N01", "EXPOSE port out of range / malformed", ["invalid-port"]),
        Problem("N02", "SSH/admin port exposed", ["exposed-login-port"]),
        Problem("N03", "EXPOSE contains host IP or host mapping", ["exposed-host-port"]),
        Problem("N04", "EXPOSE protocol not lower case", ["uppercase-protocol"]),
        Problem("N05", "Clear-text protocol used for a download", ["clear-text-download"]),
        Problem("N06", "TLS verification turned off (curl -k, wget, pip, node, git, npm, yum)", ["disabled-tls-verification"]),
        Problem("N07", "Package signature verification turned off (apk/apt/yum/rpm, --force-yes)", ["disabled-signature-check"]),
        Problem("N08", "Remote script piped to a shell", ["piped-remote-script"]),
        Problem("N09", "curl without --fail", ["curl-without-fail"]),
        Problem("N10", "curl does not follow redirects", [], "An address that does not redirect needs no -L, and whether one does is not in the file."),
        Problem("N11", "curl/wget have no retry configuration", [], "Whether a download should be tried again is for people to say."),
        Problem("N12", "wget floods the build log", ["noisy-wget"]),
        Problem("N13", "Both curl and wget used", ["curl-and-wget"]),
        Problem("N14", "EXPOSE missing although a server starts", [], "EXPOSE is documentation; what a program listens on is not in the file."),
    ]
}

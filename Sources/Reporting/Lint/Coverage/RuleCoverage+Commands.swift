extension RuleCoverage {
    /// Packages.
    static let packages: [Problem] = [
        Problem("A01", "apt instead of apt-get", ["apt-in-scripts"]),
        Problem("A02", "apt-get without -y", ["missing-assume-yes"]),
        Problem("A03", "apt-get without --no-install-recommends", ["recommended-packages"]),
        Problem("A04", "apt lists/cache left in the layer", ["leftover-package-cache"]),
        Problem("A05", "Package index update in a RUN of its own", ["separate-index-update"]),
        Problem("A06", "apt-get upgrade / dist-upgrade", ["system-upgrade"]),
        Problem("A07", "apt packages not pinned", ["unpinned-system-packages"]),
        Problem("A08", "apk add without --no-cache", ["leftover-package-cache"]),
        Problem("A09", "apk packages not pinned", ["unpinned-system-packages"]),
        Problem("A10", "apk upgrade", ["system-upgrade"]),
        Problem("A11", "apk add+del without --virtual", ["unnamed-build-packages"]),
        Problem("A12", "yum without -y", ["missing-assume-yes"]),
        Problem("A13", "yum clean all missing", ["leftover-package-cache"]),
        Problem("A14", "yum packages not pinned", ["unpinned-system-packages"]),
        Problem("A15", "yum update", ["system-upgrade"]),
        Problem("A16", "dnf/microdnf without -y", ["missing-assume-yes"]),
        Problem("A17", "dnf/microdnf clean all missing", ["leftover-package-cache"]),
        Problem("A18", "dnf packages not pinned", ["unpinned-system-packages"]),
        Problem("A19", "dnf update", ["system-upgrade"]),
        Problem("A20", "zypper not non-interactive", ["missing-assume-yes"]),
        Problem("A21", "zypper clean missing", ["leftover-package-cache"]),
        Problem("A22", "zypper packages not pinned", ["unpinned-system-packages"]),
        Problem("A23", "zypper update / dist-upgrade", ["system-upgrade"]),
        Problem("A24", "pip packages not pinned", ["unpinned-language-packages"]),
        Problem("A25", "pip without --no-cache-dir", ["leftover-package-cache"]),
        Problem("A26", "npm packages not pinned", ["unpinned-language-packages"]),
        Problem("A27", "npm install instead of npm ci / production install", ["unlocked-npm-install"]),
        Problem("A28", "yarn cache clean missing", ["leftover-package-cache"]),
        Problem("A29", "gem packages not pinned", ["unpinned-language-packages"]),
        Problem("A30", "go install without @version", ["unpinned-language-packages"]),
        Problem("A31", "Package installs could use BuildKit cache mounts", ["missing-cache-mount"]),
        Problem("A32", "Package list not sorted", ["unsorted-packages"]),
        Problem("A33", "Python runtime ENV defaults missing", ["buffered-python"]),
        Problem("A34", "PHP: composer dev deps, Xdebug, OPcache in production", [], "Not now: it concerns a single kind of project."),
        Problem("A35", "Rails/Bundler production hygiene (12 further rules)", [], "Not now: it concerns a single kind of project."),
        Problem("A36", "Telemetry not opted out", [], "Not now: it concerns a single kind of project."),
        Problem("A37", "GPU/CUDA build-time queries, wheel mismatch, redundant toolkit, driver caps, conda", [], "Not now: it concerns a single kind of project."),
        Problem("A38", "Installs a known-vulnerable OpenSSL", ["vulnerable-openssl"]),
    ]

    /// Shell.
    static let shell: [Problem] = [
        Problem("H01", "Pipe without pipefail", ["unchecked-pipe"]),
        Problem("H02", "Default shell replaced via ln instead of SHELL", ["relinked-shell"]),
        Problem("H03", "Shell script bugs (ShellCheck SC*)", ["shellcheck"]),
        Problem("H04", "Command that makes no sense in a container", ["host-command"]),
        Problem("H05", "Consecutive RUN instructions", ["consecutive-runs"]),
        Problem("H06", "RUN line too long / not one command per line", [], "Layout is left to people; edits of the program keep what they find."),
        Problem("H07", "Shell-form RUN in a FROM scratch stage", ["run-without-shell"]),
        Problem("H08", "PowerShell rules (3 + PSScriptAnalyzer) and Windows-only rules (3)", [], "Not now: it concerns a single kind of project."),
    ]

    /// Metadata and policy.
    static let metadata: [Problem] = [
        Problem("M01", "HEALTHCHECK missing", ["missing-healthcheck"]),
        Problem("M02", "Required labels missing / label fails its schema (URL, date, hash, SPDX, semver, e-mail)", ["invalid-label-key", "missing-label", "invalid-label-value", "superfluous-label"]),
        Problem("M03", "Label keys duplicated, invalid, ungrouped, unordered, overlap Buildx, stale base digest", [], "Layout is left to people; edits of the program keep what they find."),
        Problem("M04", "Runtime instructions not in canonical order", [], "Layout is left to people; edits of the program keep what they find."),
        Problem("M05", "Whitespace, blank lines, indentation, EOL, long files, heredoc formatting", [], "Layout is left to people; edits of the program keep what they find."),
        Problem("M06", "Inline ignore pragmas forbidden", ["inline-pragma"]),
        Problem("M07", "TODO comment left", ["open-task"]),
        Problem("M08", "Content trust / trusted base / unneeded packages / image rebuild (manual CIS items)", [], "It shows in the built image only, not in the file."),
    ]
}

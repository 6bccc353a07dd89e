import BuildEffects

/// The crates of a Cargo.lock: which of them look for libraries of the system when they are built.
struct CargoLock {
    private struct Crate {
        var name: String
        var version: String
        var needs: Set<String>
    }

    private let crates: [Crate]

    init(_ bytes: [UInt8]) {
        var crates: [Crate] = []
        var isInList = false
        for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
            let text = line.filter { $0 != " " && $0 != "\t" || isInList }
            if text == "[[package]]" { crates.append(Crate(name: "", version: "", needs: [])) }
            guard let last = crates.indices.last else { continue }
            if isInList {
                if line.hasPrefix("]") { isInList = false }
                // `"time 0.3.20"`, where several versions are there.
                let name = line.split(separator: "\"").dropFirst().first?.split(separator: " ").first
                if let name { crates[last].needs.insert(String(name)) }
            } else if text.hasPrefix("name=\"") {
                crates[last].name = String(text.dropFirst(6).dropLast())
            } else if text.hasPrefix("version=\"") {
                crates[last].version = String(text.dropFirst(9).dropLast())
            } else if text.hasPrefix("dependencies=[") {
                isInList = !text.hasSuffix("]")
            }
        }
        self.crates = crates.filter { !$0.name.isEmpty }
    }

    /// Crates that bind to libraries of the system, or may: what is not known to bring its library along counts.
    var bound: [String] {
        crates.filter { crate in
            if Self.harmless.contains(crate.name) { return false }
            if Self.callers.contains(crate.name) { return true }
            // They compile what they bring along.
            if let proof = Self.bundled[crate.name] { return !crate.needs.contains(proof) }
            let looks = !crate.needs.isDisjoint(with: ["pkg-config", "system-deps", "vcpkg", "bindgen", "metadeps"])
            return looks || ["-sys", "_sys", "-sys-rs"].contains(where: crate.name.hasSuffix)
        }.map(\.name)
    }

    /// Crates that bind to libraries of which it is known in which packages they are.
    static let known: Set<String> = [
        "openssl-sys", "pq-sys", "mysqlclient-sys", "libsqlite3-sys", "libz-sys", "bzip2-sys", "lzma-sys", "curl-sys", "libgit2-sys", "libssh2-sys", "rdkafka-sys", "onig_sys", "libdbus-sys", "alsa-sys", "libudev-sys", "libpq-sys",
    ]

    /// Nothing at all is listed: the file was cut short, or is none.
    var isEmpty: Bool { crates.isEmpty }

    /// A crate that newer compilers refuse, with its version; `nil`: none is known to be there.
    var broken: String? {
        crates.first { crate in
            let numbers = crate.version.split(separator: ".").compactMap { Int($0) }
            return crate.name == "time" && numbers.count == 3 && numbers[0] == 0 && numbers[1] == 3 && numbers[2] < 35
        }.map { "\($0.name) \($0.version)" }
    }

    /// Bindings to the kernel, to other systems or to the browser, and crates that compile all of theirs.
    private static let harmless: Set<String> = [
        "linux-raw-sys", "windows-sys", "winapi-sys", "js-sys", "web-sys", "core-foundation-sys", "core-graphics-types", "security-framework-sys", "system-configuration-sys", "fsevent-sys", "inotify-sys",
        "kqueue-sys", "io-uring-sys", "mach-sys", "mio-sys", "ndk-sys", "objc-sys", "jni-sys", "wasi-sys", "hermit-sys", "dispatch-sys", "tikv-jemalloc-sys", "jemalloc-sys", "libmimalloc-sys", "fts-sys",
        "nix-sys", "redox_sys", "android_system_properties",
    ]

    /// Crates whose build calls programs that full images bring along: Perl with all its modules, curl, git, autoconf.
    private static let callers: Set<String> = ["openssl-src", "utoipa-swagger-ui", "autotools", "git-version", "vergen", "vergen-gitcl", "protobuf-src"]

    /// By crate, what stands among its needs when it compiles the library itself.
    private static let bundled: [String: String] = ["libsqlite3-sys": "cc", "openssl-sys": "openssl-src", "zstd-sys": "cc", "lz4-sys": "cc"]
}

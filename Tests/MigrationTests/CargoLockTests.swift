@testable import Proving
import Testing

@Suite struct CargoLockTests {
    private func lock(_ crates: (String, String, [String])...) -> CargoLock {
        CargoLock(
            Array(
                crates.map { name, version, needs in
                    "[[package]]\nname = \"\(name)\"\nversion = \"\(version)\"\n" + (needs.isEmpty ? "" : "dependencies = [\n" + needs.map { " \"\($0)\",\n" }.joined() + "]\n")
                }.joined(separator: "\n").utf8))
    }

    @Test func findsWhatBindsToLibraries() {
        #expect(lock(("serde", "1.0.0", []), ("openssl-sys", "0.9.1", ["cc", "pkg-config"]), ("linux-raw-sys", "0.4.0", [])).bound == ["openssl-sys"])
        #expect(lock(("dbus", "0.9.0", ["libc", "pkg-config"])).bound == ["dbus"])
        #expect(lock(("tokio", "1.0.0", ["libc 0.2.1"])).bound == [])
    }

    @Test func knowsWhatIsCompiledAlong() {
        #expect(lock(("libsqlite3-sys", "0.28.0", ["cc", "pkg-config"])).bound == [])
        #expect(lock(("libsqlite3-sys", "0.28.0", ["pkg-config"])).bound == ["libsqlite3-sys"])
        // The sources of OpenSSL are configured by Perl.
        #expect(lock(("openssl-sys", "0.9.1", ["openssl-src"]), ("openssl-src", "300.1.0", ["cc"])).bound == ["openssl-src"])
    }

    @Test func findsWhatNewerCompilersRefuse() {
        #expect(lock(("time", "0.3.34", [])).broken == "time 0.3.34")
        #expect(lock(("time", "0.3.35", [])).broken == nil)
        #expect(lock(("time", "0.1.45", [])).broken == nil)
    }

    @Test func takesAnyBytes() {
        #expect(CargoLock([]).isEmpty)
        #expect(CargoLock(Array("version = 3\ndependencies = [\n".utf8)).isEmpty)
    }
}

import Diagnostics
import Glibc
import Linting
import Storage
import Testing

@testable import RepositoryConversion

/// The cache of answers: what is kept comes back, and whatever befalls the file costs answers, never right ones.
@Suite struct ScriptCacheTests {
    private let folder = TemporaryFolder()
    private var file: FilePath { folder["a/b/cache.sqlite"] }

    private func remark(_ message: String) -> ScriptRemark {
        ScriptRemark(code: 2086, severity: .warning, message: message, span: .init(line: 1, column: 1, endLine: 1, endColumn: 2))
    }

    @Test func whatIsKeptComesBack() {
        let first = ScriptCache(file: file)
        first.keep([("x", [remark("größer")]), ("y", [])])
        first.keep(version: "0.11", of: "program")
        #expect(first.remarks(for: ["y", "z", "x"]) == [[], nil, [remark("größer")]])
        let second = ScriptCache(file: file)
        #expect(second.remarks(for: ["x", "y"]) == [[remark("größer")], []])
        #expect(second.version(of: "program") == "0.11")
        #expect(second.version(of: "other") == nil)
        #expect(first.fault == nil && second.fault == nil)
        #expect(folder.mode(of: "a/b") == 0o700)
    }

    @Test func whatWasWrittenStandsInOneFileAtTheEnd() {
        let cache = ScriptCache(file: file)
        cache.keep([("x", [])])
        cache.close()
        #expect(folder.run("ls a/b").output == "cache.sqlite\n")
        #expect(cache.remarks(for: ["x"]) == [nil] && cache.fault == nil)
        let next = ScriptCache(file: file)
        #expect(next.remarks(for: ["x"]) == [[]])
        next.close()
        #expect(next.remarks(for: ["x"]) == [[]], "nothing was written")
    }

    @Test func aLaterAnswerReplacesTheFormer() {
        let cache = ScriptCache(file: file)
        cache.keep([("x", [remark("a")])])
        cache.keep([("x", [remark("b")])])
        #expect(cache.remarks(for: ["x"]) == [[remark("b")]])
    }

    @Test func theOldestGo() {
        let cache = ScriptCache(file: file, rows: 10)
        for number in 0..<30 { cache.keep([("\(number)", [])]) }
        let left = cache.remarks(for: (0..<30).map(String.init)).map { $0 != nil }
        #expect(left == (0..<30).map { $0 >= 20 })
    }

    @Test func theFileStaysSmall() throws {
        let cache = ScriptCache(file: file, pages: 64)
        let long = remark(String(repeating: "long ", count: 1000))
        for number in 0..<200 { cache.keep([("\(number)", [long])]) }
        #expect(cache.fault == nil)
        #expect(cache.remarks(for: ["199"]) == [[long]])
        #expect(cache.remarks(for: ["0"]) == [nil])
        cache.close()
        let size = Int(folder.run("stat -c %s a/b/cache.sqlite").output.filter(\.isNumber)) ?? .max
        #expect(size <= 64 * 4096)
    }

    @Test(
        "A file that is no cache of this program is left as it is, and said",
        arguments: [
            ("printf 'not a database, but long enough to be read as the head of one, which takes a hundred bytes or so, all in all' > FILE", "not a database"),
            ("head -c 8192 /dev/zero | tr '\\0' x > FILE", "not a database"), ("mkdir FILE", "cannot be opened"), ("FOREIGN", "another program"), ("NEWER", "another version"), ("OTHERS", "another program"),
        ])
    func others(_ command: String, _ reason: String) throws {
        folder.makeFolder("a/b")
        if command.contains("FILE") {
            folder.run(command.replacing("FILE", with: "a/b/cache.sqlite"))
        } else {
            let database = try Database(file: file.bytes, patience: 0)
            try database.execute("CREATE TABLE script (key TEXT, remarks TEXT, hash TEXT)")
            if command == "FOREIGN" { try database.execute("PRAGMA application_id = 77") }
            if command == "NEWER" { try database.execute("PRAGMA application_id = \(0x4448_4953); PRAGMA user_version = 2") }
        }
        let before = folder.run("cat a/b/cache.sqlite | cksum").output
        let cache = ScriptCache(file: file)
        cache.keep([("x", [])])
        #expect(cache.remarks(for: ["x"]) == [nil])
        #expect(cache.fault?.contains(reason) == true, "\(cache.fault ?? "")")
        #expect(folder.run("cat a/b/cache.sqlite | cksum").output == before)
    }

    @Test("Bytes that changed cost answers, and never make others", arguments: 0..<40)
    func damage(_ seed: Int) throws {
        var cache: ScriptCache? = ScriptCache(file: file)
        let all = (0..<200).map { (key: "key \($0)", remarks: [remark("message \($0)")]) }
        cache?.keep(all)
        cache = nil
        var bytes = try FileReader().readAny(file)
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
        for _ in 0..<(1 + seed) {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            bytes[Int(state >> 33) % bytes.count] ^= UInt8(truncatingIfNeeded: state >> 20) | 1
        }
        if seed % 5 == 0 { bytes.removeLast(bytes.count / 3) }
        folder.run("rm -f a/b/*")
        folder.write(bytes, to: "a/b/cache.sqlite")
        let damaged = ScriptCache(file: file)
        for (found, kept) in zip(damaged.remarks(for: all.map(\.key)), all) { #expect(found == nil || found == kept.remarks) }
        damaged.keep([("new", [])])
    }

    @Test func aFolderThatCannotBeWrittenIsSaid() {
        folder.write("", to: "a")
        let cache = ScriptCache(file: file)
        cache.keep([("x", [])])
        #expect(cache.remarks(for: ["x"]) == [nil])
        #expect(cache.fault?.contains("cannot be made") == true)
    }

    @Test func anotherProcessThatHoldsItIsWaitedForAndThenDoneWithout() throws {
        ScriptCache(file: file).keep([("x", [])])
        let other = try Database(file: file.bytes, patience: 0)
        try other.execute("BEGIN IMMEDIATE")
        let cache = ScriptCache(file: file, patience: 50)
        #expect(cache.remarks(for: ["x"]) == [[]])
        cache.keep([("y", [])])
        #expect(cache.fault?.contains("another process holds it") == true)
        #expect(cache.remarks(for: ["x", "y"]) == [[], nil])
        try other.execute("ROLLBACK")
        #expect(ScriptCache(file: file).remarks(for: ["x", "y"]) == [[], nil])
    }

    /// Whether a file system of a few pages can be had here.
    private static let canMount: Bool = {
        let folder = TemporaryFolder()
        return folder.run("mkdir disk && mount -t tmpfs -o size=128k tmpfs disk && umount disk").code == 0
    }()

    @Test("A disk without room", .enabled(if: canMount, "a small file system takes root to mount"))
    func fullDisk() {
        folder.makeFolder("disk")
        #expect(folder.run("mount -t tmpfs -o size=128k tmpfs disk").code == 0)
        defer { folder.run("umount disk") }
        let cache = ScriptCache(file: folder["disk/cache.sqlite"])
        let long = remark(String(repeating: "long ", count: 2000))
        for number in 0..<40 { cache.keep([("\(number)", [long])]) }
        #expect(cache.fault?.contains("could not be written") == true, "\(cache.fault ?? "nothing")")
        for found in cache.remarks(for: (0..<40).map(String.init)) { #expect(found == nil || found == [long]) }
    }
}

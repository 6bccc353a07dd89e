import Glibc
import RepositoryConversion

/// A folder of a test's own, removed with everything in it at its end.
final class TemporaryFolder {
    let path: FilePath

    init() {
        var template = Array("/tmp/dhi-test-XXXXXX".utf8CString)
        unsafe template.withUnsafeMutableBufferPointer { _ = unsafe mkdtemp($0.baseAddress!) }
        path = FilePath(template.map { UInt8(bitPattern: $0) })
    }

    deinit { run("chmod -R u+rwx . ; rm -rf \"$PWD\"") }

    subscript(_ name: FilePath) -> FilePath { path.appending(name) }

    /// Writes a file and the folders it lies in.
    func write(_ text: String = "FROM scratch\n", to name: FilePath) { write(Array(text.utf8), to: name) }

    func write(_ bytes: [UInt8], to name: FilePath) {
        makeFolder(name.parent)
        let descriptor = unsafe withCharacters(self[name]) { unsafe open($0, O_WRONLY | O_CREAT | O_TRUNC, 0o644) }
        precondition(descriptor >= 0, "cannot make \(name)")
        precondition(unsafe Glibc.write(descriptor, bytes, bytes.count) == bytes.count)
        close(descriptor)
    }

    func makeFolder(_ name: FilePath) {
        var folder = path
        for component in name.components {
            folder = folder.appending(component)
            _ = unsafe withCharacters(folder) { unsafe mkdir($0, 0o755) }
        }
    }

    func link(_ name: FilePath, to target: FilePath) {
        makeFolder(name.parent)
        let result = unsafe withCharacters(target) { target in unsafe withCharacters(self[name]) { unsafe symlink(target, $0) } }
        precondition(result == 0, "cannot link \(name)")
    }

    func makePipe(_ name: FilePath) {
        precondition(unsafe withCharacters(self[name]) { unsafe mkfifo($0, 0o644) } == 0)
    }

    func text(of name: FilePath) -> String? {
        (try? FileReader().readAny(self[name])).map { String(decoding: $0, as: UTF8.self) }
    }

    func mode(of name: FilePath) -> UInt32 {
        var status = stat()
        precondition(unsafe withCharacters(self[name]) { unsafe lstat($0, &status) } == 0)
        return UInt32(status.st_mode & 0o7777)
    }

    /// Every name in and below the folder, sorted.
    var contents: [String] {
        run("find . -mindepth 1 | LC_ALL=C sort | sed 's,^\\./,,'").output.split(separator: "\n").map(String.init)
    }

    /// Runs a shell command in the folder.
    @discardableResult
    func run(_ command: String) -> (code: Int32, output: String) {
        let script = "cd '\(path)' && { \(command)\n} 2>&1"
        guard let stream = unsafe popen(script, "r") else { return (-1, "") }
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe fread(&buffer, 1, buffer.count, stream)
            if count == 0 { break }
            output += buffer[..<count]
        }
        let status = unsafe pclose(stream)
        return (status >> 8, String(decoding: output, as: UTF8.self))
    }

    func discover(_ names: FilePath..., discovery: Discovery = Discovery()) -> (files: [String], errors: [String]) {
        let result = discovery.files(in: (names.isEmpty ? ["."] : names).map { $0 == "." ? path : self[$0] })
        return (result.files.map { shown($0.path) }, result.errors.map { "\(shown($0.path)): \($0.id)" })
    }

    private func shown(_ path: FilePath) -> String { "\(path.relative(to: self.path) ?? path)" }

    /// The one file at `name`, discovered and read.
    func source(_ name: FilePath) throws -> SourceFile {
        let result = Discovery().files(in: [self[name]])
        guard let file = result.files.first else { throw result.errors[0] }
        return try FileReader().read(file)
    }
}

private func withCharacters<Result>(_ path: FilePath, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
    let characters = path.bytes.map { CChar(bitPattern: $0) } + [0]
    return unsafe characters.withUnsafeBufferPointer { unsafe body($0.baseAddress!) }
}

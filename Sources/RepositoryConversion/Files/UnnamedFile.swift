import Glibc

/// A temporary file without a name, which is gone with its last user, however that ends.
final class UnnamedFile {
    private let descriptor: FileDescriptor

    var number: Int32 { descriptor.number }

    init(_ bytes: [UInt8] = []) throws(SystemError) {
        let folder = Environment.value("TMPDIR").flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
        var template = FilePath(folder).appending("dhi-XXXXXX").bytes.map { CChar(bitPattern: $0) } + [0]
        let number = unsafe template.withUnsafeMutableBufferPointer { unsafe $0.baseAddress.map { unsafe mkstemp($0) } ?? -1 }
        guard number >= 0 else { throw SystemError(number: errno) }
        descriptor = FileDescriptor(taking: number)
        _ = fcntl(number, F_SETFD, FD_CLOEXEC)
        _ = unsafe template.withUnsafeBufferPointer { unsafe $0.baseAddress.map { unsafe unlink($0) } }
        if !bytes.isEmpty { try descriptor.write(bytes) }
    }

    var size: Int { (try? descriptor.status()).map { Int($0.st_size) } ?? 0 }

    /// All of it, at most `limit` bytes.
    func contents(atMost limit: Int) throws(SystemError) -> [UInt8] {
        try SystemError.check { lseek(number, 0, SEEK_SET) }
        return try descriptor.read(atMost: limit, expecting: size)
    }
}

import Glibc

/// What one folder holds, in the order of the names' bytes.
struct FolderListing {
    struct Entry {
        var name: [UInt8]
        var kind: Kind
    }

    enum Kind {
        case file, folder, link, special
    }

    let entries: [Entry]

    /// Lists the folder at `path` below the open folder `base`; a link in its place is not followed.
    init(of path: FilePath, at base: Int32) throws(SystemError) {
        let number = try unsafe path.withCString { path throws(SystemError) in
            try SystemError.check { unsafe openat(base, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) }
        }
        guard let stream = unsafe fdopendir(number) else {
            let error = SystemError(number: errno)
            close(number)
            throw error
        }
        defer { unsafe closedir(stream) }
        var entries: [Entry] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else { break }
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
            if name == [0x2E] || name == [0x2E, 0x2E] { continue }
            entries.append(Entry(name: name, kind: unsafe FolderListing.kind(entry.pointee.d_type, name: name, folder: number)))
        }
        if errno != 0 { throw SystemError(number: errno) }
        self.entries = entries.sorted { $0.name.lexicographicallyPrecedes($1.name) }
    }

    private static func kind(_ type: UInt8, name: [UInt8], folder: Int32) -> Kind {
        switch Int(type) {
        case Int(DT_REG): return .file
        case Int(DT_DIR): return .folder
        case Int(DT_LNK): return .link
        case Int(DT_UNKNOWN):
            // Some file systems do not say.
            guard let status = try? FilePath(name).status(at: folder) else { return .special }
            return status.isRegularFile ? .file : status.isFolder ? .folder : status.isLink ? .link : .special
        default: return .special
        }
    }
}

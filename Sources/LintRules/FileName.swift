extension String {
    /// The last name of a path: `nginx` of `/usr/sbin/nginx`; empty where there is none.
    var fileName: Substring {
        let bytes = utf8
        guard let last = bytes.lastIndex(where: { $0 != UInt8(ascii: "/") }) else { return "" }
        let start = bytes[...last].lastIndex(of: UInt8(ascii: "/")).map { bytes.index(after: $0) } ?? bytes.startIndex
        return self[start..<bytes.index(after: last)]
    }
}

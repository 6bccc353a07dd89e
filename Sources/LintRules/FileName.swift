import SourceModel

extension String {
    /// The last name of a path: `nginx` of `/usr/sbin/nginx`; empty where there is none.
    var fileName: Substring {
        guard utf8.contains(UInt8(ascii: "/")) else { return self[...] }
        return split(byte: UInt8(ascii: "/")).last ?? ""
    }
}

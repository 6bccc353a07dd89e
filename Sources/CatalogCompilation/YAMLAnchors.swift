/// Whether YAML text names nodes to use them again, found without parsing it.
///
/// Small text can stand for a tree without bounds that way, and comparing its keys walks the whole tree. No definition needs it.
enum YAMLAnchors {
    /// A `&name` where an anchor can stand; within longer texts it counts too, so that the check errs on the careful side.
    static func stand(in text: String) -> Bool {
        var before = UInt8(ascii: "\n")
        var isCandidate = false
        for byte in text.utf8 {
            if isCandidate, isNameByte(byte) { return true }
            isCandidate = byte == UInt8(ascii: "&") && " \t\n\r[{,:-?".utf8.contains(before)
            before = byte
        }
        return false
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): false
        default: true
        }
    }
}

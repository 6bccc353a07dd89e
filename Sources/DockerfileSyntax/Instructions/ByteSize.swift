/// Sizes such as `64m`: a number and a unit of powers of 1024.
enum ByteSize {
    static func parse(_ text: String) -> Int64? {
        let bytes = Array(text.utf8)
        guard let last = bytes.lastIndex(where: { $0.isDigit || $0 == UInt8(ascii: ".") || $0 == .space }) else { return nil }
        let number = String(lossy: Array(bytes[..<(bytes[last] == .space ? last : last + 1)]))
        let unit = bytes[(last + 1)...].map(\.lowercased)
        guard let value = Double(number), value.isFinite, value >= 0, let factor = factor(unit) else { return nil }
        let size = value * factor
        return size < 0x1p63 ? Int64(size) : .max
    }

    private static func factor(_ unit: [UInt8]) -> Double? {
        guard let first = unit.first else { return 1 }
        if unit == [UInt8(ascii: "b")] { return 1 }
        guard let power = Array("kmgtp".utf8).firstIndex(of: first) else { return nil }
        let rest = unit.dropFirst()
        guard rest.isEmpty || rest.elementsEqual("b".utf8) || rest.elementsEqual("ib".utf8) else { return nil }
        return (0...power).reduce(1.0) { result, _ in result * 1024 }
    }
}

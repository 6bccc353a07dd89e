/// Case changes character by character, as Go makes them, never changing the number of characters.
extension String {
    func simplyLowercased() -> String {
        if utf8.allSatisfy({ $0 < 0x80 }) { return lowercased() }
        return mapScalars { $0.value == 0x130 ? "i" : Self.single($0.properties.lowercaseMapping) ?? $0 }
    }

    func simplyUppercased() -> String {
        if utf8.allSatisfy({ $0 < 0x80 }) { return uppercased() }
        return mapScalars { Self.single($0.properties.uppercaseMapping) ?? $0 }
    }

    private func mapScalars(_ change: (Unicode.Scalar) -> Unicode.Scalar) -> String {
        var result = UnicodeScalarView()
        for scalar in unicodeScalars { result.append(change(scalar)) }
        return String(result)
    }

    private static func single(_ text: String) -> Unicode.Scalar? {
        let scalars = text.unicodeScalars
        return scalars.count == 1 ? scalars.first : nil
    }
}

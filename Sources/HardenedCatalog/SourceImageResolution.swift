internal import SourceModel

extension SourceImage {
    /// The facts for one tag of the group: `{major}` in values becomes the major version that the tag names.
    ///
    /// Where the tag names none, such a value is not known.
    func resolved(tag: String) -> SourceImage {
        guard environment.values.contains(where: \.namesMajor) || prefixes.values.contains(where: \.namesMajor) || packages.contains(where: \.namesMajor) else {
            return self
        }
        let major = majorVersion(in: tag)
        var result = self
        for (name, value) in environment where value.namesMajor {
            result.environment[name] = major.map { value.replacingMajor(with: $0) }
            if major == nil { result.varyingEnvironment.append(name) }
        }
        result.varyingEnvironment.sort()
        for (name, value) in prefixes where value.namesMajor {
            result.prefixes[name] = major.map { value.replacingMajor(with: $0) }
        }
        result.packages = packages.compactMap { $0.namesMajor ? major.map($0.replacingMajor(with:)) : $0 }
        return result
    }

    /// What the tag begins with; of a build tool that of Java, which stands behind: `9-jdk21`, `3.9-amazoncorretto-17`.
    private func majorVersion(in tag: String) -> String? {
        guard ["maven", "gradle"].contains(name) else {
            let digits = tag.prefix { $0.isASCII && $0.isNumber }
            return digits.isEmpty ? nil : String(digits)
        }
        for word in tag.split(byte: UInt8(ascii: "-")).dropFirst(tag.first?.isNumber == true ? 1 : 0) {
            let number = word.hasPrefix("jdk") ? word.dropFirst(3) : word
            if !number.isEmpty, number.utf8.count <= 2, number.allSatisfy({ $0.isASCII && $0.isNumber }) { return String(number) }
        }
        return nil
    }
}

extension String {
    private static var major: String { "{major}" }

    fileprivate var namesMajor: Bool { holdsBytes(of: Self.major) }

    fileprivate func replacingMajor(with version: String) -> String {
        var result = ""
        var rest = self
        while let offset = rest.byteOffset(of: Self.major) {
            let start = rest.utf8.index(rest.startIndex, offsetBy: offset)
            result += rest[..<start] + version
            rest = String(rest[rest.utf8.index(start, offsetBy: Self.major.utf8.count)...])
        }
        return result + rest
    }
}

extension SourceImage {
    /// The facts for one tag of the group: `{major}` in values becomes the tag's major version.
    ///
    /// Where the tag has none, such a value is not known.
    func resolved(tag: String) -> SourceImage {
        guard environment.values.contains(where: \.hasPlaceholder) || prefixes.values.contains(where: \.hasPlaceholder) else { return self }
        let major = String(tag.prefix { $0.isASCII && $0.isNumber })
        var result = self
        for (name, value) in environment where value.hasPlaceholder {
            result.environment[name] = major.isEmpty ? nil : value.replacingMajor(with: major)
            if major.isEmpty { result.varyingEnvironment.append(name) }
        }
        result.varyingEnvironment.sort()
        for (name, value) in prefixes where value.hasPlaceholder {
            result.prefixes[name] = major.isEmpty ? nil : value.replacingMajor(with: major)
        }
        return result
    }
}

extension String {
    /// Asked of every value: most hold no brace at all.
    fileprivate var hasPlaceholder: Bool { utf8.contains(UInt8(ascii: "{")) && contains("{major}") }

    fileprivate func replacingMajor(with major: String) -> String {
        var result = ""
        var rest = self[...]
        while let range = rest.firstRange(of: "{major}") {
            result += rest[..<range.lowerBound] + major
            rest = rest[range.upperBound...]
        }
        return result + rest
    }
}

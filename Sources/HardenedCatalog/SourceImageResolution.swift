extension SourceImage {
    /// The facts for one tag of the group: `{major}` in values becomes the tag's major version.
    ///
    /// Where the tag has none, such a value is not known.
    func resolved(tag: String) -> SourceImage {
        guard environment.values.contains(where: { $0.contains("{major}") }) || prefixes.values.contains(where: { $0.contains("{major}") }) else {
            return self
        }
        let major = String(tag.prefix { $0.isASCII && $0.isNumber })
        var result = self
        for (name, value) in environment where value.contains("{major}") {
            result.environment[name] = major.isEmpty ? nil : value.replacingMajor(with: major)
            if major.isEmpty { result.varyingEnvironment.append(name) }
        }
        result.varyingEnvironment.sort()
        for (name, value) in prefixes where value.contains("{major}") {
            result.prefixes[name] = major.isEmpty ? nil : value.replacingMajor(with: major)
        }
        return result
    }
}

extension String {
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

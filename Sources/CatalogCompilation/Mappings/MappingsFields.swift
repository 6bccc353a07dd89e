internal import HardenedCatalog

/// Fields that several kinds of files under `mappings/` have.
extension YAMLRecord {
    /// `debian 13`, or `other unknown` where no release is known.
    func distribution(_ key: String) throws(MappingsError) -> Distribution {
        let text = try text(key)
        guard let space = text.firstIndex(of: " "), let family = Distribution.Family(rawValue: String(text[..<space])) else {
            throw failure("`\(key)` has to be a family and a release, as in `debian 13`", at: value(key))
        }
        let release = String(text[text.index(after: space)...])
        return Distribution(family: family, release: release == "unknown" ? nil : release)
    }

    /// `1000:1000`, or only a number where no group is known.
    func identity(_ text: String, key: String) throws(MappingsError) -> (id: Int, gid: Int?) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, let id = parts.first.flatMap({ Int($0) }) else { throw failure("`\(key)` has to be a number or two (1000:1000)") }
        if parts.count == 1 { return (id, nil) }
        guard let gid = Int(parts[1]) else { throw failure("`\(key)` has to be a number or two (1000:1000)") }
        return (id, gid)
    }

    func accounts(_ key: String) throws(MappingsError) -> [ImageDefinition.Account] {
        var accounts: [ImageDefinition.Account] = []
        for pair in try pairs(key) {
            let identity = try identity(pair.value, key: key)
            accounts.append(ImageDefinition.Account(name: pair.key, id: identity.id, gid: identity.gid))
        }
        return accounts
    }

    func dictionary(_ key: String) throws(MappingsError) -> [String: String] {
        Dictionary(try pairs(key).map { ($0.key, $0.value) }) { $1 }
    }
}

internal import Storage

/// The identifiers of the SPDX License List.
public struct LicenseList: Sendable, Hashable {
    /// As the list writes them.
    package let licenses: [String]
    /// What may stand behind WITH.
    package let exceptions: [String]
    private let knownLicenses: Set<String>
    private let knownExceptions: Set<String>

    package init(licenses: [String] = [], exceptions: [String] = []) {
        self.licenses = licenses
        self.exceptions = exceptions
        knownLicenses = Set(licenses.map { $0.lowercased() })
        knownExceptions = Set(exceptions.map { $0.lowercased() })
    }

    public func hasLicense(_ name: String) -> Bool { knownLicenses.contains(name.lowercased()) }
    public func hasException(_ name: String) -> Bool { knownExceptions.contains(name.lowercased()) }
}

extension Catalog {
    /// The licences that have an identifier; `nil`: the catalogue does not say.
    public var licenseList: LicenseList? {
        let list = read { reader throws(DatabaseError) in try reader.licenses() }
        return list.flatMap { $0.licenses.isEmpty ? nil : $0 }
    }
}

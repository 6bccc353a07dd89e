internal import SourceModel
internal import Storage
import Synchronization

/// Facts of a tag that the catalogue does not list, concluded from the tags it lists.
public struct ClosestSourceImage: Sendable, Hashable {
    public enum Basis: Sendable, Hashable {
        /// The tag itself, or another one of the same official entry.
        case exact
        /// All listed tags of the same edition that begin with the same version numbers agree; how many numbers.
        case sameVersion(Int)
        /// All listed tags of the same edition agree, but none has the same major version: likely, not known.
        case otherVersions
    }

    /// Without tags, and without what the listed tags do not agree in; the release of the system only where the tag names it.
    public var image: SourceImage
    public var basis: Basis
}

extension Catalog {
    /// The facts of a tag, else those that all nearest tags of the same edition have in common.
    ///
    /// `nil` when no such tag is listed, or when they differ in what a container does: start command, user, folder, ports, volumes, shell.
    public func closestSourceImage(name: String, tag: String) -> ClosestSourceImage? {
        guard var closest = closestFacts(name: name, tag: tag) else { return nil }
        if closest.basis == .exact, let image = sourceImage(name: name, tag: tag) { closest.image = image }
        return closest
    }

    /// The same without the tags of the group, for who wants to know what the image is like: reading them costs as much as all else.
    public func closestFacts(name: String, tag: String) -> ClosestSourceImage? {
        if let known = closestImages.withLock({ $0[name]?[tag] }) { return known }
        let found = findClosestFacts(name: name, tag: tag)
        closestImages.withLock { $0[name, default: [:]][tag] = .some(found) }
        return found
    }

    private func findClosestFacts(name: String, tag: String) -> ClosestSourceImage? {
        guard isSource(name) else { return nil }
        let exact = read { reader throws(DatabaseError) in try reader.sourceImage(name, tag: tag, withTags: false) } ?? nil
        if let exact { return ClosestSourceImage(image: exact.resolved(tag: tag), basis: .exact) }
        let wanted = SourceTag(tag)
        guard !wanted.isWindows, !wanted.isPrerelease, let numbers = wanted.version?.numbers, let nearest = nearestTags(name: name, edition: wanted.edition, numbers: numbers),
            let first = nearest.groups.first
        else { return nil }
        guard nearest.groups.dropFirst().allSatisfy({ $0.behaves(like: first) }) else { return nil }
        var image = first
        for group in nearest.groups.dropFirst() { image.keepCommon(with: group) }
        return ClosestSourceImage(image: image.resolved(for: wanted, tag: tag), basis: nearest.count > 0 ? .sameVersion(nearest.count) : .otherVersions)
    }
}

extension [String: String] {
    /// Groups of one image mostly have the very same facts.
    fileprivate mutating func keepCommon(with other: [String: String]) {
        if self != other { self = filter { other[$0.key] == $0.value } }
    }
}

extension [String] {
    fileprivate mutating func keepCommon(with other: [String]) {
        if self != other { self = filter(other.contains) }
    }
}

extension SourceImage {
    /// A container does the same, as far as the image decides.
    fileprivate func behaves(like other: SourceImage) -> Bool {
        distribution.family == other.distribution.family && entrypoint == other.entrypoint && cmd == other.cmd && user == other.user
            && workdir == other.workdir && Set(ports) == Set(other.ports) && Set(volumes) == Set(other.volumes) && stopSignal == other.stopSignal
            && shell == other.shell && hasHealthcheck == other.hasHealthcheck && users == other.users && hasShell == other.hasShell
            && hasPackageManager == other.hasPackageManager
    }

    /// Drops what the other does not have.
    fileprivate mutating func keepCommon(with other: SourceImage) {
        if environment != other.environment || varyingEnvironment != other.varyingEnvironment {
            let names = [environment.keys, other.environment.keys].flatMap { $0 } + varyingEnvironment + other.varyingEnvironment
            environment.keepCommon(with: other.environment)
            var varying: [String] = []
            for name in names.sorted() where name != varying.last && environment[name] == nil { varying.append(name) }
            varyingEnvironment = varying
        }
        prefixes.keepCommon(with: other.prefixes)
        packages.keepCommon(with: other.packages)
        languagePackages.keepCommon(with: other.languagePackages)
        commands.keepCommon(with: other.commands)
        unnumberedUsers.keepCommon(with: other.unnumberedUsers)
        if entrypointRole != other.entrypointRole { entrypointRole = nil }
    }

    /// Without what only the listed tags say.
    fileprivate func resolved(for wanted: SourceTag, tag: String) -> SourceImage {
        var result = resolved(tag: tag)
        // A version that one listed tag sets is not the version of another.
        for name in result.environment.keys where ["VERSION", "SHA", "_URL"].contains(where: name.holdsBytes) {
            result.environment[name] = nil
            result.varyingEnvironment.append(name)
        }
        result.varyingEnvironment.sort()
        result.distribution.release = wanted.system?.distribution.release ?? releaseThatIsTheVersion(wanted)
        result.tags = []
        result.evidence = ["other tags of the same edition"]
        return result
    }

    /// The plain images of a distribution are tagged with its releases: `debian:10`, `alpine:3.12.4`.
    private func releaseThatIsTheVersion(_ wanted: SourceTag) -> String? {
        guard let numbers = wanted.version?.numbers else { return nil }
        switch name {
        case "debian": return numbers.first.map(String.init)
        case "alpine" where numbers.count >= 2: return "\(numbers[0]).\(numbers[1])"
        default: return nil
        }
    }
}

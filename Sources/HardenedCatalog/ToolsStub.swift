public enum CommandPresence: Sendable, Hashable { case present(reason: String), absent(reason: String, package: String?), unknown }
public struct MovedPath: Sendable { public var to: String?; public var reason: String }
public struct EntrypointWrapper: Sendable { public var isTransparent: Bool; public var isAlwaysTransparent: Bool }
public struct NativeRequirement: Sendable { public var commands: [String] }
public enum ShellBuiltins { public static func contains(_ n: String) -> Bool { ["cd","set","echo","export","true","false","test","[","exit",":","."].contains(n) } }
extension Catalog {
    public func presence(ofCommand: String, in definition: ImageDefinition) -> CommandPresence { .unknown }
    public func commands(ofPackage: String, distribution: Distribution) -> [String] { [] }
    public func packageExists(_ n: String, distribution: Distribution) -> Bool? { nil }
    public func movedPath(_ p: String, from: String, to: String, distribution: Distribution) -> MovedPath? { nil }
    public func entrypointWrapper(_ p: String, image: String) -> EntrypointWrapper? { nil }
    public func nativeRequirement(language: String, package: String) -> NativeRequirement? { nil }
}

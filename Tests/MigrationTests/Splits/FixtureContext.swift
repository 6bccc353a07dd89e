import BuildEffects
import Foundation

/// The files of a fixture's folder `context`.
struct FixtureContext: BuildContext {
    let folder: URL

    func contents(of path: String) -> [UInt8]? { (try? Data(contentsOf: folder.appending(path: path))).map(Array.init) }

    func entry(at path: String) -> ContextEntry? {
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: folder.appending(path: path).path, isDirectory: &isFolder) else { return nil }
        return isFolder.boolValue ? .folder : .file
    }

    func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: self.folder.appending(path: folder).path)) ?? []).sorted()
    }
}

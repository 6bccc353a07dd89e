import Reporting
import RepositoryConversion

/// A baseline, and the folder that the names in it are relative to.
struct BaselineFile: Sendable {
    /// As it was named.
    let path: FilePath
    /// Absolute, without links.
    let folder: FilePath
    let baseline: LintBaseline

    /// Why a baseline cannot be used, with its place.
    struct Failure: Error {
        var message: String
        var isMissing = false
    }

    /// Far more than any: a finding takes some 120 bytes.
    private static let sizeLimit = 64 << 20

    init(reading path: FilePath) throws(Failure) {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileReader(limit: Self.sizeLimit).readAny(path)
        } catch {
            let advice = error.cause == .noSuchFile ? "; 'dhi lint --write-baseline \(path)' writes it" : ""
            throw Failure(message: "\(error)\(advice)", isMissing: error.cause == .noSuchFile)
        }
        do throws(LintBaselineError) {
            baseline = try LintBaseline(reading: bytes)
        } catch {
            throw Failure(message: "\(path):\(error.line): \(error.message)")
        }
        self.path = path
        folder = Self.folder(of: path)
    }

    /// What a baseline calls the file at `location`, which is absolute and without links.
    func name(of location: FilePath) -> ReportedPath { Self.name(of: location, from: folder) }

    static func name(of location: FilePath, from folder: FilePath) -> ReportedPath { ReportedPath(location.way(from: folder).bytes) }

    /// The folder of a baseline that may not be there yet.
    static func folder(of path: FilePath) -> FilePath { ConfigurationStore.location(of: path).parent }

    /// How many findings it has of files that are there no more; `seen` are those that this run has looked at.
    func goneWithFiles(except seen: Set<ReportedPath>) -> Int {
        baseline.paths.reduce(0) { count, path in
            seen.contains(path) || !folder.appending(path.bytes).isMissing ? count : count + baseline.count(at: path)
        }
    }
}

import HardenedCatalog
import Proving
import SourceModel

/// Packages of the system: those that containers need are taken out of their archives in the build and copied as files.
struct PackageStep {
    /// Where they are put together, in the build stage.
    static let folder = "/runtime-packages"

    func run(_ draft: inout SplitDraft) -> Reason? {
        let draftContents = draft
        let roles = PackageRoles(
            draft.original, draft.stage, draft.effects, runtime: draft.runtime.definition, catalog: draft.catalog, contents: { draftContents.contents(of: $0) })
        var carried: [String] = []
        for package in roles.packages() {
            switch package.role {
            case .declared, .building, .used: continue
            case .copied(let folder):
                let copy = SplitDraft.Carried(place: folder, owner: nil)
                if !draft.carried.contains(copy) { draft.carried.append(copy) }
            case .needed(let why): return Reason("runtime-package", why, at: package.range)
            case .carried(let names): for name in names where !carried.contains(name) { carried.append(name) }
            }
        }
        if carried.isEmpty { return nil }
        draft.buildTail += Self.script(carried, without: draft.runtime.definition)
        draft.rootFolder = Self.folder + "/root/"
        return nil
    }

    /// Fetches the packages with all they depend on, as if nothing were installed, and unpacks what the runtime variant does not have.
    private static func script(_ names: [String], without runtime: ImageDefinition) -> [String] {
        let own = runtime.packages.filter { ($0.hasPrefix("lib") || $0.hasPrefix("zlib")) && !$0.contains("=") && !$0.hasSuffix("-dev") && !$0.hasPrefix("libpython") }
        let base = ["libc6", "libgcc-s1", "gcc-*-base", "base-files"]
        let left = (base + own.filter { !base.contains($0) }.sorted()).joined(separator: "|")
        return [
            "# What these packages bring for running, as files: the final image has no package manager.",
            "RUN set -e; mkdir -p \(folder)/debs/partial \(folder)/root/var/lib/dpkg/status.d; touch \(folder)/status; apt-get update; \\",
            "    apt-get install -y --no-install-recommends --download-only -o Dir::State::status=\(folder)/status -o Dir::Cache::archives=\(folder)/debs \\",
            "        \(names.sorted().joined(separator: " ")); \\",
            "    for deb in \(folder)/debs/*.deb; do \\",
            "        name=$(dpkg-deb -f \"$deb\" Package); \\",
            "        case \"$name\" in \(left)) continue ;; esac; \\",
            "        dpkg-deb -x \"$deb\" \(folder)/root; \\",
            "        dpkg-deb -f \"$deb\" > \"\(folder)/root/var/lib/dpkg/status.d/$name\"; \\",
            "    done; \\",
            "    for part in bin sbin lib lib64; do \\",
            "        if [ -d \(folder)/root/$part ]; then mkdir -p \(folder)/root/usr; cp -a \(folder)/root/$part \(folder)/root/usr/; rm -rf \(folder)/root/$part; fi; \\",
            "    done; \\",
            "    rm -rf \(folder)/debs /var/lib/apt/lists/*",
        ]
    }
}

import DockerfileSyntax
import SourceModel
import Testing

@Suite struct MountTests {
    private func mounts(_ line: String) -> (tree: DockerfileTree, mounts: [Mount]) {
        let parsed = Parsed("FROM x\n\(line)")
        guard case .run(let run)? = parsed.last?.content else { return (parsed.tree, []) }
        return (parsed.tree, run.mounts)
    }

    @Test(
        arguments: [
            ("typ=tmpfs", "unexpected key 'typ' in 'typ=tmpfs' (did you mean type?)"), ("type=tmp", "unsupported mount type \"tmp\" (did you mean tmpfs?)"),
            ("target=/a,b", "invalid field 'b' must be a key=value pair"), ("mode=0755,target=/a", "mode not allowed for \"bind\" type mounts"),
            ("type=cache,mode=9", "invalid value 9 for mode"), ("type=secret,from=x", "secret mount should not have a from"),
            ("type=secret", "invalid secret mount. one of source, target required"), ("type=secret,id=a,src=b", "both source and id can't be set"),
            ("sharing=locked", "invalid cache sharing set for bind mount"), ("type=cache,sharing=x", "unsupported sharing value \"x\""),
            ("type=cache,size=1m", "unexpected key 'size' for mount type 'cache'"), ("type=tmpfs,size=x", "invalid value for size: x"),
            ("required,type=secret,id=a", "unexpected key 'required' for mount type 'bind'"), ("ro=maybe", "invalid value for ro: maybe"),
            ("type=$T,mode=1", nil), ("type=cache,mode=$M,uid=$U", nil), ("mode=$M", "mode not allowed for \"bind\" type mounts"),
            ("type=cache,TARGET=/a,Sharing=LOCKED", nil), ("type=tmpfs,size=64m", nil), ("type=ssh,required,mode=0600", nil),
        ] as [(String, String?)])
    func problems(_ value: String, _ problem: String?) {
        #expect(mounts("RUN --mount=\(value) a").mounts.map(\.error) == [problem])
    }

    @Test func settings() throws {
        let mount = try #require(mounts("RUN --mount=type=cache,target=/a,mode=0755,uid=1,id=x,ro a").mounts.first)
        let settings = try #require(mount.settings { $0 })
        #expect(settings.type == "cache" && settings.target == "/a" && settings.mode == 0o755 && settings.uid == 1 && settings.id == "x")
        #expect(settings.isReadOnly && settings.gid == nil)
        let memory = try #require(mounts("RUN --mount=type=$T,size=1.5k,dst=/x a").mounts.first)
        #expect(memory.settings { $0 == "$T" ? "tmpfs" : $0 }?.size == 1536)
        #expect(memory.settings { $0 == "$T" ? nil : $0 } == nil)
        #expect(memory.problem { $0 == "$T" ? "bind" : $0 } == "unexpected key 'size' for mount type 'bind'")
    }

    @Test func fieldsKnowTheirPlaces() throws {
        let (tree, mounts) = mounts("RUN --mount=type=bind,'from=a\\\nb',ro,target=\"/x y\",source= c")
        let mount = try #require(mounts.first)
        #expect(mount.fields.map(\.key) == ["type", "from", "ro", "target", "source"])
        #expect(mount.fields.map(\.value) == ["bind", "ab", nil, "/x y", ""])
        #expect(mount.fields.map { tree.text($0.valueRange) } == ["bind", "a\\\nb", "", "/x y", ""])
        #expect(mount.field("dst", "target")?.value == "/x y")
    }

    @Test func devicesAndModes() {
        guard case .run(let run)? = Parsed("FROM x\nRUN --device=a/b=c,required --device=name=d --network=none --security=insecure e").last?.content else {
            Issue.record("not typed")
            return
        }
        #expect(run.devices == [.init(name: "a/b=c", required: true), .init(name: "d", required: false)])
        #expect(run.network == "none" && run.security == "insecure")
    }

    @Test(arguments: [("1m30s", 90_000_000_000), ("1.5h", 5_400_000_000_000), ("2ms", 2_000_000), ("0", 0), ("+.5s", 500_000_000)] as [(String, Int64)])
    func durations(_ text: String, _ nanoseconds: Int64) {
        guard case .healthcheck(let check)? = Parsed("FROM x\nHEALTHCHECK --start-period=\(text) --retries=3 CMD a").last?.content else {
            Issue.record("not typed")
            return
        }
        #expect(check.startPeriod == nanoseconds && check.retries == 3)
    }
}

import Foundation
import Testing

/// Interrupts: the run ends at once and by the signal, and files are whole.
@Suite struct InterruptionTests {
    @Test(arguments: [("INT", 130), ("TERM", 143), ("HUP", 129)], ["--write", "--output ../out"])
    func runsThatWriteEndWithWholeFiles(
        _ signal: (name: String, code: Int32), _ option: String
    ) throws {
        let folder = try Scratch()
        let text = "FROM node:22\nWORKDIR /app\nUSER node\nCMD [\"node\", \"a.js\"]\n"
        for number in 0..<3000 { try folder.write(text, to: "in/d\(number)/Dockerfile") }
        // The search ends at the first file, so that on a busy machine the signal comes before the last one is written.
        // Perl, as shells start background commands with interrupts ignored; it tells by which signal the program ended.
        let script = """
            cd in
            perl -e '
                my $pid = fork; if (!$pid) { open STDOUT, ">", "/dev/null"; exec "dhi", "migrate", split(/ /, $ARGV[1]), "."; }
                my $n = 0; for (my $i = 0; $i < 500 && !$n; $i++) { select undef, undef, undef, 0.01; $n = !system "grep -rqs dhi.io ../out ."; }
                my $start = time; kill $ARGV[0], $pid; waitpid $pid, 0; exit(time - $start > 5 ? 99 : $? & 127 ? 128 + ($? & 127) : $? >> 8);
            ' \(signal.name) '\(option)'
            """
        let outcome = try folder.run(script)
        #expect(outcome.code == signal.code)
        let changed = try folder.run("grep -rl dhi.io in out 2>/dev/null | wc -l").text.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(Int(changed).map { $0 > 0 && $0 < 3000 } == true)
        let name = ["INT": "interrupted", "TERM": "terminated", "HUP": "the terminal is gone"][signal.name] ?? ""
        let written = changed == "1" ? "1 file was written, whole" : "\(changed) files were written, each whole"
        #expect(outcome.errors == "dhi: \(name); \(written); nothing else was changed\n")
        #expect(try folder.run("find . -name '.dhi-*'").text == "")
        #expect(try folder.run("find in out -type f -exec sha256sum {} + 2>/dev/null | cut -d' ' -f1 | sort -u | wc -l").text == "2\n")
    }

    @Test(arguments: ["migrate -", "lint -"]) func runsThatHaveWrittenNothingSaySo(_ command: String) throws {
        let folder = try Scratch()
        // Whoever starts the program may keep the signal away on the thread that does. Standard input never ends; the signal comes once the program catches it (bit 1 of the mask).
        let script = """
            perl -e '
                use POSIX ":signal_h"; pipe my $in, my $out; my $pid = fork;
                if (!$pid) { sigprocmask(SIG_BLOCK, POSIX::SigSet->new(SIGINT)); open STDIN, "<&", $in; open STDOUT, ">", "/dev/null"; exec "dhi", split / /, $ARGV[0]; }
                for (my $i = 0; $i < 1000; $i++) { select undef, undef, undef, 0.01; last if `cat /proc/$pid/status` =~ /SigCgt:.*[2367abef]$/m; }
                kill "INT", $pid; waitpid $pid, 0; exit($? & 127 ? 128 + ($? & 127) : 1);
            ' '\(command)'
            """
        let outcome = try folder.run(script)
        #expect(outcome.code == 130)
        #expect(outcome.errors == "dhi: interrupted; nothing was written\n")
    }
}

@testable import Proving
import HardenedCatalog
import Testing

@Suite struct SettingLinesTests {
    private func read(_ text: String, _ form: ServerSetting.Form) -> [String] {
        SettingLines(Array(text.utf8), form).settings.map { $0.name + "=" + ($0.values?.joined(separator: "|") ?? "?") }
    }

    @Test func readsPython() {
        #expect(read("bind = '0.0.0.0:80'  # x\npidfile=\"/a#b\"\n", .python) == ["bind=0.0.0.0:80", "pidfile=/a#b"])
        #expect(read("bind = [\"a\", 'b',]\nworkers = 4\npidfile = None\n", .python) == ["bind=a|b", "workers=4", "pidfile="])
        #expect(read("bind = os.environ['B']\nlog = f\"{x}\"\nname = a + 'b'\n", .python) == ["bind=?", "log=?", "name=?"])
        #expect(read("def f():\n    bind = 'x'\nif a == 'b': pass\n\"\"\"\nbind = 'y'\n\"\"\"\n", .python) == [])
    }

    @Test func readsSections() {
        #expect(read("[uwsgi]\nsocket = :80 ; x\npidfile: /a\n# pidfile = /b\n;pidfile = /c\nlogto = %(here)s/x\n", .ini) == ["socket=:80", "pidfile=/a", "logto=?"])
        #expect(read("listen = \"/run/a.sock\"\naccess.log = /b\n", .ini) == ["listen=/run/a.sock", "access.log=/b"])
    }

    @Test func readsPlainLines() {
        #expect(read("port 80\ndir \"/data x\"\n# port 1\nport\n", .plain) == ["port=80", "dir=/data x"])
    }
}

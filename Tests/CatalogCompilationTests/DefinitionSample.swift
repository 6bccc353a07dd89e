/// A definition as the public repository writes them.
enum DefinitionSample {
    static func yaml(tags: [String] = ["3", "3.1", "3.1.4"], runAs: String = "app", extra: String = "") -> String {
        """
        # syntax=dhi.io/build:2-debian13

        name: Sample 3.x
        image: dhi.io/sample
        variant: runtime
        tags: [\(tags.map { "\"\($0)\"" }.joined(separator: ", "))]
        platforms:
          - linux/amd64
        dates:
          release: "2026-01-02"
          end-of-life: "2028-04-30"
        vars:
          VERSION: 3.1.4
          ARCH: '#{ target.arch == "amd64" ? "x86_64" : "aarch64" }'
        contents:
          packages:
            - '!mawk'
            - base-files
            - bash
            - sample=3.1.4-2
        accounts:
          root: false
          run-as: "\(runAs)"
          users:
            - name: app
              uid: 1234
              gid: 4321
            - name: app
              uid: 1234
              gid: 4321
          groups:
            - name: app
              gid: 4321
              members: [app]
        os-release:
          id: debian
          version-id: "13"
          version-codename: trixie
        work-dir: /srv
        environment:
          SAMPLE_VERSION: ${VERSION}
          SAMPLE_ARCH: ${ARCH}
        paths:
          - type: directory
            path: /srv
            uid: 1234
            gid: 4321
            mode: "0755"
          - type: symlink
            path: /usr/bin/sh
            uid: 0
            gid: 0
            source: /usr/bin/dash
        entrypoint: [sample, --]
        ports: [8080/tcp]
        \(extra)
        """
    }

    static let info = """
        metadata:
          display-name: Sample
          home-url: https://example.org
          categories: [developer-tools]
          included-tools:
            - name: sample
              description: The sample
        """
}

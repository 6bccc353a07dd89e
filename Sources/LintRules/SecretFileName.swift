/// Files whose names say that they hold secrets.
enum SecretFileName {
    static func isOne(_ path: String) -> Bool {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return [".npmrc", ".yarnrc.yml", ".netrc", ".pypirc", ".git-credentials", ".env", "auth.json", "credentials", "id_rsa", "id_ed25519", "id_ecdsa", "id_dsa", "kubeconfig"].contains(name)
            || name.hasSuffix(".pem") || name.hasSuffix(".key") || name.hasSuffix(".p12") || name.hasSuffix(".pfx")
    }
}

/// Arguments that BuildKit sets itself.
public enum PredefinedArguments {
    /// In effect in every FROM, and in stages that declare them by ARG.
    public static let platform = [
        "BUILDPLATFORM", "BUILDOS", "BUILDOSVERSION", "BUILDARCH", "BUILDVARIANT", "TARGETPLATFORM", "TARGETOS", "TARGETOSVERSION",
        "TARGETARCH", "TARGETVARIANT", "TARGETSTAGE",
    ]
}

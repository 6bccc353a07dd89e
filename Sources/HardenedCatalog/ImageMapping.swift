internal import SourceModel

/// One row of the mapping from the images people use to the hardened ones.
public struct ImageMapping: Sendable, Hashable {
    /// How the row is known.
    public enum Evidence: String, Sendable, Hashable, CaseIterable {
        /// Same name on both sides.
        case sameName = "same-name"
        /// The hardened image's own guide names the source.
        case guide
        /// The vendor's documentation does.
        case docs
        /// Compared with the facts of both sides by us; the reason stands in the row.
        case reviewed
        /// A judgement by name; applied only with `--allow judged-mapping`.
        case judged
        /// A row of the organisation's configuration.
        case organisation
        /// There is no counterpart.
        case none
    }

    /// Familiar name of the source image.
    public var source: String
    /// Short name of the hardened image; `nil`: no counterpart.
    public var hardened: String?
    public var oneToOne: Bool
    public var evidence: Evidence
    /// The place or reason behind `evidence`.
    public var reason: String
    /// What differs, or has to be known; empty: nothing.
    public var note: String
    /// The source stands on another family of systems (Ubuntu, UBI …) than the target.
    public var crossesFamily: Bool

    public init(source: String, hardened: String?, oneToOne: Bool, evidence: Evidence, reason: String, note: String, crossesFamily: Bool) {
        self.source = source
        self.hardened = hardened
        self.oneToOne = oneToOne
        self.evidence = evidence
        self.reason = reason
        self.note = note
        self.crossesFamily = crossesFamily
    }
}

extension ImageMapping {
    /// The source is a plain system of another family, so that packages and commands are what changes; needs `--allow cross-family`.
    ///
    /// A server or a language on another family stays what it is: there the change is stated with the tag, and what builds on it is checked.
    public var replacesSystem: Bool {
        crossesFamily && ["debian-base", "alpine-base", "busybox", "static"].contains(hardened)
    }

    /// The version of the software is part of the image's name (`ubi9/openjdk-21:1.24`), so that the tag is one of something else. Notes say so with
    /// these words, whatever stands behind them.
    public var versionIsInName: Bool { note.holdsBytes(of: "version in name") }
}

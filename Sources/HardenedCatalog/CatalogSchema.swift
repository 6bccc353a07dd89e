/// The form of a catalogue file.
///
/// Lists stand as text in the table `value`, each once, and rows name them by number: package lists repeat a lot. Tags of hardened images do not (see `TagList`).
///
/// `image_reading` (see `CandidateOutlines`), `source_edition` (see `EditionTags`) and `official_reading` (the most exact tag of each entry) are made of the
/// other tables and say nothing new.
package enum CatalogSchema {
    /// `dhic`, in the header of the file.
    package static let applicationID = 0x6468_6963
    /// Raised whenever files of the older form cannot be read any more.
    package static let version = 7
    /// Tables that are made of others: they are no part of what a catalogue knows.
    package static let derived: Set = ["image_reading", "source_edition", "official_reading"]

    package static let tables = """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE value (id INTEGER PRIMARY KEY, content TEXT NOT NULL);
        CREATE TABLE image (
            id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, title TEXT NOT NULL, categories INTEGER NOT NULL, home TEXT, tools INTEGER NOT NULL,
            line TEXT NOT NULL, line_reason INTEGER NOT NULL, definitions INTEGER NOT NULL, tags INTEGER NOT NULL);
        CREATE TABLE definition (
            id INTEGER PRIMARY KEY, image INTEGER NOT NULL, tags TEXT NOT NULL, family TEXT NOT NULL, distribution TEXT, variant TEXT NOT NULL, flavor TEXT,
            version TEXT NOT NULL, platforms INTEGER NOT NULL, release TEXT, end_of_life TEXT, user TEXT NOT NULL, uid INTEGER NOT NULL,
            gid INTEGER NOT NULL, users INTEGER NOT NULL, groups INTEGER NOT NULL, entrypoint INTEGER, cmd INTEGER, workdir TEXT,
            environment INTEGER NOT NULL, ports INTEGER NOT NULL, stop_signal TEXT, paths INTEGER NOT NULL, packages INTEGER NOT NULL,
            excluded INTEGER NOT NULL, shells INTEGER NOT NULL, managers INTEGER NOT NULL);
        CREATE INDEX definition_image ON definition (image, version);
        CREATE TABLE image_reading (image INTEGER PRIMARY KEY, candidates TEXT NOT NULL);
        CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE source_group (
            id INTEGER PRIMARY KEY, source INTEGER NOT NULL, variant TEXT NOT NULL, family TEXT NOT NULL, distribution TEXT, entrypoint INTEGER,
            entrypoint_role INTEGER, cmd INTEGER, user TEXT NOT NULL, workdir TEXT NOT NULL, environment INTEGER NOT NULL, varying INTEGER NOT NULL,
            ports INTEGER NOT NULL, volumes INTEGER NOT NULL, stop_signal TEXT, shell INTEGER, healthcheck INTEGER NOT NULL,
            packages INTEGER NOT NULL, language_packages INTEGER NOT NULL, commands INTEGER NOT NULL, users INTEGER NOT NULL,
            unnumbered INTEGER NOT NULL, has_shell INTEGER, has_manager INTEGER, prefixes INTEGER NOT NULL, evidence INTEGER NOT NULL);
        CREATE INDEX source_group_source ON source_group (source);
        CREATE TABLE source_tag (
            source INTEGER NOT NULL, tag TEXT NOT NULL, source_group INTEGER NOT NULL, ordinal INTEGER NOT NULL,
            PRIMARY KEY (source, tag)) WITHOUT ROWID;
        CREATE TABLE source_edition (
            source INTEGER NOT NULL, edition TEXT NOT NULL, tags TEXT NOT NULL, PRIMARY KEY (source, edition)) WITHOUT ROWID;
        CREATE TABLE official (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE official_tag (
            image INTEGER NOT NULL, tag TEXT NOT NULL, entry INTEGER NOT NULL, ordinal INTEGER NOT NULL, windows INTEGER NOT NULL,
            PRIMARY KEY (image, tag)) WITHOUT ROWID;
        CREATE TABLE official_reading (image INTEGER NOT NULL, entry INTEGER NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (image, entry)) WITHOUT ROWID;
        CREATE TABLE mapping (
            source TEXT PRIMARY KEY, prefix INTEGER NOT NULL, hardened TEXT, one_to_one INTEGER NOT NULL, evidence TEXT NOT NULL,
            reason TEXT NOT NULL, note INTEGER NOT NULL, crosses INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE base (
            family TEXT NOT NULL, distribution TEXT NOT NULL, packages INTEGER NOT NULL, absent INTEGER NOT NULL, commands INTEGER NOT NULL,
            absent_commands INTEGER NOT NULL, users INTEGER NOT NULL, evidence TEXT NOT NULL, PRIMARY KEY (family, distribution)) WITHOUT ROWID;
        """
}

#include <sqlite3.h>

// SQLITE_TRANSIENT is a cast that Swift cannot see: SQLite copies what is bound.

static inline int dhi_sqlite_bind_text(sqlite3_stmt *statement, int index, const char *bytes, sqlite3_uint64 count) {
    return sqlite3_bind_text64(statement, index, bytes, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

// The threading mode of a connection that one thread uses at a time.
static inline int dhi_sqlite_open_memory(sqlite3 **database) {
    return sqlite3_open_v2(":memory:", database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, 0);
}

// Reads bytes in place; they have to outlive the connection and are never written.
static inline int dhi_sqlite_read_in_place(sqlite3 *database, const unsigned char *bytes, sqlite3_int64 count) {
    return sqlite3_deserialize(database, "main", (unsigned char *)bytes, count, count, SQLITE_DESERIALIZE_READONLY);
}

// Reads a copy of the bytes, which SQLite owns.
static inline int dhi_sqlite_read_copy(sqlite3 *database, const unsigned char *bytes, sqlite3_int64 count) {
    unsigned char *copy = sqlite3_malloc64(count > 0 ? (sqlite3_uint64)count : 1);
    if (!copy) return SQLITE_NOMEM;
    for (sqlite3_int64 index = 0; index < count; index++) copy[index] = bytes[index];
    return sqlite3_deserialize(database, "main", copy, count, count,
                               SQLITE_DESERIALIZE_READONLY | SQLITE_DESERIALIZE_FREEONCLOSE);
}

// A file, made where it is missing; the system hands it to no other program.
static inline int dhi_sqlite_open_file(const char *path, sqlite3 **database) {
    return sqlite3_open_v2(path, database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, 0);
}

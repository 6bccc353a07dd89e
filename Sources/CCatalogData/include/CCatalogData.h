#ifndef DHI_CATALOG_DATA_H
#define DHI_CATALOG_DATA_H

#include <stddef.h>

/// The built-in catalogue: a SQLite file, compiled from mappings/ by `dhi-dev catalog compile`.
const unsigned char *dhi_catalogue_start(void);

/// Number of bytes at `dhi_catalogue_start()`.
extern const size_t dhi_catalogue_count;

#endif

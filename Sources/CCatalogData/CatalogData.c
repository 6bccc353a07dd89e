#include "CCatalogData.h"

// Aligned for SQLite, which reads the bytes in place.
_Alignas(16) static const unsigned char catalogue[] = {
#embed "catalogue.sqlite"
};

const unsigned char *dhi_catalogue_start(void) { return catalogue; }

const size_t dhi_catalogue_count = sizeof catalogue;

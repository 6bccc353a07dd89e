#include "CCatalogData.h"

const unsigned char dhi_catalogue_bytes[] = {
#embed "catalogue.sqlite"
};

const size_t dhi_catalogue_count = sizeof dhi_catalogue_bytes;

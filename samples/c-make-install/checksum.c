#include <stdio.h>
#include <zlib.h>

int main(int count, char **words) {
    FILE *file = count > 1 ? fopen(words[1], "rb") : stdin;
    if (!file) { perror(words[1]); return 1; }
    unsigned char buffer[4096];
    uLong sum = crc32(0, Z_NULL, 0);
    for (size_t read; (read = fread(buffer, 1, sizeof buffer, file)) > 0;) sum = crc32(sum, buffer, read);
    printf("%08lx\n", sum);
}

package main

/*
#include <ctype.h>

static int up(int c) { return toupper(c); }
*/
import "C"

import (
	"fmt"
	"os"
	"strings"
)

func main() {
	up := func(r rune) rune { return rune(C.up(C.int(r))) }
	fmt.Println(strings.Map(up, strings.Join(os.Args[1:], " ")))
}

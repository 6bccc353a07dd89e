// Package main answers that it is at home.
package main

import (
	"fmt"
	"net/http"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { fmt.Fprintln(w, "at home") })
	if err := http.ListenAndServe(":8080", nil); err != nil {
		panic(err)
	}
}

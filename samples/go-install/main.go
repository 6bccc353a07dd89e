package main

import (
	"flag"
	"fmt"
	"net/http"
	"time"
)

func main() {
	listen := flag.String("listen", ":8080", "address to listen on")
	flag.Parse()
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		zone, err := time.LoadLocation("Europe/Berlin")
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		fmt.Fprintf(w, "Hello from %s\n", zone)
	})
	if err := http.ListenAndServe(*listen, nil); err != nil {
		panic(err)
	}
}

FROM golang:1.10.1-alpine3.7
WORKDIR /go/src/example.org/hello
CMD ["./hello"]
COPY main.go .
RUN go build -o hello main.go

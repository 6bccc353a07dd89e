FROM dhi.io/golang:1.26.7-alpine3.22-dev AS build
# golang:1.10.1-alpine3.7 has no compiler for C; the hardened image has one, which Go would use.
ENV CGO_ENABLED=0
WORKDIR /go/src/example.org/hello
COPY main.go .
RUN go build -o hello main.go

FROM dhi.io/static:20260611-alpine3.22
WORKDIR /go/src/example.org/hello
COPY --from=build /go/src/example.org/hello/hello /go/src/example.org/hello/hello
CMD ["./hello"]

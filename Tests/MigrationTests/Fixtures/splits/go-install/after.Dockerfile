FROM dhi.io/golang:1.26-alpine-dev AS build
# golang:1.26-alpine has no compiler for C; the hardened image has one, which Go would use.
ENV CGO_ENABLED=0
RUN apk add --no-cache git
WORKDIR /go/src/app
COPY go.mod go.sum ./
RUN go mod download
COPY *.go ./
RUN go install ./...

FROM dhi.io/static:20260611-alpine3.24
ENV PATH=/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
WORKDIR /go/src/app
COPY --from=build /go/bin /go/bin
EXPOSE 8080
CMD ["app", "-listen", ":8080"]

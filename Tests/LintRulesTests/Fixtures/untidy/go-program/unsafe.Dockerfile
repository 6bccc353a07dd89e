FROM golang:1.26 AS builder
ENV GO111MODULE=on
ENV CGO_ENABLED=0
COPY . /src
WORKDIR /src
RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build ["sh", "-c", "go build -o /program ."]

FROM debian:12-slim
COPY --from=builder /program /
COPY --chmod=600 settings.txt /etc/untidy/settings.txt
RUN echo a > /tmp/a \
 && echo b > /tmp/b
ENTRYPOINT ["/program", "--settings", "/etc/untidy/settings.txt"]

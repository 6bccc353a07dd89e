FROM dhi.io/golang:1.26-dev AS build
RUN go install github.com/example/tool/cmd/tool@v1.2.3

FROM dhi.io/static:20250419-glibc-debian13
ENV PATH=/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
WORKDIR /go
COPY --from=build /go/bin /go/bin
ENTRYPOINT ["tool"]

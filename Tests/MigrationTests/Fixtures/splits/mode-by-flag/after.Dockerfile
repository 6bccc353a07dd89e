FROM dhi.io/golang:1.26-dev AS b
WORKDIR /s
COPY . .
RUN CGO_ENABLED=0 go build -o /s/tool .
FROM dhi.io/alpine-base:3.22
COPY --from=b --chmod=755 /s/tool /usr/local/bin/tool
CMD ["/usr/local/bin/tool"]

FROM golang:1.26 AS b
WORKDIR /s
COPY . .
RUN CGO_ENABLED=0 go build -o /s/tool .
FROM alpine:3.22
COPY --from=b /s/tool /usr/local/bin/tool
RUN chmod +x /usr/local/bin/tool
CMD ["/usr/local/bin/tool"]

FROM golang:1.26
WORKDIR /build
COPY . .
RUN CGO_ENABLED=0 go build -o server . && mkdir -p /opt/server && mv server /opt/server/server
WORKDIR /opt/server
CMD ["/opt/server/server"]

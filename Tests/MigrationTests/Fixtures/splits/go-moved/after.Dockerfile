FROM dhi.io/golang:1.26-dev AS build
WORKDIR /build
COPY . .
RUN CGO_ENABLED=0 go build -o server . && mkdir -p /opt/server && mv server /opt/server/server

FROM dhi.io/static:20250419-debian13
WORKDIR /build
COPY --from=build /build /build
COPY --from=build /opt/server/server /opt/server/server
WORKDIR /opt/server
CMD ["/opt/server/server"]

FROM dhi.io/rust:1.98-alpine3.22-dev AS build
WORKDIR /src
COPY . .
RUN ./build.sh
FROM scratch
COPY --from=build /src/out/shop /shop
USER 1000
ENTRYPOINT ["/shop"]

FROM rust:1.90-alpine AS build
WORKDIR /src
COPY . .
RUN ./build.sh
FROM scratch
COPY --from=build /src/out/shop /shop
USER 1000
ENTRYPOINT ["/shop"]

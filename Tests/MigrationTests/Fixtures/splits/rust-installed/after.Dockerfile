FROM dhi.io/rust:1.98-debian13-dev AS build
# As rust:1.98-slim-trixie has it by default.
ENV CARGO_HOME=/usr/local/cargo PATH=/usr/local/cargo/bin:$PATH
WORKDIR /src
COPY . .
RUN cargo install --locked --path .
FROM dhi.io/debian-base:trixie
COPY --from=build /usr/local/cargo/bin/shop /usr/local/bin/shop
USER 1000
CMD ["shop"]

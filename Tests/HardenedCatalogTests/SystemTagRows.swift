/// What becomes of references: the source, the tag for running it, the tag for building on it; `!reason(suggestion)` where it is refused.
///
/// The rows speak of the built-in catalogue and have to be looked at again when it is renewed.
enum SystemTagRows {
    /// Plain distributions.
    static let systems = """
        debian                         debian-base:trixie                 debian-base:trixie-dev
        debian:latest                  debian-base:trixie                 debian-base:trixie-dev
        debian:stable                  debian-base:trixie                 debian-base:trixie-dev
        debian:stable-slim             debian-base:trixie                 debian-base:trixie-dev
        debian:trixie-slim             debian-base:trixie                 debian-base:trixie-dev
        debian:13                      debian-base:trixie                 debian-base:trixie-dev
        debian:13.1-slim               debian-base:trixie                 debian-base:trixie-dev
        debian:bookworm                debian-base:bookworm               debian-base:bookworm-dev
        debian:12-slim                 debian-base:bookworm               debian-base:bookworm-dev
        debian:bookworm-20240513-slim  debian-base:bookworm               debian-base:bookworm-dev
        debian:bullseye-slim           !ended-line(debian-base:trixie)    !ended-line(debian-base:trixie-dev)
        debian:sid                     !pre-release                       !pre-release
        debian:testing                 !pre-release                       !pre-release
        alpine                         alpine-base:3.24                   alpine-base:3.24-dev
        alpine:3                       alpine-base:3.24                   alpine-base:3.24-dev
        alpine:3.22                    alpine-base:3.22                   alpine-base:3.22-dev
        alpine:3.23.5                  alpine-base:3.23                   alpine-base:3.23-dev
        alpine:3.20                    !ended-line(alpine-base:3.22)      !ended-line(alpine-base:3.22-dev)
        alpine:edge                    !pre-release                       !pre-release
        alpine:3.12                    !ended-line(alpine-base:3.22)      !ended-line(alpine-base:3.22-dev)
        ubuntu:24.04                   !cross-family(debian-base:trixie)  !cross-family(debian-base:trixie-dev)
        ubuntu:jammy                   !cross-family(debian-base:trixie)  !cross-family(debian-base:trixie-dev)
        busybox:1.37-glibc             busybox:1.37                       busybox:1.37-dev
        busybox:1.37-musl              busybox:1.37-alpine3.23            busybox:1.37-alpine3.23-dev
        scratch                        !scratch                           !scratch
        """

    /// Servers and tools.
    static let servers = """
        nginx                     nginx:1.31                                           nginx:1.31-dev
        nginx:stable              nginx:1.30                                           nginx:1.30-dev
        nginx:stable-alpine       nginx:1.30-alpine                                    nginx:1.30-alpine-dev
        nginx:mainline-alpine     nginx:1.31-alpine                                    nginx:1.31-alpine-dev
        nginx:1.30                nginx:1.30                                           nginx:1.30-dev
        nginx:1.31-alpine         nginx:1.31-alpine                                    nginx:1.31-alpine-dev
        nginx:1.31-alpine-slim    nginx:1.31-alpine                                    nginx:1.31-alpine-dev
        nginx:1.31-perl           !edition                                             !edition
        nginx:1.31-otel           !edition                                             !edition
        nginx:1.25-alpine         !ended-line(nginx:1.30-alpine)                       !ended-line(nginx:1.30-alpine-dev)
        nginx:alpine3.23          nginx:1.31-alpine3.23                                nginx:1.31-alpine3.23-dev
        httpd:2.4                 httpd:2.4                                            httpd:2.4-dev
        httpd:2.4-alpine          !cross-family(httpd:2.4)                             !cross-family(httpd:2.4-dev)
        postgres:17               postgres:17                                          postgres:17-dev
        postgres:17-bookworm      postgres:17-debian13                                 postgres:17-debian13-dev
        postgres:17-alpine        postgres:17-alpine                                   postgres:17-alpine-dev
        postgres:14-alpine        postgres:14-alpine3.22                               postgres:14-alpine3.22-dev
        postgres:16.2             postgres:16.15                                       postgres:16.15-dev
        postgres:13               !ended-line(postgres:14)                             !ended-line(postgres:14-dev)
        postgres:19beta3          !pre-release                                         !pre-release
        redis:8                   redis:8                                              redis:8-dev
        redis:7.4                 redis:7.4                                            redis:7.4-dev
        redis:7.4-alpine          !family(redis:7.4)                                   !family(redis:7.4-dev)
        redis:7.2                 !ended-line(redis:7.4)                               !ended-line(redis:7.4-dev)
        redis:8.8-alpine3.22      redis:8.8-alpine3.23                                 redis:8.8-alpine3.23-dev
        mysql:8.4                 mysql:8.4                                            mysql:8.4-dev
        mysql:8                   mysql:8                                              mysql:8-dev
        mysql:lts                 mysql:9.7                                            mysql:9.7-dev
        mysql:8.0-oracle          !ended-line(mysql:8.4)                               !ended-line(mysql:8.4-dev)
        mariadb:11                mariadb:11                                           mariadb:11-dev
        mariadb:lts               mariadb:12.3                                         mariadb:12.3-dev
        mongo:8                   mongodb:8                                            mongodb:8-dev
        mongo:8.0-noble           mongodb:8.0                                          mongodb:8.0-dev
        mongo:7                   !ended-line(mongodb:8.0)                             !ended-line(mongodb:8.0-dev)
        memcached:1-alpine        memcached:1-alpine                                   !no-dev-variant(memcached:1-alpine)
        rabbitmq:4                rabbitmq:4                                           rabbitmq:4-dev
        rabbitmq:4-management     !edition                                             !edition
        traefik:v3                traefik:3-alpine                                     traefik:3-alpine-dev
        traefik:v3.7              traefik:3.7-alpine                                   traefik:3.7-alpine-dev
        traefik:v2.11             !ended-line(traefik:3.7-alpine)                      !ended-line(traefik:3.7-alpine-dev)
        haproxy:3.2               haproxy:3.2                                          haproxy:3.2-dev
        haproxy:lts-alpine        !cross-family(haproxy:3.4)                           !cross-family(haproxy:3.4-dev)
        caddy:2                   caddy:2                                              caddy:2-dev
        caddy:2-builder           !edition                                             !edition
        docker:29-cli             docker:29-cli                                        docker:29-cli-dev
        docker:dind               docker-dind:29-alpine                                docker-dind:29-alpine-dev
        docker:dind-rootless      !edition                                             !edition
        registry:3                distribution-registry:3                              distribution-registry:3-dev
        registry:2                !ended-line(distribution-registry:3)                 !ended-line(distribution-registry:3-dev)
        zookeeper:3.9             zookeeper:3.9-jre23                                  !no-dev-variant(zookeeper:3.9-jre23)
        spark:4.1.2-java21-scala  spark:4.1.3                                          !no-dev-variant(spark:4.2)
        wordpress:fpm             !line-not-yet-available(wordpress:7.0.4-php8.3-fpm)  !line-not-yet-available(wordpress:7.0.4-php8.3-fpm-dev)
        wordpress:6.9-php8.3-fpm  wordpress:6.9.7-php8.3-fpm                           wordpress:6.9.7-php8.3-fpm-dev
        wordpress:6.9-apache      !edition                                             !edition
        influxdb:2                influxdb:2                                           influxdb:2-dev
        neo4j:5-enterprise        !edition                                             !edition
        """

    /// Images of other publishers, and references that are not mapped.
    static let otherRegistries = """
        docker.io/library/node:22-alpine               node:22-alpine                                   node:22-alpine-dev
        public.ecr.aws/docker/library/node:22          node:22                                          node:22-dev
        mirror.gcr.io/library/node:22                  node:22                                          node:22-dev
        gcr.io/distroless/static                       static:20250419                                  !no-dev-variant(static:20250419)
        gcr.io/distroless/static-debian12:nonroot      static:20250419-debian12                         !no-dev-variant(static:20250419)
        gcr.io/distroless/static-debian12:debug        !edition                                         !edition
        gcr.io/distroless/base-debian12                !judged-mapping(static:20250419-glibc-debian12)  !no-dev-variant(static:20250419-glibc)
        gcr.io/distroless/nodejs22-debian12            node:22-debian12                                 node:22-debian12-dev
        gcr.io/distroless/nodejs20-debian12            !ended-line(node:22-debian12)                    !ended-line(node:22-debian12-dev)
        gcr.io/distroless/java21-debian12              !judged-mapping(eclipse-temurin:21-debian13)     !judged-mapping(eclipse-temurin:21-jdk-debian13-dev)
        gcr.io/distroless/python3-debian12             !judged-mapping(python:3.11-debian12)            !judged-mapping(python:3.11-debian12-dev)
        ghcr.io/astral-sh/uv:0.8.13                    !ended-line(uv:0.12)                             !ended-line(uv:0.12-dev)
        ghcr.io/astral-sh/uv:latest                    !judged-mapping(uv:0.12)                         !judged-mapping(uv:0.12-dev)
        ghcr.io/astral-sh/uv:python3.12-bookworm-slim  !edition                                         !edition
        nginxinc/nginx-unprivileged:1.30-alpine        nginx:1.30-alpine                                nginx:1.30-alpine-dev
        oven/bun:1.2                                   bun:1.3                                          bun:1.3-dev
        oven/bun:1-alpine                              bun:1-alpine                                     bun:1-alpine-dev
        denoland/deno:alpine-2.1.4                     !cross-family(deno:2.9.5)                        !cross-family(deno:2.9.5-dev)
        quay.io/keycloak/keycloak:26.7                 !judged-mapping(keycloak:26.7)                   !judged-mapping(keycloak:26.7-dev)
        cgr.dev/chainguard/node:latest-dev             node:26-alpine                                   node:26-alpine-dev
        haskell:9                                      !no-counterpart                                  !no-counterpart
        centos:7                                       !unmapped                                        !unmapped
        acme/private-app:1                             !unmapped                                        !unmapped
        registry.corp.example:5000/team/base:1.2.3     !unmapped                                        !unmapped
        golangci/golangci-lint:v1.55.2                 !unmapped                                        !unmapped
        dhi.io/node:22                                 !already-hardened                                !already-hardened
        dhi.io/library/node:22                         !misplaced-hardened(node:22)                     !misplaced-hardened(node:22)
        amd64/debian:bookworm                          !unmapped                                        !unmapped
        """
}

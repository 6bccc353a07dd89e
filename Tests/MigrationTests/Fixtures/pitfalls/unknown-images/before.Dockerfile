FROM ghcr.io/acme/private-app:7.8.9 AS app
FROM centos:7 AS seven
FROM archlinux AS arch
FROM mcr.microsoft.com/windows/servercore:ltsc2022 AS win
FROM scratch
COPY --from=app /a /a

FROM registry.corp.example:5000/team/base:1.2.3 AS base
FROM localhost:5000/node:22
COPY --from=base /a /b

FROM node:22 AS node
WORKDIR /src
RUN npm pack

FROM python:3.13-slim AS python
COPY --from=node /src /srv
FROM python
RUN python -V
CMD ["python", "-m", "http.server"]

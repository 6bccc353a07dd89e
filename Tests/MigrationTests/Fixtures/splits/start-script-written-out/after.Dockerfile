# syntax=docker/dockerfile:1
FROM dhi.io/python:3.12-dev AS build
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /app
COPY <<'EOF' /entry.sh
#!/bin/sh
exec python s.py "$@"
EOF
COPY . .
RUN <<EOT
set -e
pip install flask
EOT
RUN chmod +x /entry.sh

FROM dhi.io/python:3.12
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /app
COPY --from=build /opt/venv /opt/venv
COPY --from=build /entry.sh /entry.sh
COPY . .
ENTRYPOINT ["python", "s.py"]
CMD ["--port","8080"]

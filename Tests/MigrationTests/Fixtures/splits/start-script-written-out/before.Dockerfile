# syntax=docker/dockerfile:1
FROM python:3.12-slim
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
ENTRYPOINT ["/entry.sh"]
CMD ["--port","8080"]

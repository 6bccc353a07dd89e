FROM python:3.13-slim
WORKDIR /app
COPY . .
RUN chown -R 1001 /app/storage
USER 1001
CMD ["python", "app.py"]

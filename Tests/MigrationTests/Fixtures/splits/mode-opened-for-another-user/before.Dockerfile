FROM python:3.13-slim
WORKDIR /app
COPY main.py .
RUN mkdir -p cache && chmod 1777 cache
USER 1234
CMD ["python", "main.py"]

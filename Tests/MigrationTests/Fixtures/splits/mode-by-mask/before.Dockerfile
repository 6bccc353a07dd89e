FROM python:3.13-slim
WORKDIR /app
COPY main.py .
RUN umask 077 && echo secret > key
CMD ["python", "main.py"]

FROM python:3.13-slim
WORKDIR /app
COPY . .
RUN pip install flask
CMD ["./serve.py", "--port", "8080"]

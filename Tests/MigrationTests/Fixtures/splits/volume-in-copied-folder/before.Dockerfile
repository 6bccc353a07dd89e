FROM python:3.13-slim
WORKDIR /app
COPY . .
RUN pip install flask
VOLUME ["/app/media"]
CMD ["python", "app.py"]

FROM python:3.13-slim
WORKDIR /app
COPY app.py .
RUN useradd worker
USER worker
CMD python app.py

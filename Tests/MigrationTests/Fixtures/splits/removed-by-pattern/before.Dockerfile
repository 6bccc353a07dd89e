FROM python:3.13-slim
WORKDIR /app
COPY . .
RUN rm -rf tests/* *.key && chmod 755 *.py
CMD ["python", "app.py"]

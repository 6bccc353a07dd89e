FROM python:3.13-slim
RUN useradd app
WORKDIR /app
COPY . .
RUN pip install flask && chown -R app:app /app
COPY later.py .
USER app
CMD ["python", "app.py"]

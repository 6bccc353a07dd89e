FROM python:3.13-slim
WORKDIR /app
COPY . .
RUN pip install gunicorn
CMD ["gunicorn", "-c", "settings.py", "app:app"]

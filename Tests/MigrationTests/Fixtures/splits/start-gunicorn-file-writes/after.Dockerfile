FROM dhi.io/python:3.13-dev
WORKDIR /app
COPY . .
RUN pip install gunicorn
CMD ["gunicorn", "-c", "settings.py", "app:app"]

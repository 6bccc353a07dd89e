FROM python:3.13
WORKDIR /app
COPY . .
RUN pip install --no-cache-dir --index-url https://packages.example.org/simple -r /app/requirements.txt
EXPOSE 8000
CMD ["gunicorn", "-b", "0.0.0.0:8000", "app:app"]

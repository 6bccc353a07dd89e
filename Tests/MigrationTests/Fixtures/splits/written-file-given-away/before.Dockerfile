FROM python:3.13-slim
RUN useradd -m app
WORKDIR /srv/app
COPY . .
RUN pip install flask && chown app data.db
USER app
CMD ["python", "app.py"]

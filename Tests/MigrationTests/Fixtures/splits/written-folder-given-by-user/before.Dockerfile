FROM python:3.13-slim
RUN useradd -m app
WORKDIR /srv/app
COPY . .
RUN pip install flask
RUN chown -R app:app media
USER app
CMD ["python", "app.py"]

FROM python:3.13-slim
WORKDIR /srv
COPY . .
RUN pip install flask
CMD cd web && FLASK_APP=site GREETING="good day" exec flask run --host=0.0.0.0

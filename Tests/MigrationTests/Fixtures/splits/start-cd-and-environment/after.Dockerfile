FROM dhi.io/python:3.13-dev AS build
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /srv
COPY . .
RUN pip install flask

FROM dhi.io/python:3.13
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /srv
COPY --from=build /opt/venv /opt/venv
COPY . .
ENV FLASK_APP=site
ENV GREETING="good day"
WORKDIR /srv/web
CMD ["flask", "run", "--host=0.0.0.0"]

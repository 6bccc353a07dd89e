FROM dhi.io/python:3.13-dev AS build
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /srv/app
COPY . .
RUN pip install flask
# What containers write, apart from what is root's.
COPY media /written/media

FROM dhi.io/python:3.13
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /srv/app
COPY --from=build /opt/venv /opt/venv
COPY . .
COPY --from=build --chown=65532:65532 /written/ /srv/app/
CMD ["python", "app.py"]

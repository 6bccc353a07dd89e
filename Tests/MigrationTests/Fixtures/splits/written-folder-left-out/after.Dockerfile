FROM dhi.io/python:3.13-dev AS build
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /srv/app
COPY --chown=65532:65532 . .
RUN pip install flask

FROM dhi.io/python:3.13
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /srv/app
COPY --from=build /opt/venv /opt/venv
COPY --chown=65532:65532 . .
CMD ["python", "app.py"]

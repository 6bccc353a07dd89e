FROM dhi.io/python:3.13-dev AS build
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /data
WORKDIR /app
COPY app.py ./
RUN pip install flask

FROM dhi.io/python:3.13
ENV PATH=/opt/venv/bin:$PATH
# WORKDIR makes a folder for the user in effect, who has to write there.
WORKDIR /data
WORKDIR /app
COPY --from=build /opt/venv /opt/venv
COPY app.py ./
VOLUME /data
CMD ["python", "app.py"]

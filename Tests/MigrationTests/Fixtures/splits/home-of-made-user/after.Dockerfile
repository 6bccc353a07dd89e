FROM dhi.io/python:3.13-dev AS build
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
COPY settings.ini /home/app/.apprc
WORKDIR /home/app
COPY app.py ./
RUN pip install packaging

FROM dhi.io/python:3.13
ENV PATH=/opt/venv/bin:$PATH
ENV HOME=/home/app
WORKDIR /home/app
COPY --from=build /opt/venv /opt/venv
COPY settings.ini /home/app/.apprc
COPY app.py ./
CMD ["python", "app.py"]

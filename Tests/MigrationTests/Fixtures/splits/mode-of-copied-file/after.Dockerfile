FROM dhi.io/python:3.13-dev AS build
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /app
COPY requirements.txt main.py ./
RUN pip install -r requirements.txt

FROM dhi.io/python:3.13
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /app
COPY --from=build /opt/venv /opt/venv
COPY requirements.txt main.py ./
COPY --chown=65532:65532 --chmod=600 settings.ini .
COPY --chmod=755 run.py .
CMD ["python", "main.py"]

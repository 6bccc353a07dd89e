FROM dhi.io/python:3.13-alpine-dev AS build
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /home/app
ENV PATH="/home/app/.local/bin:${PATH}"
COPY --chown=65532:65532 requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt

FROM dhi.io/python:3.13-alpine
ENV PATH=/opt/venv/bin:$PATH
ENV HOME=/home/app
WORKDIR /home/app
ENV PATH="/home/app/.local/bin:${PATH}"
COPY --from=build /opt/venv /opt/venv
COPY --chown=65532:65532 src src
CMD ["python", "-m", "flask", "run", "--host=0.0.0.0"]

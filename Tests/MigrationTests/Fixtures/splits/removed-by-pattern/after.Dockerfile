FROM dhi.io/python:3.13-dev AS build
WORKDIR /app
COPY . .
RUN rm -rf tests/* *.key && chmod 755 *.py

FROM dhi.io/python:3.13
WORKDIR /app
COPY --from=build /app /app
CMD ["python", "app.py"]

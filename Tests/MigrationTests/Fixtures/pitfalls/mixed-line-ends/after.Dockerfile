FROM dhi.io/python:3.13-alpine-dev
RUN echo a
RUN echo b
CMD ["python"]
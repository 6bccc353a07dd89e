FROM python:3.13-alpine
RUN echo a
RUN echo b
CMD ["python"]
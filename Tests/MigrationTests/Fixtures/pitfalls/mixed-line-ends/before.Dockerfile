FROM node:22-alpine
RUN echo a
RUN echo b
CMD ["node"]
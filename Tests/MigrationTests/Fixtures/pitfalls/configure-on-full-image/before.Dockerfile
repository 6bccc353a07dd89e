FROM ruby:3.4
RUN curl -fsSL https://example.org/x-1.0.tar.gz | tar -xz && cd x-1.0 && ./configure && make install
USER 65532
CMD ["ruby", "-v"]

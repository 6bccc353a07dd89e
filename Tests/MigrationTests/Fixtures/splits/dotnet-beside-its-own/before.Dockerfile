FROM debian:13 AS installer
RUN apt-get update && apt-get install -y curl && curl -fSL -o dotnet.tar.gz https://example.com/dotnet.tar.gz && mkdir /dotnet && tar -xzf dotnet.tar.gz -C /dotnet
FROM mcr.microsoft.com/dotnet/runtime-deps:10.0
ENV DOTNET_VERSION=10.0.1
COPY --from=installer /dotnet /usr/share/dotnet
COPY app /app
USER 1654
ENTRYPOINT ["/usr/share/dotnet/dotnet", "/app/app.dll"]

/// What becomes of references: the source, the tag for running it, the tag for building on it; `!reason(suggestion)` where it is refused.
///
/// The rows speak of the built-in catalogue and have to be looked at again when it is renewed.
enum JavaTagRows {
    /// Java, its build tools and servers.
    static let java = """
        eclipse-temurin                       eclipse-temurin:25                eclipse-temurin:25-jdk-dev
        eclipse-temurin:21                    eclipse-temurin:21                eclipse-temurin:21-jdk-dev
        eclipse-temurin:21-jdk                eclipse-temurin:21                eclipse-temurin:21-jdk-dev
        eclipse-temurin:21-jre                eclipse-temurin:21                eclipse-temurin:21-jdk-dev
        eclipse-temurin:21-jre-alpine         eclipse-temurin:21-alpine         eclipse-temurin:21-alpine-dev
        eclipse-temurin:21-jdk-alpine         eclipse-temurin:21-alpine         eclipse-temurin:21-jdk-alpine-dev
        eclipse-temurin:21-jre-alpine-3.23    eclipse-temurin:21-alpine3.23     eclipse-temurin:21-alpine3.23-dev
        eclipse-temurin:21-jdk-jammy          eclipse-temurin:21                eclipse-temurin:21-jdk-dev
        eclipse-temurin:21-jre-noble          eclipse-temurin:21                eclipse-temurin:21-jdk-dev
        eclipse-temurin:21-jre-ubi9-minimal   eclipse-temurin:21                eclipse-temurin:21-jdk-dev
        eclipse-temurin:21.0.4_7-jre-jammy    eclipse-temurin:21.0.12.8         eclipse-temurin:21.0.12.8-jdk-dev
        eclipse-temurin:8u402-b06-jdk         eclipse-temurin:8u502.b07         eclipse-temurin:8u502.b07-jdk-dev
        eclipse-temurin:8-jre-alpine          eclipse-temurin:8-alpine          eclipse-temurin:8-alpine-dev
        eclipse-temurin:22-jre                !ended-line(eclipse-temurin:25)   !ended-line(eclipse-temurin:25-jdk-dev)
        eclipse-temurin:21-jdk-nanoserver     !windows                          !windows
        amazoncorretto:21                     amazoncorretto:21                 amazoncorretto:21-dev
        amazoncorretto:21-alpine              amazoncorretto:21-alpine          amazoncorretto:21-alpine-dev
        amazoncorretto:21-al2023-headless     amazoncorretto:21                 amazoncorretto:21-dev
        amazoncorretto:8-alpine-jre           amazoncorretto:8-alpine           amazoncorretto:8-alpine-dev
        sapmachine:21                         sapmachine:21                     sapmachine:21-jdk-dev
        sapmachine:21-jre-headless-alpine     !cross-family(sapmachine:21)      !cross-family(sapmachine:21-jdk-dev)
        openjdk:17-jdk-slim                   eclipse-temurin:17                eclipse-temurin:17-jdk-dev
        openjdk:11-jre-slim                   eclipse-temurin:11                eclipse-temurin:11-jdk-dev
        openjdk:8-jdk-alpine                  eclipse-temurin:8-alpine          eclipse-temurin:8-jdk-alpine-dev
        openjdk:11.0.3-jdk-stretch            eclipse-temurin:11.0.32-debian13  eclipse-temurin:11.0.32-jdk-debian13-dev
        openjdk:15                            !ended-line(eclipse-temurin:17)   !ended-line(eclipse-temurin:17-jdk-dev)
        openjdk:27-ea                         !pre-release                      !pre-release
        maven                                 !edition(maven:3-jdk25-dev)       !edition(maven:3-jdk25-dev)
        maven:3                               !edition(maven:3-jdk25-dev)       !edition(maven:3-jdk25-dev)
        maven:3-eclipse-temurin-21            maven:3-jdk21-dev                 maven:3-jdk21-dev
        maven:3.9-eclipse-temurin-21-alpine   maven:3.9-jdk21-alpine-dev        maven:3.9-jdk21-alpine-dev
        maven:3.9-eclipse-temurin-17-noble    maven:3.9-jdk17-dev               maven:3.9-jdk17-dev
        maven:3.9.9-eclipse-temurin-21        maven:3.9.16-jdk21-dev            maven:3.9.16-jdk21-dev
        maven:3.9-amazoncorretto-21           maven:3.9-jdk21-dev               maven:3.9-jdk21-dev
        maven:3.9-sapmachine-21               maven:3.9-jdk21-dev               maven:3.9-jdk21-dev
        maven:3.9-ibm-semeru-21-jammy         !edition                          !edition
        maven:3.9.5                           !unknown-edition                  !unknown-edition
        maven:3.6.1-jdk-11-slim               !edition(maven:3.9-jdk17-dev)     !edition(maven:3.9-jdk17-dev)
        maven:3.8-openjdk-17-slim             !ended-line(maven:3.9-jdk17-dev)  !ended-line(maven:3.9-jdk17-dev)
        maven:3.9.9-eclipse-temurin-24-noble  !edition(maven:3.9-jdk25-dev)     !edition(maven:3.9-jdk25-dev)
        gradle                                gradle:9-jdk25-dev                gradle:9-jdk25-dev
        gradle:jdk25                          gradle:9-jdk25-dev                gradle:9-jdk25-dev
        gradle:8-jdk21                        gradle:8-jdk21-dev                gradle:8-jdk21-dev
        gradle:8.7.0-jdk21                    gradle:8.14.5-jdk21-dev           gradle:8.14.5-jdk21-dev
        gradle:8.7-jdk17-alpine               gradle:8.14-jdk17-alpine-dev      gradle:8.14-jdk17-alpine-dev
        gradle:8-jdk21-corretto               gradle:8-jdk21-dev                gradle:8-jdk21-dev
        gradle:8-jdk21-graal                  !edition                          !edition
        gradle:7-jdk11                        !ended-line(gradle:8-jdk11-dev)   !ended-line(gradle:8-jdk11-dev)
        gradle:8.7                            !unknown-edition                  !unknown-edition
        tomcat:10                             tomcat:10-jdk25                   tomcat:10-jdk25-dev
        tomcat:10.1-jdk21                     tomcat:10.1-jdk21                 tomcat:10.1-jdk21-dev
        tomcat:10.1-jdk21-temurin-noble       tomcat:10.1-jdk21                 tomcat:10.1-jdk21-dev
        tomcat:9-jre17-temurin                tomcat:9-jdk17                    tomcat:9-jdk17-dev
        tomcat:9-jdk8                         !edition(tomcat:9-jdk17)          !edition(tomcat:9-jdk17-dev)
        clojure:temurin-21-lein               clojure:1.12-lein                 clojure:1.12-lein-dev
        clojure:temurin-17-tools-deps         !edition                          !edition
        jruby:10                              jruby:10                          jruby:10-dev
        """

    /// .NET.
    static let dotNet = """
        mcr.microsoft.com/dotnet/sdk:8.0                     dotnet:8.0-sdk             dotnet:8.0-sdk
        mcr.microsoft.com/dotnet/sdk:8.0-alpine              dotnet:8.0-sdk-alpine      dotnet:8.0-sdk-alpine
        mcr.microsoft.com/dotnet/sdk:8.0-jammy               dotnet:8.0-sdk             dotnet:8.0-sdk
        mcr.microsoft.com/dotnet/sdk:8.0.100                 dotnet:8.0.424-sdk         dotnet:8.0.424-sdk
        mcr.microsoft.com/dotnet/sdk:7.0                     !ended-line(dotnet:8-sdk)  !ended-line(dotnet:8-sdk)
        mcr.microsoft.com/dotnet/aspnet:8.0                  aspnetcore:8.0             aspnetcore:8.0-dev
        mcr.microsoft.com/dotnet/aspnet:9.0-alpine3.22       aspnetcore:9.0-alpine3.22  aspnetcore:9.0-alpine3.22-dev
        mcr.microsoft.com/dotnet/aspnet:8.0-bookworm-slim    aspnetcore:8.0-debian13    aspnetcore:8.0-debian13-dev
        mcr.microsoft.com/dotnet/aspnet:8.0-jammy-chiseled   aspnetcore:8.0             aspnetcore:8.0-dev
        mcr.microsoft.com/dotnet/runtime:10.0                dotnet:10.0                !no-dev-variant(dotnet:10.0)
        mcr.microsoft.com/dotnet/sdk:10.0-preview            !pre-release               !pre-release
        mcr.microsoft.com/dotnet/aspnet:8.0-nanoserver-1809  !windows                   !windows
        mcr.microsoft.com/dotnet/sdk:8.0-amd64               !architecture(dotnet:8.0-sdk)  !architecture(dotnet:8.0-sdk)
        """
}

# syntax=docker/dockerfile:1
# Both images may be replaced: --build-arg BASE_IMAGE=...; the base needs a `java` of version 25 on its path.
ARG BUILDER_IMAGE=eclipse-temurin:25-jdk
ARG BASE_IMAGE=eclipse-temurin:25-jre

# Jars run anywhere: built once, on the machine's own platform.
FROM ${BUILDER_IMAGE} AS build
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY src/main src/main
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -ntp -DskipTests package

FROM ${BASE_IMAGE}
ARG VERSION=dev
ARG REVISION=unknown
LABEL org.opencontainers.image.title="honeycomb-operator" \
      org.opencontainers.image.description="Mints, proves, stores, rotates and revokes Honeycomb API keys" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
# Root owns it all and the user reads it: nothing that runs can change what runs. What changes least
# comes first, so that a new release is a small layer.
COPY --from=build /build/target/quarkus-app/lib/ /app/lib/
COPY --from=build /build/target/quarkus-app/quarkus-run.jar /app/
COPY --from=build /build/target/quarkus-app/quarkus/ /app/quarkus/
COPY --from=build /build/target/quarkus-app/app/ /app/app/
COPY LICENSE /app/
WORKDIR /app
USER 65532:65532
EXPOSE 8080
ENTRYPOINT ["java", "-jar", "/app/quarkus-run.jar"]

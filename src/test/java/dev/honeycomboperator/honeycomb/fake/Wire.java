package dev.honeycomboperator.honeycomb.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.honeycomboperator.honeycomb.Environment;
import dev.honeycomboperator.honeycomb.ManagementKey;
import dev.honeycomboperator.honeycomb.Sensitive;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;

/** A plain HTTP client before the fake, with nothing of ours between. */
abstract class Wire {

  static final ObjectMapper MAPPER = new ObjectMapper();

  final ManualClock clock = new ManualClock(Instant.parse("2026-11-01T12:00:00Z"));
  final FakeHoneycomb fake = new FakeHoneycomb(clock);
  final FakeTeam team = fake.team("acme");
  final Environment production = team.environment("Production");
  final ManagementKey credential = team.managementKey();
  private final URI base = fake.listen().baseUrl();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void close() {
    http.close();
    fake.close();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  HttpResponse<String> post(String path, String document) throws IOException, InterruptedException {
    return send(request(path, "POST", document));
  }

  HttpResponse<String> patch(String path, String document)
      throws IOException, InterruptedException {
    return send(request(path, "PATCH", document));
  }

  HttpResponse<String> delete(String path) throws IOException, InterruptedException {
    return send(request(path).DELETE());
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  HttpRequest.Builder request(String path) {
    return request(path, credential);
  }

  HttpRequest.Builder request(String path, ManagementKey key) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Authorization", "Bearer " + key.id() + ":" + key.secret().reveal());
  }

  HttpRequest.Builder request(String path, Sensitive keyValue) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("X-Honeycomb-Team", keyValue.reveal());
  }

  HttpRequest.Builder request(String path, String method, String document) {
    return request(path)
        .header("Content-Type", "application/vnd.api+json")
        .method(method, BodyPublishers.ofString(document));
  }

  String creation(String attributes) {
    return """
    {"data":{"type":"api-keys","attributes":%s,"relationships":{"environment":{"data":
      {"type":"environments","id":"%s"}}}}}"""
        .formatted(attributes, production.id());
  }

  static JsonNode json(HttpResponse<String> response) {
    try {
      return response.body().isEmpty()
          ? MissingNode.getInstance()
          : MAPPER.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}

package dev.honeycomboperator.kube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The front by hand, for machines without kubectl. */
class KubernetesFrontTest extends WithEmbeddedKubernetes {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";

  @Test
  void discovery_leads_from_the_groups_to_the_resources() throws Exception {
    JsonNode groups = get("/apis", "*/*");
    JsonNode resources = get("/apis/" + widgets.group() + "/v1", "*/*");

    assertThat(groups.path("groups").findValuesAsText("name")).contains(widgets.group());
    assertThat(resources.path("resources").findValuesAsText("name"))
        .containsExactly("widgets", "widgets/status");
    assertThat(get("/version", "*/*").path("gitVersion").asText()).startsWith("v1.");
  }

  @Test
  void a_table_has_a_cell_for_every_printer_column() throws Exception {
    createWidget("w", Map.of("size", "big"));
    widgets.setReady("w");

    JsonNode table = get(path(), TABLE);

    assertThat(table.path("columnDefinitions").findValuesAsText("name"))
        .containsExactly("Name", "Ready", "Size", "Age");
    assertThat(table.at("/rows/0/cells").valueStream().map(JsonNode::asText).limit(3))
        .containsExactly("w", "True", "big");
  }

  @Test
  void a_protobuf_body_is_an_unsupported_media_type() throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(api.url() + path()))
            .header("Content-Type", "application/vnd.kubernetes.protobuf")
            .POST(BodyPublishers.ofByteArray(new byte[] {'k', '8', 's', 0}))
            .build();

    assertThat(send(request).path("code").asInt()).isEqualTo(415);
  }

  private String path() {
    return "/apis/%s/v1/namespaces/%s/widgets".formatted(widgets.group(), namespace);
  }

  private JsonNode get(String path, String accept) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(api.url() + path)).header("Accept", accept).build());
  }

  private static JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
    }
  }
}

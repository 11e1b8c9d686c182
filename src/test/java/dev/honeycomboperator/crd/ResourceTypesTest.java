package dev.honeycomboperator.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.honeycomboperator.crd.HoneycombApiKeySpec.DeletionPolicy;
import dev.honeycomboperator.crd.HoneycombApiKeySpec.KeyKind;
import dev.honeycomboperator.honeycomb.Permission;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResourceTypesTest {

  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  @Test
  void kubectl_explain_has_a_word_on_every_field() {
    assertThat(
            CrdFiles.generated().values().stream()
                .map(ResourceTypesTest::schema)
                .flatMap(SchemaNode::all)
                .filter(node -> node.json().path("description").asText().isBlank())
                .map(SchemaNode::path))
        .allMatch(path -> path.endsWith("[]") || path.endsWith("{}"));
  }

  @Test
  void every_string_that_users_write_has_a_bound() {
    assertThat(
            CrdFiles.generated().values().stream()
                .map(ResourceTypesTest::schema)
                .flatMap(SchemaNode::all)
                .filter(node -> node.path().contains(".spec."))
                .filter(node -> !node.path().contains(".selector"))
                .filter(node -> node.type().equals("string"))
                .filter(node -> !node.json().has("maxLength") && !node.json().has("enum")))
        .isEmpty();
  }

  @Test
  void a_resource_is_written_back_as_it_was_read() {
    var read =
        SERIALIZATION.unmarshal(
            Sample.KEY.with(
                """
                teamRef: {kind: ClusterHoneycombTeam, name: acme}
                environment: {slug: production}
                type: configuration
                permissions: {manageMarkers: true}
                secret: {name: honeycomb, data: {HEADERS: 'x-honeycomb-team={key}'}}
                deletionPolicy: Retain
                """),
            HoneycombApiKey.class);

    assertThat(SERIALIZATION.convertValue(read, JsonNode.class).get("spec"))
        .isEqualTo(
            SERIALIZATION.convertValue(
                Map.of(
                    "teamRef", Map.of("kind", "ClusterHoneycombTeam", "name", "acme"),
                    "environment", Map.of("slug", "production"),
                    "type", "configuration",
                    "permissions", Map.of("manageMarkers", true),
                    "secret",
                        Map.of(
                            "name",
                            "honeycomb",
                            "data",
                            Map.of("HEADERS", "x-honeycomb-team={key}")),
                    "deletionPolicy", "Retain"),
                JsonNode.class));
    assertThat(read.getSpec().type()).isEqualTo(KeyKind.CONFIGURATION);
    assertThat(read.getSpec().deletionPolicy()).isEqualTo(DeletionPolicy.RETAIN);
  }

  @Test
  void every_permission_of_the_api_can_be_asked_for() {
    var components = Stream.of(Permissions.class.getRecordComponents());

    assertThat(components.map(component -> component.getName().toLowerCase(Locale.ROOT)))
        .containsExactlyElementsOf(
            Stream.of(Permission.values())
                .map(permission -> permission.wireName().replace("_", "").toLowerCase(Locale.ROOT))
                .toList());
  }

  private static SchemaNode schema(String crd) {
    var json = SERIALIZATION.unmarshal(crd, JsonNode.class);
    return new SchemaNode(
        json.at("/spec/names/kind").asText(), json.at("/spec/versions/0/schema/openAPIV3Schema"));
  }
}

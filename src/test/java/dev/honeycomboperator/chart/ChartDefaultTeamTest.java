package dev.honeycomboperator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import dev.honeycomboperator.crd.ClusterHoneycombTeamSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartDefaultTeamTest {

  private static final Schema CRD =
      SchemaRegistry.withDefaultDialect(
              Dialect.builder(Dialects.getDraft4())
                  .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
                  .build())
          .getSchema(
              Chart.yaml(Chart.text("crds/clusterhoneycombteams.honeycomb-operator.dev.yaml"))
                  .at("/spec/versions/0/schema/openAPIV3Schema")
                  .toString());

  @Test
  void there_is_no_team_unless_asked_for() {
    assertThat(Chart.rendered("{}").kinds()).doesNotContain("ClusterHoneycombTeam");
  }

  @Test
  void a_secrets_name_is_enough_for_a_default_team() {
    var team = team("secretName: honeycomb");

    assertThat(team.path("metadata").path("name").asText()).isEqualTo("default");
    assertThat(team.path("spec"))
        .isEqualTo(
            Chart.yaml(
                """
                region: us
                managementKey:
                  secretRef: {namespace: operators, name: honeycomb, idKey: id, secretKey: secret}
                allowedNamespaces: {from: All}
                allowedKeyTypes: [ingest]
                """));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secretName: k",
        "secretName: k, region: eu, secretNamespace: vault, idKey: KEY_ID, secretKey: KEY.SECRET",
        "secretName: k, endpoint: 'https://honeycomb.example:8443'",
        "secretName: k, allowedKeyTypes: [configuration, ingest]",
        "secretName: k, allowedNamespaces: {from: Selector, selector: {matchLabels: {a: b}}}",
        "secretName: k, allowedNamespaces: {from: Selector,"
            + " selector: {matchExpressions: [{key: a, operator: Exists}]}}",
      })
  void the_team_fits_its_crd(String values) {
    var team = team(values);

    assertThat(Manifests.strictly(team.path("spec"), ClusterHoneycombTeamSpec.class)).isNotNull();
    assertThat(CRD.validate(team.toString(), InputFormat.JSON)).isEmpty();
  }

  @Test
  void a_team_that_does_not_fit_is_noticed() {
    var planted = "{\"spec\": {\"region\": \"mars\"}}";

    assertThat(CRD.validate(planted, InputFormat.JSON)).hasSizeGreaterThan(1);
  }

  private static JsonNode team(String values) {
    return Chart.rendered("defaultTeam: {enabled: true, " + values + "}")
        .only("ClusterHoneycombTeam");
  }
}

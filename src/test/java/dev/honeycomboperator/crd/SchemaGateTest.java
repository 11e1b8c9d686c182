package dev.honeycomboperator.crd;

import static dev.honeycomboperator.crd.Sample.KEY;
import static dev.honeycomboperator.crd.Sample.TEAM;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gate must find what is planted here, or its silence about the CRDs means nothing. */
class SchemaGateTest {

  @Test
  void no_rule_selects_an_optional_field_without_asking_whether_it_is_there() {
    assertThat(SchemaGate.ofDeployedCrds().unguardedFields()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      textBlock =
          """
          self.endpoint != 'x' -> self.endpoint
          has(self.region) && self.endpoint != 'x' -> self.endpoint
          has(self.endpoint) || self.endpoint != 'x' -> self.endpoint
          !has(self.endpoint) && self.endpoint != 'x' -> self.endpoint
          has(self.endpoint) ? true : self.endpoint != 'x' -> self.endpoint
          !(has(self.region) || has(self.endpoint)) || self.endpoint == '' -> self.endpoint
          ['a'].all(x, self.endpoint.contains(x)) -> self.endpoint
          has(self.endpoint) && oldSelf.endpoint != 'x' -> oldSelf.endpoint
          """)
  void an_optional_field_that_is_selected_blindly_is_found(String rule, String field) {
    assertThat(planted(rule).unguardedFields()).containsExactly("HoneycombTeam.spec: " + field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!has(self.endpoint) || self.endpoint != 'x'",
        "has(self.endpoint) && self.endpoint != 'x'",
        "has(self.endpoint) ? self.endpoint != 'x' : true",
        "!(has(self.region) && has(self.endpoint)) || self.endpoint != 'x'",
        "self.managementKey.secretRef.idKey != 'x'",
      })
  void a_field_that_is_asked_for_first_or_always_there_is_no_finding(String rule) {
    assertThat(planted(rule).unguardedFields()).isEmpty();
  }

  @Test
  void a_field_that_is_not_there_when_it_is_selected_is_a_refusal() {
    var gate = planted("self.endpoint != 'x'");

    var refusals = gate.admit(TEAM.with("managementKey: {secretRef: {name: honeycomb}}"));

    assertThat(refusals).singleElement().asString().contains("endpoint");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"has(self.endpiont)", "self.region", "self.allowedKeyTypes == 'a'", "a &"})
  void a_rule_that_cannot_be_right_does_not_compile(String rule) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> planted(rule))
        .withMessageContaining("HoneycombTeam.spec");
  }

  @Test
  void defaults_are_filled_in_and_nulls_dropped() {
    var resource =
        resource(
            KEY.with(
                "{environment: {slug: production, id: null}, type: null, teamRef: {name: a}}"));

    var stored = SchemaGate.ofDeployedCrds().judge(resource, null).resource();

    assertThat(stored.get("spec"))
        .isEqualTo(
            resource(
                """
                environment: {slug: production}
                type: ingest
                teamRef: {name: a, kind: HoneycombTeam}
                disabled: false
                deletionPolicy: Delete
                """));
  }

  @Test
  void kinds_without_a_schema_are_let_through() {
    assertThat(SchemaGate.ofDeployedCrds().admit("kind: ConfigMap\napiVersion: v1\n")).isEmpty();
  }

  private static SchemaGate planted(String rule) {
    var crd = CrdFiles.generated().get("honeycombteams.honeycomb-operator.dev.yaml");
    var planted = resource(requireNonNull(crd));
    planted
        .withObject("/spec/versions/0/schema/openAPIV3Schema/properties/spec")
        .withArrayProperty("x-kubernetes-validations")
        .removeAll()
        .addObject()
        .put("rule", rule)
        .put("message", "planted");
    return SchemaGate.of(planted.toString());
  }

  private static ObjectNode resource(String yaml) {
    return new KubernetesSerialization().unmarshal(yaml, ObjectNode.class);
  }
}

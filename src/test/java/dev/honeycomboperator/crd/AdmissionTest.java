package dev.honeycomboperator.crd;

import static dev.honeycomboperator.crd.Sample.CLUSTER_TEAM;
import static dev.honeycomboperator.crd.Sample.KEY;
import static dev.honeycomboperator.crd.Sample.TEAM;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AdmissionTest {

  private static final SchemaGate GATE = SchemaGate.ofDeployedCrds();

  @Test
  void an_environment_is_all_that_a_key_needs() {
    assertThat(GATE.admit(KEY.with("environment: {slug: production}"))).isEmpty();
  }

  @Test
  void a_management_key_is_all_that_a_team_needs() {
    assertThat(GATE.admit(TEAM.with("managementKey: {secretRef: {name: honeycomb}}"))).isEmpty();
  }

  @Test
  void a_key_may_use_every_field() {
    assertThat(
            GATE.admit(
                KEY.with(
                    """
                    teamRef: {kind: ClusterHoneycombTeam, name: acme}
                    environment: {id: hcaen_01j1d7t02zf7wgw7q89z3t60vf}
                    type: configuration
                    displayName: us-west-2 markers
                    disabled: true
                    permissions: {manageMarkers: true, sendEvents: false}
                    secret:
                      name: honeycomb.markers
                      key: API_KEY
                      labels: {example.com/owner: platform, empty: ''}
                      annotations: {reloader.stakater.com/match: 'true'}
                      data: {OTEL_EXPORTER_OTLP_HEADERS: 'x-honeycomb-team={key}'}
                    deletionPolicy: Retain
                    rotation:
                      every: 90d
                      window:
                        days: [Sat, Sun]
                        from: '22:00'
                        to: '06:00'
                        timeZone: America/Argentina/Buenos_Aires
                      retire: {after: ConsumersUpdated, overlap: 24h, atMost: P14D}
                    """)))
        .isEmpty();
  }

  @Test
  void a_cluster_team_may_use_every_field() {
    assertThat(
            GATE.admit(
                CLUSTER_TEAM.with(
                    """
                    endpoint: http://localhost:8080
                    managementKey:
                      secretRef: {name: honeycomb, namespace: honeycomb, idKey: a, secretKey: b}
                    allowedNamespaces:
                      from: Selector
                      selector:
                        matchLabels: {honeycomb: allowed}
                        matchExpressions: [{key: team, operator: In, values: [payments]}]
                    allowedKeyTypes: [ingest, configuration]
                    """)))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.honeycomboperator.crd.Refused#keys")
  @MethodSource("dev.honeycomboperator.crd.Refused#secrets")
  @MethodSource("dev.honeycomboperator.crd.Refused#rotations")
  @MethodSource("dev.honeycomboperator.crd.Refused#teams")
  void a_mistake_is_refused_by_naming_the_field_and_the_remedy(Refused refused) {
    assertThat(GATE.admit(refused.resource()))
        .singleElement()
        .asString()
        .startsWith(refused.field())
        .contains(refused.remedy());
  }

  @ParameterizedTest
  @MethodSource("dev.honeycomboperator.crd.Change#allowed")
  void most_can_be_changed(Change change) {
    assertThat(GATE.admitUpdate(change.before(), change.after())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.honeycomboperator.crd.Change#ofTeam")
  void a_key_stays_with_its_team(Change change) {
    assertThat(GATE.admitUpdate(change.before(), change.after()))
        .singleElement()
        .asString()
        .startsWith("spec.teamRef: ")
        .contains("create another HoneycombApiKey for the other team and delete this one");
  }

  @ParameterizedTest
  @MethodSource("dev.honeycomboperator.crd.Change#ofSecretName")
  void a_key_stays_in_its_secret(Change change) {
    assertThat(GATE.admitUpdate(change.before(), change.after()))
        .singleElement()
        .asString()
        .startsWith("spec.secret.name: ")
        .contains("create another HoneycombApiKey with the new name");
  }
}

package dev.honeycomboperator.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.honeycomboperator.Settings;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.lang.ProcessBuilder.Redirect;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartSettingsTest {

  private static final String ALL_SETTINGS =
      """
      installation: prod
      watchNamespaces: [team-a, team-b]
      watchPods: true
      publishKeyIds: true
      restartWorkloads: true
      settings:
        allowedEndpoints: ["https://one.example", "http://localhost:8089"]
        connectTimeout: PT1S
        requestTimeout: PT2S
        proofPatience: PT3S
        writeAllowance: PT4S
        settlingTime: PT5M
        sweepInterval: PT6H
        orphans: Report
        overlap: P7D
        kubeletSync: PT7M
        mintingBurst: 8
        mintingInterval: PT9M
        mintingCeiling: PT10H
        retryMin: PT0.5S
        retryMax: PT12M
        leaderElection: false
        leaseName: a-lease
        leaseNamespace: leases
        leaseDuration: PT1M30S
        leaseRenewDeadline: PT14S
        leaseRetryPeriod: PT15S
        terminationTimeout: PT1M16S
      """;

  @Test
  void every_setting_reaches_the_operator_as_its_environment_variable() {
    var deployment = Chart.rendered(ALL_SETTINGS).only(Deployment.class);

    assertThat(settings(deployment))
        .containsOnly(
            entry("HONEYCOMB_OPERATOR_INSTALLATION", "prod"),
            entry("HONEYCOMB_OPERATOR_WATCH_NAMESPACES", "team-a,team-b"),
            entry(
                "HONEYCOMB_OPERATOR_ALLOWED_ENDPOINTS",
                "https://one.example,http://localhost:8089"),
            entry("HONEYCOMB_OPERATOR_CONNECT_TIMEOUT", "PT1S"),
            entry("HONEYCOMB_OPERATOR_REQUEST_TIMEOUT", "PT2S"),
            entry("HONEYCOMB_OPERATOR_PROOF_PATIENCE", "PT3S"),
            entry("HONEYCOMB_OPERATOR_WRITE_ALLOWANCE", "PT4S"),
            entry("HONEYCOMB_OPERATOR_SETTLING_TIME", "PT5M"),
            entry("HONEYCOMB_OPERATOR_SWEEP_INTERVAL", "PT6H"),
            entry("HONEYCOMB_OPERATOR_ORPHANS", "Report"),
            entry("HONEYCOMB_OPERATOR_WATCH_PODS", "true"),
            entry("HONEYCOMB_OPERATOR_PUBLISH_KEY_IDS", "true"),
            entry("HONEYCOMB_OPERATOR_RESTART_WORKLOADS", "true"),
            entry("HONEYCOMB_OPERATOR_OVERLAP", "P7D"),
            entry("HONEYCOMB_OPERATOR_KUBELET_SYNC", "PT7M"),
            entry("HONEYCOMB_OPERATOR_MINTING_BURST", "8"),
            entry("HONEYCOMB_OPERATOR_MINTING_INTERVAL", "PT9M"),
            entry("HONEYCOMB_OPERATOR_MINTING_CEILING", "PT10H"),
            entry("HONEYCOMB_OPERATOR_RETRY_MIN", "PT0.5S"),
            entry("HONEYCOMB_OPERATOR_RETRY_MAX", "PT12M"),
            entry("HONEYCOMB_OPERATOR_LEADER_ELECTION", "false"),
            entry("HONEYCOMB_OPERATOR_LEASE_NAME", "a-lease"),
            entry("HONEYCOMB_OPERATOR_LEASE_NAMESPACE", "leases"),
            entry("HONEYCOMB_OPERATOR_LEASE_DURATION", "PT1M30S"),
            entry("HONEYCOMB_OPERATOR_LEASE_RENEW_DEADLINE", "PT14S"),
            entry("HONEYCOMB_OPERATOR_LEASE_RETRY_PERIOD", "PT15S"),
            entry("HONEYCOMB_OPERATOR_TERMINATION_TIMEOUT", "PT1M16S"));
  }

  @Test
  void a_setting_left_out_stays_the_operators_default() {
    var deployment = Chart.rendered("{}").only(Deployment.class);

    assertThat(settings(deployment)).isEmpty();
  }

  @Test
  void every_setting_of_the_operator_is_a_documented_value() {
    var values = Chart.text("values.yaml");

    assertThat(settingsOfTheOperator())
        .allSatisfy(
            setting ->
                assertThat(values)
                    .containsPattern("# %s\n *%s:".formatted(variable(setting), setting)));
  }

  @Test
  void every_setting_that_the_chart_offers_is_one_of_the_operator() {
    var settings = Chart.yaml(Chart.text("values.yaml")).path("settings");

    assertThat(settings.properties())
        .extracting(Map.Entry::getKey)
        .isSubsetOf(settingsOfTheOperator());
  }

  @Test
  void the_pod_knows_its_name_and_namespace() {
    var env = env(Chart.rendered("{}").only(Deployment.class));

    assertThat(env)
        .hasEntrySatisfying("POD_NAME", name -> assertThat(field(name)).isEqualTo("metadata.name"))
        .hasEntrySatisfying(
            "POD_NAMESPACE", name -> assertThat(field(name)).isEqualTo("metadata.namespace"));
  }

  @ParameterizedTest
  @CsvSource({"{},true,INFO", "'logging: {level: DEBUG, json: false}',false,DEBUG"})
  void logs_are_json_at_info_unless_said_otherwise(String values, String json, String level) {
    var deployment = Chart.rendered(values).only(Deployment.class);

    assertThat(values(deployment))
        .containsEntry("QUARKUS_LOG_CONSOLE_JSON_ENABLED", json)
        .containsEntry("QUARKUS_LOG_CATEGORY__DEV_HONEYCOMBOPERATOR__LEVEL", level);
  }

  @Test
  void the_virtual_machine_accepts_its_options() throws Exception {
    var deployment = Chart.rendered("{}").only(Deployment.class);

    var java = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-version");
    java.environment().putAll(values(deployment));
    var started = java.redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start();

    assertThat(values(deployment)).containsKey("JDK_JAVA_OPTIONS");
    assertThat(started.waitFor()).isZero();
  }

  private static List<String> settingsOfTheOperator() {
    return Stream.of(Settings.class.getDeclaredMethods())
        .filter(method -> Modifier.isAbstract(method.getModifiers()))
        .map(Method::getName)
        .toList();
  }

  private static Map<String, String> settings(Deployment deployment) {
    var settings = values(deployment);
    settings.keySet().removeIf(name -> !name.startsWith("HONEYCOMB_OPERATOR_"));
    return settings;
  }

  private static Map<String, String> values(Deployment deployment) {
    var values = new TreeMap<String, String>();
    env(deployment)
        .forEach(
            (name, variable) -> {
              if (variable.getValueFrom() == null) {
                values.put(name, variable.getValue());
              }
            });
    return values;
  }

  private static String field(EnvVar variable) {
    return variable.getValueFrom().getFieldRef().getFieldPath();
  }

  private static Map<String, EnvVar> env(Deployment deployment) {
    var env = new LinkedHashMap<String, EnvVar>();
    for (EnvVar variable :
        deployment.getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv()) {
      assertThat(env.put(variable.getName(), variable)).as(variable.getName()).isNull();
    }
    return env;
  }

  private static String variable(String setting) {
    return "HONEYCOMB_OPERATOR_" + setting.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
  }
}

package dev.honeycomboperator.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartValuesTest {

  private static final Path EVERY_VALUE = Path.of("src/test/resources/chart/every-value.yaml");

  /** What goes into the manifests as it is. */
  private static final List<String> IS_KUBERNETES =
      List.of("/resources", "/defaultTeam/allowedNamespaces/selector");

  private static final Pattern KEY = Pattern.compile("^( *)([A-Za-z]+):");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          replica: 2                                       | 'replica'
          settings: {leaseDurations: PT60S}                | 'leaseDurations'
          defaultTeam: {secret: x}                         | 'secret'
          image: {repo: x}                                 | 'repo'
          replicas: 3                                      | '/replicas'
          replicas: -1                                     | '/replicas'
          installation: Prod_EU                            | '/installation'
          installation: longer-than-16-characters          | '/installation'
          watchNamespaces: team-a                          | '/watchNamespaces'
          watchNamespaces: [Team]                          | '/watchNamespaces/0'
          watchPods: sometimes                             | '/watchPods'
          publishKeyIds: 'true'                            | '/publishKeyIds'
          restartWorkloads: all                            | '/restartWorkloads'
          settings: {leaseDuration: 60}                    | '/settings/leaseDuration'
          settings: {leaseDuration: 60s}                   | '/settings/leaseDuration'
          settings: {overlap: P}                           | '/settings/overlap'
          settings: {overlap: PT}                          | '/settings/overlap'
          settings: {orphans: Delete}                      | '/settings/orphans'
          settings: {mintingBurst: 0}                      | '/settings/mintingBurst'
          settings: {leaderElection: "no"}                 | '/settings/leaderElection'
          settings: {allowedEndpoints: ["ftp://x"]}        | '/settings/allowedEndpoints/0'
          settings: {allowedEndpoints: ["http://a,b"]}     | '/settings/allowedEndpoints/0'
          logging: {level: TRACE}                          | '/logging/level'
          javaOptions: ["-Xmx1g -Xms1g"]                   | '/javaOptions/0'
          podSecurityContext: {runAsUser: 0}               | '/podSecurityContext/runAsUser'
          podSecurityContext: {privileged: true}           | 'privileged'
          defaultTeam: {region: mars}                      | '/defaultTeam/region'
          defaultTeam: {allowedKeyTypes: []}               | '/defaultTeam/allowedKeyTypes'
          defaultTeam: {allowedNamespaces: {from: Some}}   | '/defaultTeam/allowedNamespaces/from'
          image: {digest: latest}                          | '/image/digest'
          """)
  void a_bad_value_is_refused_by_its_name(String values, String name) {
    assertThatThrownBy(() -> Chart.rendered(values))
        .hasMessageContaining("values don't meet the specifications")
        .hasMessageContaining(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {replicas: 2, settings: {leaderElection: false}}             | replicas: more than 1 needs settings.leaderElection
          terminationGracePeriodSeconds: 60                            | terminationGracePeriodSeconds: 60 has to be more than settings.terminationTimeout
          {terminationGracePeriodSeconds: 90, settings: {terminationTimeout: PT1M30S}} | terminationGracePeriodSeconds: 90
          defaultTeam: {enabled: true}                                 | defaultTeam.secretName
          defaultTeam: {enabled: true, secretName: k, region: eu, endpoint: "https://h"} | defaultTeam.region and defaultTeam.endpoint exclude each other
          defaultTeam: {enabled: true, secretName: k, allowedNamespaces: {from: Selector}} | defaultTeam.allowedNamespaces: from: Selector needs a selector
          defaultTeam: {enabled: true, secretName: k, allowedNamespaces: {from: All, selector: {matchLabels: {a: b}}}} | from: All takes none
          {watchNamespaces: [team-a], defaultTeam: {enabled: true, secretName: k, secretNamespace: vault}} | defaultTeam.secretNamespace: with watchNamespaces
          """)
  void values_that_contradict_each_other_are_refused_by_name(String values, String message) {
    assertThatThrownBy(() -> Chart.rendered(values)).hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({"P1D", "PT24H", "PT1H30M", "PT1M30S", "PT0.5S", "P1DT12H"})
  void durations_are_iso_8601(String duration) {
    var refused =
        catchThrowable(() -> Chart.rendered("settings: {overlap: %s}".formatted(duration)));

    assertThat(refused).isNull();
  }

  @Test
  void every_value_has_its_default_and_its_schema() {
    var values = paths("", Chart.yaml(Chart.text("values.yaml")), schema());

    assertThat(values).containsExactlyInAnyOrderElementsOf(paths("", schema()));
  }

  @Test
  void the_example_of_every_value_leaves_none_out() throws IOException {
    var example = Chart.yaml(Files.readString(EVERY_VALUE));

    assertThat(paths("", example, schema()))
        .containsExactlyInAnyOrderElementsOf(paths("", schema()));
  }

  @Test
  void every_value_says_in_a_comment_what_it_is_for() {
    var commented = commented(Chart.text("values.yaml"));

    assertThat(commented).containsAll(paths("", schema()));
  }

  private static JsonNode schema() {
    return Chart.yaml(Chart.text("values.schema.json"));
  }

  /**
   * The values that a schema knows; Helm's own {@code global} and what is Kubernetes' are left out.
   */
  private static List<String> paths(String path, JsonNode schema) {
    var paths = new ArrayList<String>();
    for (var property : schema.path("properties").properties()) {
      var child = path + "/" + property.getKey();
      if (IS_KUBERNETES.contains(child)) {
        paths.add(child);
      } else if (property.getValue().has("properties")) {
        paths.addAll(paths(child, property.getValue()));
      } else if (!child.equals("/global")) {
        paths.add(child);
      }
    }
    return paths;
  }

  private static List<String> paths(String path, JsonNode values, JsonNode schema) {
    var paths = new ArrayList<String>();
    for (var value : values.properties()) {
      var child = path + "/" + value.getKey();
      var known = schema.path("properties").path(value.getKey());
      if (known.has("properties") && !IS_KUBERNETES.contains(child)) {
        paths.addAll(paths(child, value.getValue(), known));
      } else {
        paths.add(child);
      }
    }
    return paths;
  }

  /** The values with a comment right above them. */
  private static List<String> commented(String yaml) {
    var commented = new ArrayList<String>();
    var path = new ArrayList<String>();
    var above = "";
    for (String line : yaml.lines().toList()) {
      var key = KEY.matcher(line);
      if (key.find()) {
        var depth = key.group(1).length() / 2;
        path.subList(Math.min(depth, path.size()), path.size()).clear();
        path.add(key.group(2));
        if (above.startsWith("#")) {
          commented.add("/" + String.join("/", path));
        }
      }
      above = line.trim();
    }
    return commented;
  }
}

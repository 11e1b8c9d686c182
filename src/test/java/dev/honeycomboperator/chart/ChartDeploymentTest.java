package dev.honeycomboperator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartDeploymentTest {

  @Test
  void the_pod_runs_as_a_numbered_user_that_is_not_root() {
    var security = pod("{}").getSecurityContext();

    assertThat(security.getRunAsNonRoot()).isTrue();
    assertThat(security.getRunAsUser()).isEqualTo(65532);
    assertThat(security.getRunAsGroup()).isEqualTo(65532);
    assertThat(security.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
  }

  @Test
  void the_image_runs_as_the_same_user() throws IOException {
    var user = pod("{}").getSecurityContext().getRunAsUser();

    assertThat(Files.readString(Path.of("Dockerfile"))).contains("\nUSER " + user + ":" + user);
  }

  @Test
  void the_cluster_may_assign_the_user_instead() {
    var security =
        pod("podSecurityContext: {runAsUser: null, runAsGroup: null}").getSecurityContext();

    assertThat(security.getRunAsUser()).isNull();
    assertThat(security.getRunAsGroup()).isNull();
    assertThat(security.getRunAsNonRoot()).isTrue();
  }

  @Test
  void the_container_can_neither_gain_rights_nor_write_its_file_system() {
    var security = container("{}").getSecurityContext();

    assertThat(security.getAllowPrivilegeEscalation()).isFalse();
    assertThat(security.getReadOnlyRootFilesystem()).isTrue();
    assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(security.getCapabilities().getAdd()).isEmpty();
    assertThat(security.getPrivileged()).isNull();
  }

  @Test
  void only_a_small_tmp_can_be_written() {
    var pod = pod("{}");

    assertThat(pod.getVolumes()).extracting(Volume::getName).containsExactly("tmp");
    assertThat(pod.getVolumes().getFirst().getEmptyDir().getSizeLimit()).hasToString("64Mi");
    assertThat(container("{}").getVolumeMounts().getFirst().getMountPath()).isEqualTo("/tmp");
  }

  @Test
  void each_probe_asks_its_own_endpoint() {
    var container = container("{}");

    assertThat(path(container.getStartupProbe())).isEqualTo("/q/health/started");
    assertThat(path(container.getLivenessProbe())).isEqualTo("/q/health/live");
    assertThat(path(container.getReadinessProbe())).isEqualTo("/q/health/ready");
    assertThat(container.getPorts().getFirst().getContainerPort()).isEqualTo(8080);
  }

  @Test
  void memory_is_bounded_and_processor_time_is_not() {
    var resources = container("{}").getResources();

    assertThat(resources.getRequests()).containsOnlyKeys("cpu", "memory");
    assertThat(resources.getLimits()).containsOnlyKeys("memory");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                                           | 105
          settings: {terminationTimeout: PT2M}                                         | 135
          settings: {terminationTimeout: PT1M0.5S}                                     |  76
          settings: {terminationTimeout: PT1H1M1S}                                     | 3676
          terminationGracePeriodSeconds: 91                                            |  91
          {settings: {terminationTimeout: PT5S}, terminationGracePeriodSeconds: 6}     |   6
          """)
  void the_pod_is_given_more_time_to_stop_than_the_operator_takes(String values, long seconds) {
    assertThat(pod(values).getTerminationGracePeriodSeconds()).isEqualTo(seconds);
  }

  @Test
  void two_replicas_are_spread_and_replaced_one_after_the_other() {
    var deployment = Chart.rendered("replicas: 2").only(Deployment.class).getSpec();

    assertThat(deployment.getReplicas()).isEqualTo(2);
    assertThat(deployment.getStrategy().getType()).isEqualTo("RollingUpdate");
    var spread = deployment.getTemplate().getSpec().getTopologySpreadConstraints().getFirst();
    assertThat(spread.getTopologyKey()).isEqualTo("kubernetes.io/hostname");
    assertThat(spread.getLabelSelector()).isEqualTo(deployment.getSelector());
  }

  @Test
  void a_restored_copy_can_start_with_no_replica() {
    var deployment = Chart.rendered("replicas: 0").only(Deployment.class);

    assertThat(deployment.getSpec().getReplicas()).isZero();
  }

  @Test
  void without_leader_election_the_old_pod_stops_before_the_new_one_starts() {
    var deployment = Chart.rendered("settings: {leaderElection: false}").only(Deployment.class);

    assertThat(deployment.getSpec().getStrategy().getType()).isEqualTo("Recreate");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                          | honeycomb-operator:0.1.0
          image: {repository: r.example/x, tag: v9}   | r.example/x:v9
          image: {tag: v9, digest: "sha256:%1$s"}     | honeycomb-operator@sha256:%1$s
          """)
  void the_image_is_named_by_digest_or_tag_or_the_charts_version(String values, String image) {
    var digest = "a".repeat(64);

    assertThat(container(values.formatted(digest)).getImage()).isEqualTo(image.formatted(digest));
  }

  @Test
  void what_the_administrator_adds_to_the_pod_gets_there() throws IOException {
    var template =
        Chart.rendered(Files.readString(Path.of("src/test/resources/chart/every-value.yaml")))
            .only(Deployment.class)
            .getSpec()
            .getTemplate();

    var pod = template.getSpec();
    assertThat(template.getMetadata().getAnnotations())
        .containsEntry("example.com/annotated", "yes");
    assertThat(template.getMetadata().getLabels()).containsEntry("example.com/labelled", "yes");
    assertThat(pod.getServiceAccountName()).isEqualTo("minter");
    assertThat(pod.getPriorityClassName()).isEqualTo("system-cluster-critical");
    assertThat(pod.getNodeSelector()).containsEntry("kubernetes.io/os", "linux");
    assertThat(pod.getTolerations().getFirst().getKey()).isEqualTo("dedicated");
    assertThat(pod.getAffinity().getPodAntiAffinity()).isNotNull();
    assertThat(pod.getTopologySpreadConstraints().getFirst().getMaxSkew()).isEqualTo(2);
    assertThat(pod.getImagePullSecrets().getFirst().getName()).isEqualTo("registry-credential");
    assertThat(pod.getTerminationGracePeriodSeconds()).isEqualTo(200);
    assertThat(pod.getContainers().getFirst().getImagePullPolicy()).isEqualTo("Always");
    assertThat(pod.getContainers().getFirst().getEnv()).anyMatch(e -> e.getName().equals("EXTRA"));
  }

  private static PodSpec pod(String values) {
    return Chart.rendered(values).only(Deployment.class).getSpec().getTemplate().getSpec();
  }

  private static Container container(String values) {
    List<Container> containers = pod(values).getContainers();
    assertThat(containers).hasSize(1);
    return containers.getFirst();
  }

  private static String path(Probe probe) {
    assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("http");
    return probe.getHttpGet().getPath();
  }
}

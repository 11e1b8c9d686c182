package dev.honeycomboperator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Exactly these rights and no more, verb by verb. */
class ChartRbacTest {

  private static final String ACCOUNT = "hc-honeycomb-operator";

  private static final String TEAMS_OF_THE_CLUSTER =
      """
      everywhere honeycomb-operator.dev clusterhoneycombteams        get list watch
      everywhere honeycomb-operator.dev clusterhoneycombteams/status get update patch
      """;

  private static final String A_SERVED_NAMESPACE =
      """
      WHERE honeycomb-operator.dev honeycombapikeys            get list watch update patch
      WHERE honeycomb-operator.dev honeycombapikeys/status     get update patch
      WHERE honeycomb-operator.dev honeycombapikeys/finalizers update
      WHERE honeycomb-operator.dev honeycombteams              get list watch update patch
      WHERE honeycomb-operator.dev honeycombteams/status       get update patch
      WHERE core secrets    get list watch create update patch
      WHERE core events     create
      WHERE core namespaces get
      """;

  private static final String THE_LEASE =
      """
      operators coordination.k8s.io leases=honeycomb-operator get update patch
      operators coordination.k8s.io leases                    create
      """;

  private static final String THE_INSTALLATIONS_IDENTITY =
      """
      everywhere core namespaces=kube-system get
      """;

  private static final String CREDENTIALS_OF_CLUSTER_TEAMS =
      """
      operators core secrets get list watch update patch
      """;

  private static final String EVENTS_OF_CLUSTER_TEAMS =
      """
      default core events create
      """;

  @Test
  void serving_all_namespaces_takes_these_rights_and_no_more() {
    var manifests = Chart.rendered("{}");

    assertThat(Grants.of(manifests, ACCOUNT))
        .isEqualTo(
            Grants.table(
                TEAMS_OF_THE_CLUSTER
                    + A_SERVED_NAMESPACE.replace("WHERE", "everywhere")
                    + THE_LEASE));
  }

  @Test
  void serving_some_namespaces_takes_these_rights_there_and_no_more_elsewhere() {
    var manifests = Chart.rendered("watchNamespaces: [team-a, team-b]");

    assertThat(Grants.of(manifests, ACCOUNT))
        .isEqualTo(
            Grants.table(
                TEAMS_OF_THE_CLUSTER
                    + A_SERVED_NAMESPACE.replace("WHERE", "team-a")
                    + A_SERVED_NAMESPACE.replace("WHERE", "team-b")
                    + THE_LEASE
                    + THE_INSTALLATIONS_IDENTITY
                    + CREDENTIALS_OF_CLUSTER_TEAMS
                    + EVENTS_OF_CLUSTER_TEAMS));
  }

  @Test
  void a_configured_installation_needs_no_look_at_kube_system() {
    var manifests = Chart.rendered("{watchNamespaces: [team-a], installation: prod}");

    assertThat(Grants.of(manifests, ACCOUNT))
        .doesNotContainAnyElementsOf(Grants.table(THE_INSTALLATIONS_IDENTITY));
  }

  @Test
  void serving_its_own_namespace_and_default_takes_no_second_role_there() {
    var manifests = Chart.rendered("watchNamespaces: [operators, default]");

    assertThat(Grants.of(manifests, ACCOUNT))
        .isEqualTo(
            Grants.table(
                TEAMS_OF_THE_CLUSTER
                    + A_SERVED_NAMESPACE.replace("WHERE", "operators")
                    + A_SERVED_NAMESPACE.replace("WHERE", "default")
                    + THE_LEASE
                    + THE_INSTALLATIONS_IDENTITY));
  }

  @Test
  void pods_are_seen_only_where_the_operator_is_told_to_watch_them() {
    var everywhere = Chart.rendered("watchPods: true");
    var somewhere = Chart.rendered("{watchPods: true, watchNamespaces: [team-a]}");

    assertThat(grantsOn("pods", everywhere))
        .containsExactlyInAnyOrder("everywhere core pods list", "everywhere core pods watch");
    assertThat(grantsOn("pods", somewhere))
        .containsExactlyInAnyOrder("team-a core pods list", "team-a core pods watch");
  }

  @Test
  void deleting_secrets_is_granted_only_where_the_api_server_guards_owner_references() {
    var manifests = Chart.rendered("rbac: {ownerReferencesPermissionEnforcement: true}");

    assertThat(Grants.of(manifests, ACCOUNT))
        .filteredOn(grant -> grant.endsWith(" delete"))
        .containsExactly("everywhere core secrets delete");
  }

  @Test
  void the_lease_is_granted_by_the_name_and_namespace_it_is_configured_with() {
    var manifests = Chart.rendered("settings: {leaseName: bees, leaseNamespace: leases}");

    assertThat(Grants.of(manifests, ACCOUNT))
        .filteredOn(grant -> grant.contains("coordination.k8s.io"))
        .containsExactlyInAnyOrder(
            "leases coordination.k8s.io leases=bees get",
            "leases coordination.k8s.io leases=bees update",
            "leases coordination.k8s.io leases=bees patch",
            "leases coordination.k8s.io leases create");
  }

  @Test
  void without_leader_election_no_lease_is_granted() {
    var manifests = Chart.rendered("settings: {leaderElection: false}");

    assertThat(Grants.of(manifests, ACCOUNT)).noneMatch(grant -> grant.contains("leases"));
  }

  @Test
  void nothing_is_granted_where_the_administrator_does_it() {
    var manifests = Chart.rendered("rbac: {create: false}");

    assertThat(manifests.kinds()).containsExactly("ServiceAccount", "Service", "Deployment");
  }

  @Test
  void an_existing_account_is_granted_the_rights_and_not_made() {
    var manifests = Chart.rendered("serviceAccount: {create: false, name: minter}");

    assertThat(manifests.all(ServiceAccount.class)).isEmpty();
    assertThat(Grants.of(manifests, "minter")).isNotEmpty();
  }

  @Test
  void viewers_may_read_all_three_kinds() {
    var role = aggregated("view");

    assertThat(Grants.lines("any", role.getRules()))
        .containsExactlyInAnyOrderElementsOf(
            Grants.table(
                """
                any honeycomb-operator.dev honeycombapikeys      get list watch
                any honeycomb-operator.dev honeycombteams        get list watch
                any honeycomb-operator.dev clusterhoneycombteams get list watch
                """));
  }

  @Test
  void editors_may_write_what_stays_within_their_namespace() {
    var role = aggregated("edit");

    assertThat(Grants.lines("any", role.getRules()))
        .containsExactlyInAnyOrderElementsOf(
            Grants.table(
                """
                any honeycomb-operator.dev honeycombapikeys create update patch delete deletecollection
                any honeycomb-operator.dev honeycombteams   create update patch delete deletecollection
                """));
  }

  @Test
  void config_maps_are_written_only_where_ids_are_to_be_published() {
    var manifests = Chart.rendered("publishKeyIds: true");

    assertThat(grantsOn("configmaps", manifests))
        .containsExactlyInAnyOrder(
            "everywhere core configmaps get",
            "everywhere core configmaps create",
            "everywhere core configmaps update");
  }

  @Test
  void workloads_are_changed_only_where_they_are_to_be_restarted() {
    var manifests = Chart.rendered("restartWorkloads: true");

    assertThat(grantsOn("deployments", manifests))
        .containsExactlyInAnyOrder(
            "everywhere apps deployments get", "everywhere apps deployments patch");
    assertThat(grantsOn("daemonsets", manifests)).hasSize(2);
    assertThat(grantsOn("statefulsets", manifests)).hasSize(2);
  }

  private static List<String> grantsOn(String resource, Manifests manifests) {
    return Grants.of(manifests, ACCOUNT).stream()
        .filter(grant -> grant.contains(" " + resource + " "))
        .toList();
  }

  private static ClusterRole aggregated(String role) {
    var label = "rbac.authorization.k8s.io/aggregate-to-" + role;
    List<ClusterRole> found =
        Chart.rendered("{}").all(ClusterRole.class).stream()
            .filter(candidate -> "true".equals(candidate.getMetadata().getLabels().get(label)))
            .toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }
}

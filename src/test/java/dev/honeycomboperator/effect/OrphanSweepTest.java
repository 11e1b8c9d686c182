package dev.honeycomboperator.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.crd.HoneycombApiKeySpec;
import dev.honeycomboperator.decision.Mark;
import dev.honeycomboperator.honeycomb.Endpoint;
import dev.honeycomboperator.honeycomb.HoneycombException;
import dev.honeycomboperator.honeycomb.Inventory;
import dev.honeycomboperator.honeycomb.KeyType;
import dev.honeycomboperator.honeycomb.ManagementKey;
import dev.honeycomboperator.honeycomb.fake.FakeHoneycomb;
import dev.honeycomboperator.honeycomb.fake.FakeTeam;
import dev.honeycomboperator.kube.TestCluster;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What has to be so at the moment in which an orphan is revoked. */
@Tag("operator")
@Timeout(60)
class OrphanSweepTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final TestCluster cluster = TestCluster.open();
  private final KubernetesClient client = cluster.client();
  private final String namespace = cluster.freshNamespace("orphan-test");
  private Instant now = Instant.parse("2026-11-01T12:00:00Z");
  private final FakeHoneycomb honeycomb = new FakeHoneycomb(() -> now);
  private final FakeTeam team = honeycomb.team("acme");
  private final ManagementKey credential = team.managementKey();
  private final Inventory inventory = new Inventory(() -> now, Duration.ofMinutes(2));
  private final Mark mark = Mark.of("prod", namespace, "collectors");
  private final OrphanSweep sweep = sweep(OrphanPolicy.REVOKE);
  private String orphan = "";

  @BeforeEach
  void find() throws HoneycombException {
    var environment = team.environment("production").id();
    orphan = team.createInUi(KeyType.INGEST, mark.nameFor("x"), environment).key().id();
    list();
  }

  @AfterEach
  void close() {
    client.namespaces().withName(namespace).delete();
    cluster.close();
    honeycomb.close();
  }

  @Test
  void an_orphan_of_two_lists_a_sweep_apart_is_revoked() throws HoneycombException {
    listAfter(HOUR);

    var revoked = sweep.revokeDue(session(credential), age());

    assertThat(revoked).containsExactly(orphan);
    assertThat(team.key(orphan)).isEmpty();
  }

  @Test
  void two_lists_one_after_the_other_are_not_enough() throws HoneycombException {
    listAfter(HOUR.minusSeconds(1));

    assertThat(sweep.revokeDue(session(credential), age())).isEmpty();
  }

  @Test
  void a_resource_that_came_back_since_the_list_keeps_its_key() throws HoneycombException {
    listAfter(HOUR);
    var resource = new HoneycombApiKey();
    resource.setMetadata(
        new ObjectMetaBuilder().withName("collectors").withNamespace(namespace).build());
    resource.setSpec(
        Serialization.unmarshal("environment: {slug: production}", HoneycombApiKeySpec.class));
    client.resource(resource).create();

    assertThat(sweep.revokeDue(session(credential), age())).isEmpty();
    assertThat(team.key(orphan)).isPresent();
  }

  @Test
  void a_key_whose_mark_was_taken_off_since_the_list_is_left_alone() throws HoneycombException {
    listAfter(HOUR);
    team.renameInUi(orphan, "mine now");

    assertThat(sweep.revokeDue(session(credential), age())).isEmpty();
    assertThat(team.key(orphan)).isPresent();
  }

  @Test
  void a_turn_that_is_too_old_revokes_nothing() throws HoneycombException {
    listAfter(HOUR);
    var age = age();
    now = now.plus(LEASE);

    assertThat(sweep.revokeDue(session(credential), age)).isEmpty();
    assertThat(team.key(orphan)).isPresent();
  }

  @Test
  void a_credential_that_speaks_for_another_team_revokes_nothing() throws HoneycombException {
    listAfter(HOUR);
    var other = honeycomb.team("other").managementKey();

    assertThat(sweep.revokeDue(session(other), age())).isEmpty();
    assertThat(team.key(orphan)).isPresent();
  }

  @Test
  void what_is_only_to_be_reported_is_not_revoked() throws HoneycombException {
    var reporting = sweep(OrphanPolicy.REPORT);
    reporting.orphans(session(credential));
    listAfter(HOUR);

    assertThat(reporting.orphans(session(credential))).containsExactly(orphan);
    assertThat(reporting.revokeDue(session(credential), age())).isEmpty();
  }

  private OrphanSweep sweep(OrphanPolicy policy) {
    return new OrphanSweep(client, new Wishes("prod", HOUR, HOUR), policy, true, HOUR);
  }

  private void listAfter(Duration passed) throws HoneycombException {
    now = now.plus(passed);
    list();
  }

  private void list() throws HoneycombException {
    inventory.refresh(honeycomb.client(credential), now);
    sweep.orphans(session(credential));
  }

  private TurnAge age() {
    return TurnAge.startingNow(LEASE, () -> now);
  }

  /** A session that began with the first team, and whose credential may have been swapped since. */
  private TeamSession session(ManagementKey speaking) throws HoneycombException {
    return new TeamSession(
        honeycomb.client(speaking),
        Endpoint.US,
        speaking,
        honeycomb.client(credential).identity(),
        inventory,
        new Census(inventory, "prod", () -> now, Duration.ofMinutes(2)),
        List.of(),
        () -> now);
  }
}

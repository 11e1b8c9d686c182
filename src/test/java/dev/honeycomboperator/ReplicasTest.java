package dev.honeycomboperator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.honeycomb.Operation;
import dev.honeycomboperator.honeycomb.fake.Fault;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Of two operators one acts; the other takes over when it may, and not before. */
@Tag("operator")
@Timeout(60)
class ReplicasTest {

  private static final Duration LEASE = Duration.ofSeconds(8);

  private final World world =
      new World()
          .set("leader-election", "true")
          .set("lease-duration", LEASE.toString())
          .set("lease-renew-deadline", "PT3S")
          .set("lease-retry-period", "PT0.2S")
          .set("write-allowance", "PT2S")
          .set("termination-timeout", "PT7S")
          .set("settling-time", "PT4.5S");

  private final List<Replica> replicas = new ArrayList<>();

  @BeforeEach
  void nobodyLeads() {
    lease().delete();
  }

  @AfterEach
  void close() {
    replicas.forEach(Replica::close);
    world.close();
  }

  @Test
  void one_of_two_acts() {
    world.withTeam();
    var leader = replica();
    world.expect(() -> assertThat(holder()).isNotEmpty());
    var standby = replica();

    world.key("collectors");

    world.expectReady("collectors");
    assertThat(leader.turns()).isPositive();
    assertThat(standby.turns()).isZero();
    assertThat(world.posts()).isEqualTo(1);
  }

  @Test
  void a_standby_takes_over_at_once_when_the_leader_stops() {
    world.withTeam();
    var leader = replica();
    world.key("first");
    world.expectReady("first");
    var standby = replica();

    leader.stop();

    var stopped = Instant.now();
    world.key("second");
    world.expectReady("second");
    assertThat(Instant.now()).isBefore(stopped.plus(LEASE));
    assertThat(standby.turns()).isPositive();
    assertThat(world.posts()).isEqualTo(2);
  }

  @Test
  void a_standby_waits_for_the_end_of_a_lease_whose_holder_was_killed() {
    world.withTeam();
    var killed = Instant.now();
    hold("a-process-that-was-killed");
    replica();

    world.key("collectors");

    world.expectReady("collectors");
    assertThat(world.honeycomb.journal().calls(Operation.CREATE_KEY).getFirst().at())
        .isAfter(killed.plus(LEASE).minusSeconds(1));
  }

  @Test
  void a_stop_waits_for_a_key_that_is_being_proven_and_for_its_secret() {
    world.withTeam();
    var leader = replica();
    world.honeycomb.failNext(Operation.INTROSPECT, Fault.slow(Duration.ofMillis(800)));
    world.key("collectors");
    world.expect(() -> assertThat(world.liveKeys()).hasSize(1));

    leader.stop();

    assertThat(world.honeycomb.accepts(world.value("collectors"))).isTrue();
    assertThat(holder()).isEmpty();
  }

  @Test
  void a_stop_waits_for_a_secret_that_the_api_server_does_not_take_at_once() {
    world.withTeam();
    var leader = replica();
    world.expectTeam("True", Reason.AVAILABLE);
    var refusing = world.refuseWrites("secrets");
    world.key("collectors");
    world.expect(() -> assertThat(world.liveKeys()).hasSize(1));

    var stopped = CompletableFuture.runAsync(leader::stop);

    assertThat(stopped).isNotDone();
    refusing.run();
    stopped.join();
    assertThat(world.honeycomb.accepts(world.value("collectors"))).isTrue();
    assertThat(holder()).isEmpty();
  }

  @Test
  void what_a_turn_that_was_cut_off_left_behind_is_tidied_when_its_lease_has_run_out() {
    world.set("termination-timeout", "PT0.1S").set("overlap", "PT2S").withTeam();
    var leader = replica();
    world.honeycomb.switches().acceptedAfter(Duration.ofMillis(1700));
    world.key("collectors");
    world.expect(() -> assertThat(world.liveKeys()).hasSize(1));
    leader.stop();
    var stopped = Instant.now();
    world.honeycomb.switches().acceptedAfter(Duration.ZERO);

    replica();

    world.expectReady("collectors");
    assertThat(world.honeycomb.journal().calls(Operation.CREATE_KEY).getLast().at())
        .isAfter(stopped.plus(LEASE).minusSeconds(2));
    world.expect(() -> assertThat(world.liveKeys()).hasSize(1));
    assertThat(world.honeycomb.accepts(world.value("collectors"))).isTrue();
  }

  @Test
  void a_stop_that_cuts_off_a_turn_leaves_the_lease_to_run_out() {
    world.set("termination-timeout", "PT0.1S").withTeam();
    var leader = replica();
    world.honeycomb.switches().acceptedAfter(Duration.ofMillis(1700));
    world.key("collectors");
    world.expect(() -> assertThat(world.liveKeys()).hasSize(1));

    leader.stop();

    assertThat(holder()).isNotEmpty();
  }

  @Test
  void a_process_that_loses_its_lease_ends() {
    var leader = replica();
    world.expect(() -> assertThat(holder()).isNotEmpty());

    lease().delete();
    hold("another");

    world.expect(() -> assertThat(leader.ended()).isTrue());
  }

  @Test
  void a_process_that_stops_has_not_lost_its_lease() {
    var leader = replica();
    world.expect(() -> assertThat(holder()).isNotEmpty());

    leader.stop();

    assertThat(leader.ended()).isFalse();
    assertThat(holder()).isEmpty();
  }

  private Replica replica() {
    var replica = Replica.of(world);
    replicas.add(replica);
    return replica;
  }

  private void hold(String holder) {
    var now = ZonedDateTime.now(ZoneOffset.UTC);
    world
        .kubernetes
        .resource(
            new LeaseBuilder()
                .withNewMetadata()
                .withName("honeycomb-operator")
                .withNamespace(world.operatorNamespace())
                .endMetadata()
                .withNewSpec()
                .withHolderIdentity(holder)
                .withLeaseDurationSeconds((int) LEASE.toSeconds())
                .withAcquireTime(now)
                .withRenewTime(now)
                .withLeaseTransitions(0)
                .endSpec()
                .build())
        .create();
  }

  private String holder() {
    var lease = lease().get();
    return lease == null || lease.getSpec().getHolderIdentity() == null
        ? ""
        : lease.getSpec().getHolderIdentity();
  }

  private Resource<Lease> lease() {
    return world
        .kubernetes
        .leases()
        .inNamespace(world.operatorNamespace())
        .withName("honeycomb-operator");
  }
}

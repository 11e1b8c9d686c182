package dev.honeycomboperator.honeycomb.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.Environment;
import dev.honeycomboperator.honeycomb.Failing;
import dev.honeycomboperator.honeycomb.Honeycomb;
import dev.honeycomboperator.honeycomb.KeyChange;
import dev.honeycomboperator.honeycomb.KeyType;
import dev.honeycomboperator.honeycomb.NewKey;
import dev.honeycomboperator.honeycomb.Operation;
import dev.honeycomboperator.honeycomb.Permission;
import dev.honeycomboperator.honeycomb.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The switches, people, accidents and books of the fake. */
final class FakeHoneycombTest {

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-01T12:00:00Z"));
  private final FakeHoneycomb fake = new FakeHoneycomb(clock);
  private final FakeTeam team = fake.team("acme");
  private final Environment production = team.environment("Production");
  private final Honeycomb client = fake.client(team.managementKey());

  @Test
  void a_disabled_key_may_be_let_in_for_a_while() {
    fake.switches().refusedAfterDisable(Duration.ofMinutes(2));
    var key = team.createInUi(KeyType.INGEST, "k", production.id());

    team.disableInUi(key.key().id());

    assertThat(fake.accepts(key.value())).isTrue();
    clock.advance(Duration.ofMinutes(2));
    assertThat(fake.accepts(key.value())).isFalse();
  }

  @Test
  void a_deleted_key_may_be_let_in_for_a_while() throws Exception {
    fake.switches().refusedAfterDelete(Duration.ofMinutes(2));
    var key = team.createInUi(KeyType.INGEST, "k", production.id());

    team.deleteInUi(key.key().id());

    assertThat(client.introspect(key.value()).id()).isEqualTo(key.key().id());
    clock.advance(Duration.ofMinutes(2));
    assertThat(fake.accepts(key.value())).isFalse();
  }

  @Test
  void a_key_enabled_again_in_time_never_stops_working() {
    fake.switches().refusedAfterDisable(Duration.ofMinutes(2));
    var key = team.createInUi(KeyType.INGEST, "k", production.id());
    team.disableInUi(key.key().id());

    team.enableInUi(key.key().id());

    clock.advance(Duration.ofMinutes(2));
    assertThat(fake.accepts(key.value())).isTrue();
  }

  @Test
  void a_revoked_management_key_may_work_for_a_while() throws Exception {
    fake.switches().managementKeyRefusedAfter(Duration.ofMinutes(3));
    var key = team.managementKey();

    team.revokeManagementKey(key);

    assertThat(fake.client(key).identity().teamSlug()).isEqualTo("acme");
    clock.advance(Duration.ofMinutes(3));
    assertThat(Failing.problem(() -> fake.client(key).identity()))
        .isInstanceOf(Problem.Unauthorized.class);
  }

  @Test
  void a_late_request_is_carried_out_when_its_time_has_come() throws Exception {
    fake.failNext(Operation.CREATE_KEY, Fault.reset().lateCommit(Duration.ofSeconds(90)));
    assertThat(Failing.problem(() -> client.create(ingest("late"))))
        .isInstanceOf(Problem.NoReply.class);
    assertThat(client.keys()).isEmpty();

    clock.advance(Duration.ofSeconds(90));

    assertThat(client.keys()).extracting(ApiKey::name).containsExactly("late");
  }

  @Test
  void faults_are_served_in_the_order_of_the_script() throws Exception {
    fake.failNext(Operation.LIST_KEYS, 2, Fault.serverError());
    fake.failNext(Operation.LIST_KEYS, Fault.badGateway());

    var problems =
        List.of(
            Failing.problem(client::keys),
            Failing.problem(client::keys),
            Failing.problem(client::keys));

    assertThat(problems)
        .extracting(problem -> ((Problem.ServerError) problem).status())
        .containsExactly(500, 500, 502);
    assertThat(client.keys()).isEmpty();
  }

  @Test
  void an_outage_strikes_every_call_until_it_is_over() throws Exception {
    fake.outage(Fault.status(503));
    assertThat(Failing.problem(client::identity)).isInstanceOf(Problem.ServerError.class);
    assertThat(Failing.problem(client::keys)).isInstanceOf(Problem.ServerError.class);

    fake.heal();

    assertThat(client.keys()).isEmpty();
  }

  @Test
  void names_can_be_unique() {
    fake.switches().uniqueNames(true);
    team.createInUi(KeyType.INGEST, "twin", production.id());

    var problem = Failing.problem(() -> client.create(ingest("twin")));

    assertThat(problem).isInstanceOf(Problem.Rejected.class);
  }

  @Test
  void a_team_can_be_full() {
    fake.switches().keyQuota(1);
    team.createInUi(KeyType.INGEST, "k", production.id());

    var problem = Failing.problem(() -> client.create(ingest("one too many")));

    assertThat(problem).isInstanceOf(Problem.Rejected.class);
  }

  @Test
  void an_environment_can_bring_a_key_of_its_own() {
    fake.switches().keyWithEnvironment(true);

    var staging = team.environment("Staging");

    assertThat(team.keys())
        .extracting(key -> key.environmentId().orElseThrow())
        .containsExactly(staging.id());
  }

  @Test
  void an_environment_takes_its_keys_with_it() {
    var key = team.createInUi(KeyType.INGEST, "k", production.id());

    team.deleteEnvironment(production.id());

    assertThat(team.keys()).isEmpty();
    assertThat(fake.accepts(key.value())).isFalse();
  }

  @Test
  void keys_are_found_by_the_end_of_their_names() {
    team.createInUi(KeyType.INGEST, "one [mark]", production.id());
    var disabled = team.createInUi(KeyType.INGEST, "two [mark]", production.id());
    team.createInUi(KeyType.INGEST, "three", production.id());

    team.disableInUi(disabled.key().id());

    assertThat(team.liveKeys("[mark]")).extracting(ApiKey::name).containsExactly("one [mark]");
    assertThat(team.liveKeys()).hasSize(2);
    assertThat(team.keys()).hasSize(3);
  }

  @Test
  void a_person_can_rename_and_permit() {
    var key = team.createInUi(KeyType.CONFIGURATION, "k", production.id()).key();

    team.renameInUi(key.id(), "renamed");
    team.permitInUi(key.id(), Set.of(Permission.RUN_QUERIES));

    assertThat(team.key(key.id()))
        .contains(
            key.with(
                KeyChange.NONE
                    .withName("renamed")
                    .withPermissions(Set.of(Permission.RUN_QUERIES))));
  }

  @Test
  void teams_do_not_see_each_other() throws Exception {
    var other = fake.team("other");
    var key = other.createInUi(KeyType.INGEST, "k", other.environment("e").id()).key();

    var seen = client.key(key.id());

    assertThat(seen).isEmpty();
    assertThat(client.keys()).isEmpty();
  }

  @Test
  void every_call_is_in_the_journal() throws Exception {
    var key = client.create(ingest("k")).key();
    client.delete(key.id());

    var calls = fake.journal().calls();

    assertThat(calls)
        .containsExactly(
            new Call(clock.instant(), Route.IDENTITY, "", "", 200),
            new Call(clock.instant(), Route.CREATE_KEY, "acme", "", 200),
            new Call(clock.instant(), Route.DELETE_KEY, "acme", key.id(), 200));
    assertThat(fake.calls(Operation.CREATE_KEY)).isEqualTo(1);
  }

  @Test
  void every_secret_is_known_to_whoever_searches_for_leaks() throws Exception {
    var credential = team.managementKey();
    var ingest = client.create(ingest("k"));

    var secrets = fake.allSecretsEverIssued();

    assertThat(secrets)
        .contains(credential.secret().reveal(), ingest.value().reveal().substring(32));
  }

  @Test
  void a_person_cannot_do_what_the_team_may_not() {
    assertThatThrownBy(() -> team.deleteInUi("hcaik_nothing")).isInstanceOf(Refusal.class);
  }

  private NewKey ingest(String name) {
    return new NewKey(KeyType.INGEST, name, production.id(), Set.of(), false);
  }
}

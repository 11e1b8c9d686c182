package dev.honeycomboperator.honeycomb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.honeycomb.fake.FakeHoneycomb;
import dev.honeycomboperator.honeycomb.fake.FakeTeam;
import dev.honeycomboperator.honeycomb.fake.Fault;
import dev.honeycomboperator.honeycomb.fake.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every {@link Honeycomb} does, whatever is behind it. */
abstract class HoneycombContract {

  static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

  final ManualClock clock = new ManualClock(START);
  final FakeHoneycomb fake = new FakeHoneycomb(clock);
  final FakeTeam team = fake.team("acme");
  final Environment production = team.environment("Production");

  /** The implementation under test, on {@link #fake}. */
  abstract Honeycomb client(ManagementKey credential);

  @AfterEach
  void close() {
    fake.close();
  }

  @Test
  void a_management_key_knows_its_team_and_scopes() throws Exception {
    var credential = team.managementKey("api-keys:write", "mcp:read");

    var identity = client(credential).identity();

    assertThat(identity)
        .isEqualTo(
            new TeamIdentity(
                credential.id(),
                team.id(),
                "acme",
                "Team acme",
                Set.of("api-keys:write", "mcp:read")));
  }

  @Test
  void a_revoked_management_key_is_unauthorized() {
    var credential = team.managementKey();
    team.revokeManagementKey(credential);

    var problem = problem(() -> client(credential).identity());

    assertThat(problem).isInstanceOf(Problem.Unauthorized.class);
  }

  @Test
  void the_successor_of_a_rotated_management_key_works() throws Exception {
    var successor = team.rotateManagementKey(team.managementKey("api-keys:read"));

    var identity = client(successor).identity();

    assertThat(identity.scopes()).containsExactly("api-keys:read");
  }

  @Test
  void environments_are_listed_with_their_slugs() throws Exception {
    var staging = team.environment("Staging EU");

    var environments = honeycomb().environments();

    assertThat(environments).containsExactlyInAnyOrder(production, staging);
    assertThat(staging.slug()).isEqualTo("staging-eu");
  }

  @Test
  void an_ingest_key_is_created_as_asked() throws Exception {
    var issued = honeycomb().create(ingest("collectors", Permission.CREATE_DATASETS));

    assertThat(issued.key())
        .isEqualTo(
            new ApiKey(
                issued.key().id(),
                KeyType.INGEST,
                "collectors",
                false,
                Set.of(Permission.CREATE_DATASETS),
                Optional.of(production.id()),
                START));
    assertThat(team.keys()).containsExactly(issued.key());
  }

  @Test
  void the_value_of_an_ingest_key_is_its_id_followed_by_the_secret() throws Exception {
    var issued = honeycomb().create(ingest("collectors"));

    assertThat(issued.value().reveal()).matches(issued.key().id() + "[a-z0-9]{32}").hasSize(64);
    assertThat(fake.accepts(issued.value())).isTrue();
  }

  @Test
  void the_value_of_a_configuration_key_is_the_secret_alone() throws Exception {
    var issued = honeycomb().create(configuration("boards", Permission.MANAGE_BOARDS));

    assertThat(issued.value().reveal()).matches("[A-Za-z0-9]{22}");
    assertThat(fake.accepts(issued.value())).isTrue();
  }

  @Test
  void a_configuration_key_has_the_permissions_asked_for_and_no_others() throws Exception {
    var wanted = EnumSet.of(Permission.MANAGE_PRIVATE_BOARDS, Permission.MANAGE_SIGNALS);

    var issued =
        honeycomb().create(new NewKey(KeyType.CONFIGURATION, "c", production.id(), wanted, false));

    assertThat(issued.key().permissions()).isEqualTo(wanted);
  }

  @Test
  void a_key_can_be_created_disabled() throws Exception {
    var issued =
        honeycomb().create(new NewKey(KeyType.INGEST, "spare", production.id(), Set.of(), true));

    assertThat(issued.key().disabled()).isTrue();
    assertThat(fake.accepts(issued.value())).isFalse();
  }

  @Test
  void names_are_not_unique() throws Exception {
    honeycomb().create(ingest("twin"));

    honeycomb().create(ingest("twin"));

    assertThat(team.liveKeys("twin")).hasSize(2);
  }

  @Test
  void a_name_that_is_too_long_is_rejected_with_its_field() {
    var problem = problem(() -> honeycomb().create(ingest("x".repeat(101))));

    assertThat(problem)
        .asInstanceOf(InstanceOfAssertFactories.type(Problem.Rejected.class))
        .satisfies(
            rejected ->
                assertThat(rejected.errors())
                    .extracting(Problem.FieldError::pointer)
                    .containsExactly("/data/attributes/name"));
    assertThat(team.keys()).isEmpty();
  }

  @Test
  void a_key_in_an_unknown_environment_is_not_found() {
    var problem =
        problem(
            () ->
                honeycomb()
                    .create(new NewKey(KeyType.INGEST, "k", "hcaen_nowhere", Set.of(), false)));

    assertThat(problem).isInstanceOf(Problem.NotFound.class);
  }

  @Test
  void a_management_key_that_may_only_read_is_forbidden_to_create() {
    var reader = team.managementKey("api-keys:read", "environments:read");

    var problem = problem(() -> client(reader).create(ingest("k")));

    assertThat(problem).isInstanceOf(Problem.Forbidden.class);
    assertThat(team.keys()).isEmpty();
  }

  @Test
  void the_scope_to_write_is_enough_to_read() throws Exception {
    var created = client(team.managementKey("api-keys:write")).create(ingest("k"));

    var keys = client(team.managementKey("api-keys:write")).keys();

    assertThat(keys).containsExactly(created.key());
  }

  @Test
  void all_pages_are_listed_in_as_many_calls_as_there_are_hundreds() throws Exception {
    IntStream.range(0, 201)
        .forEach(i -> team.createInUi(KeyType.INGEST, "key " + i, production.id()));

    var keys = honeycomb().keys();

    assertThat(keys).hasSize(201).doesNotHaveDuplicates();
    assertThat(fake.calls(Operation.LIST_KEYS)).isEqualTo(3);
  }

  @Test
  void keys_of_both_types_and_classic_ones_are_listed() throws Exception {
    var ingest = team.createInUi(KeyType.INGEST, "i", production.id()).key();
    var configuration = team.createInUi(KeyType.CONFIGURATION, "c", production.id()).key();
    var classic = team.createClassicInUi("old").key();

    var keys = honeycomb().keys();

    assertThat(keys).containsExactlyInAnyOrder(ingest, configuration, classic);
    assertThat(classic.environmentId()).isEmpty();
  }

  @Test
  void a_key_is_read_by_its_id() throws Exception {
    var made = team.createInUi(KeyType.CONFIGURATION, "c", production.id(), Permission.RUN_QUERIES);

    var key = honeycomb().key(made.key().id());

    assertThat(key).contains(made.key());
  }

  @Test
  void an_unknown_key_is_empty() throws Exception {
    var key = honeycomb().key("hcaik_01j1824es7n4evcmv81cn392jb");

    assertThat(key).isEmpty();
  }

  @Test
  void a_rename_leaves_everything_else() throws Exception {
    var made =
        team.createInUi(KeyType.CONFIGURATION, "old", production.id(), Permission.SEND_EVENTS);

    var renamed = honeycomb().update(made.key().id(), KeyChange.NONE.withName("new"));

    assertThat(renamed).isEqualTo(made.key().with(KeyChange.NONE.withName("new")));
    assertThat(team.keys()).containsExactly(renamed);
  }

  @Test
  void disabling_ends_a_key_and_enabling_revives_it() throws Exception {
    var made = team.createInUi(KeyType.INGEST, "k", production.id());
    honeycomb().update(made.key().id(), KeyChange.NONE.withDisabled(true));
    assertThat(fake.accepts(made.value())).isFalse();

    honeycomb().update(made.key().id(), KeyChange.NONE.withDisabled(false));

    assertThat(fake.accepts(made.value())).isTrue();
  }

  @Test
  void permissions_that_are_no_longer_wanted_are_taken_away() throws Exception {
    var made =
        team.createInUi(
            KeyType.CONFIGURATION,
            "c",
            production.id(),
            Permission.SEND_EVENTS,
            Permission.MANAGE_SLOS);

    var changed =
        honeycomb()
            .update(
                made.key().id(),
                KeyChange.NONE.withPermissions(EnumSet.of(Permission.MANAGE_SLOS)));

    assertThat(changed.permissions()).containsExactly(Permission.MANAGE_SLOS);
  }

  @Test
  void what_honeycomb_did_not_apply_shows_in_the_reply() throws Exception {
    fake.switches().patchesManageSignals(false);
    var made = team.createInUi(KeyType.CONFIGURATION, "c", production.id());

    var changed =
        honeycomb()
            .update(
                made.key().id(),
                KeyChange.NONE.withPermissions(EnumSet.of(Permission.MANAGE_SIGNALS)));

    assertThat(changed.permissions()).isEmpty();
  }

  @Test
  void a_change_of_an_unknown_key_is_not_found() {
    var problem = problem(() -> honeycomb().update("hcaik_gone", KeyChange.NONE.withName("new")));

    assertThat(problem).isInstanceOf(Problem.NotFound.class);
  }

  @Test
  void a_deleted_key_is_gone_at_once() throws Exception {
    var made = team.createInUi(KeyType.INGEST, "k", production.id());
    var honeycomb = honeycomb();

    var deleted = honeycomb.delete(made.key().id());

    assertThat(deleted).isTrue();
    assertThat(honeycomb.key(made.key().id())).isEmpty();
    assertThat(honeycomb.delete(made.key().id())).isFalse();
    assertThat(fake.accepts(made.value())).isFalse();
  }

  @Test
  void the_value_of_an_ingest_key_tells_its_id_and_environment() throws Exception {
    var made = team.createInUi(KeyType.INGEST, "k", production.id());

    var identity = honeycomb().introspect(made.value());

    assertThat(identity).isEqualTo(new KeyIdentity(made.key().id(), "production", "acme"));
  }

  @Test
  void the_value_of_a_configuration_key_may_tell_another_id() throws Exception {
    var made = team.createInUi(KeyType.CONFIGURATION, "k", production.id());

    var identity = honeycomb().introspect(made.value());

    assertThat(identity.id()).isNotEqualTo(made.key().id());
    assertThat(identity.environmentSlug()).isEqualTo("production");
  }

  @Test
  void a_value_that_is_not_let_in_is_unauthorized() {
    var made = team.createInUi(KeyType.INGEST, "k", production.id());
    team.disableInUi(made.key().id());

    var problem = problem(() -> honeycomb().introspect(made.value()));

    assertThat(problem).isInstanceOf(Problem.Unauthorized.class);
  }

  @Test
  void a_new_key_may_take_a_while_to_be_let_in() throws Exception {
    fake.switches().acceptedAfter(Duration.ofSeconds(5));
    var honeycomb = honeycomb();
    var issued = honeycomb.create(ingest("k"));
    assertThat(problem(() -> honeycomb.introspect(issued.value())))
        .isInstanceOf(Problem.Unauthorized.class);
    clock.advance(Duration.ofSeconds(5));

    var identity = honeycomb.introspect(issued.value());

    assertThat(identity.id()).isEqualTo(issued.key().id());
  }

  @Test
  void the_team_is_asked_for_once() throws Exception {
    var honeycomb = honeycomb();
    honeycomb.keys();

    honeycomb.keys();

    assertThat(fake.calls(Operation.IDENTITY)).isEqualTo(1);
  }

  @Test
  void a_failure_to_find_the_team_is_not_remembered() throws Exception {
    fake.failNext(Operation.IDENTITY, Fault.serverError());
    var honeycomb = honeycomb();
    assertThat(problem(honeycomb::keys)).isInstanceOf(Problem.ServerError.class);

    var keys = honeycomb.keys();

    assertThat(keys).isEmpty();
  }

  @Test
  void a_server_error_leaves_the_outcome_unknown_and_the_key_made_or_not() throws Exception {
    var honeycomb = honeycomb();
    fake.failNext(Operation.CREATE_KEY, Fault.serverError());
    fake.failNext(Operation.CREATE_KEY, Fault.serverError().afterCommit());

    var before = problem(() -> honeycomb.create(ingest("before")));
    var after = problem(() -> honeycomb.create(ingest("after")));

    assertThat(before).isInstanceOf(Problem.ServerError.class).isEqualTo(after);
    assertThat(before.outcomeUnknown()).isTrue();
    assertThat(team.keys()).extracting(ApiKey::name).containsExactly("after");
  }

  @Test
  void a_page_of_a_gateway_is_a_server_error() {
    fake.failEvery(Operation.CREATE_KEY, Fault.badGateway().afterCommit());

    var problem = problem(() -> honeycomb().create(ingest("k")));

    assertThat(problem).isInstanceOf(Problem.ServerError.class);
    assertThat(fake.calls(Operation.CREATE_KEY)).isEqualTo(1);
  }

  @Test
  void a_page_in_place_of_a_document_is_unintelligible() {
    fake.failNext(Operation.CREATE_KEY, Fault.garbled().afterCommit());

    var problem = problem(() -> honeycomb().create(ingest("k")));

    assertThat(problem).isInstanceOf(Problem.Unintelligible.class);
    assertThat(problem.outcomeUnknown()).isTrue();
  }

  @Test
  void a_lost_reply_leaves_the_outcome_unknown() {
    fake.failEvery(Operation.CREATE_KEY, Fault.reset().afterCommit());

    var problem = problem(() -> honeycomb().create(ingest("k")));

    assertThat(problem).isInstanceOf(Problem.NoReply.class);
    assertThat(problem.outcomeUnknown()).isTrue();
    assertThat(team.keys()).hasSize(1);
  }

  @Test
  void silence_ends_as_no_reply_and_the_key_may_come_late() {
    fake.failNext(Operation.CREATE_KEY, Fault.silence().lateCommit());
    var problem = problem(() -> honeycomb().create(ingest("k")));
    assertThat(team.keys()).isEmpty();

    fake.commitLate();

    assertThat(problem).isInstanceOf(Problem.NoReply.class);
    assertThat(team.keys()).hasSize(1);
  }

  @Test
  void a_refused_connection_leaves_nothing_in_doubt() {
    var honeycomb = honeycomb();
    fake.outage(Fault.refused());

    var problem = problem(() -> honeycomb.create(ingest("k")));

    assertThat(problem).isInstanceOf(Problem.Refused.class);
    assertThat(problem.outcomeUnknown()).isFalse();
  }

  @Test
  void after_an_outage_everything_works_again() throws Exception {
    var honeycomb = honeycomb();
    fake.outage(Fault.refused());
    assertThat(problem(honeycomb::keys)).isInstanceOf(Problem.Refused.class);
    fake.heal();

    var keys = honeycomb.keys();

    assertThat(keys).isEmpty();
  }

  @Test
  void an_exhausted_budget_says_when_to_come_back() throws Exception {
    fake.switches().rateLimit(2, Duration.ofMinutes(1));
    var honeycomb = honeycomb();
    honeycomb.create(ingest("one"));
    honeycomb.create(ingest("two"));

    var problem = problem(() -> honeycomb.create(ingest("three")));

    assertRateLimited(problem)
        .satisfies(
            limited ->
                assertThat(limited.retryAfter())
                    .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(61)));
    assertThat(team.keys()).hasSize(2);
  }

  @Test
  void a_budget_is_full_again_after_its_window() throws Exception {
    fake.switches().rateLimit(1, Duration.ofMinutes(1));
    var honeycomb = honeycomb();
    honeycomb.create(ingest("one"));
    assertRateLimited(problem(() -> honeycomb.create(ingest("two"))));
    clock.advance(Duration.ofSeconds(61));

    honeycomb.create(ingest("two"));

    assertThat(team.keys()).hasSize(2);
  }

  @Test
  void the_budgets_of_actions_are_separate() throws Exception {
    fake.switches().rateLimit(1, Duration.ofMinutes(1));
    var honeycomb = honeycomb();
    var issued = honeycomb.create(ingest("one"));

    var deleted = honeycomb.delete(issued.key().id());

    assertThat(deleted).isTrue();
  }

  @Test
  void a_list_may_lag_behind_a_write() throws Exception {
    fake.switches().listLag(1);
    var honeycomb = honeycomb();
    var issued = honeycomb.create(ingest("k"));
    assertThat(honeycomb.keys()).isEmpty();

    var keys = honeycomb.keys();

    assertThat(keys).containsExactly(issued.key());
  }

  @Test
  void the_skew_of_clocks_is_known_after_the_first_reply() throws Exception {
    fake.switches().clockAhead(Duration.ofMinutes(7));
    var honeycomb = honeycomb();
    assertThat(honeycomb.clockSkew()).isEmpty();

    honeycomb.identity();

    assertThat(honeycomb.clockSkew()).contains(Duration.ofMinutes(7));
  }

  final Honeycomb honeycomb() {
    return client(team.managementKey());
  }

  final NewKey ingest(String name, Permission... permissions) {
    return new NewKey(KeyType.INGEST, name, production.id(), Set.of(permissions), false);
  }

  final NewKey configuration(String name, Permission... permissions) {
    return new NewKey(KeyType.CONFIGURATION, name, production.id(), Set.of(permissions), false);
  }

  static ObjectAssert<Problem.RateLimited> assertRateLimited(Problem problem) {
    return assertThat(problem)
        .asInstanceOf(InstanceOfAssertFactories.type(Problem.RateLimited.class));
  }

  static Problem problem(Failing call) {
    return Failing.problem(call);
  }
}

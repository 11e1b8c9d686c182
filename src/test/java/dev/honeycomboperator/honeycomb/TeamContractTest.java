package dev.honeycomboperator.honeycomb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.honeycomb.fake.Fault;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Management keys, teams and environments. */
@ParameterizedClass
@EnumSource(Contract.Door.class)
final class TeamContractTest extends Contract {

  TeamContractTest(Door door) {
    super(door);
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
  void the_team_is_asked_for_once() throws Exception {
    var honeycomb = honeycomb();
    honeycomb.keys();

    honeycomb.keys();

    assertThat(fake.calls(Operation.IDENTITY)).isEqualTo(1);
  }

  @Test
  void many_callers_at_once_ask_for_the_team_once() throws Exception {
    var honeycomb = honeycomb();

    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var call : Collections.nCopies(8, (Callable<List<ApiKey>>) honeycomb::keys)) {
        var _ = callers.submit(call);
      }
    }

    assertThat(fake.calls(Operation.LIST_KEYS)).isEqualTo(8);
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
  void the_skew_of_clocks_is_known_after_the_first_reply() throws Exception {
    fake.switches().clockAhead(Duration.ofMinutes(7));
    var honeycomb = honeycomb();
    assertThat(honeycomb.clockSkew()).isEmpty();

    honeycomb.identity();

    assertThat(honeycomb.clockSkew()).contains(Duration.ofMinutes(7));
  }
}

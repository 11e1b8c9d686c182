package dev.honeycomboperator.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.decision.Mark;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.Endpoint;
import dev.honeycomboperator.honeycomb.Honeycomb;
import dev.honeycomboperator.honeycomb.HoneycombException;
import dev.honeycomboperator.honeycomb.Inventory;
import dev.honeycomboperator.honeycomb.KeyType;
import dev.honeycomboperator.honeycomb.ManagementKey;
import dev.honeycomboperator.honeycomb.fake.FakeHoneycomb;
import dev.honeycomboperator.honeycomb.fake.FakeTeam;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a key that is not listed counts as gone. */
final class WhereaboutsTest {

  private static final Mark MARK = Mark.of("prod", "telemetry", "collectors");
  private static final InstantSource CLOCK = InstantSource.system();

  private final FakeHoneycomb honeycomb = new FakeHoneycomb();
  private final FakeTeam team = honeycomb.team("acme");
  private final ManagementKey credential = team.managementKey();

  @Test
  void a_404_counts_while_the_team_is_confirmed() throws HoneycombException {
    var whereabouts = Whereabouts.of(List.of("hcaik_deleted"), MARK, speakingBy(credential));

    assertThat(whereabouts.gone()).containsExactly("hcaik_deleted");
  }

  @Test
  void a_404_of_another_team_counts_for_nothing() throws HoneycombException {
    var other = honeycomb.team("other").managementKey();

    var whereabouts = Whereabouts.of(List.of("hcaik_there"), MARK, speakingBy(other));

    assertThat(whereabouts.gone()).isEmpty();
  }

  @Test
  void absence_from_the_list_counts_for_nothing() throws HoneycombException {
    var session = speakingBy(credential);
    var environment = team.environment("production").id();
    var id = team.createInUi(KeyType.INGEST, MARK.nameFor("collectors"), environment).key().id();

    var whereabouts = Whereabouts.of(List.of(id), MARK, session);

    assertThat(whereabouts.gone()).isEmpty();
    assertThat(session.inventory().find(id)).isPresent();
  }

  @Test
  void a_key_whose_change_had_no_reply_is_asked_for() throws HoneycombException {
    var session = speakingBy(credential);
    var environment = team.environment("production").id();
    var key = team.createInUi(KeyType.INGEST, MARK.nameFor("collectors"), environment).key();
    session.inventory().put(key);
    team.disableInUi(key.id());
    session.inventory().forget(key.id());

    Whereabouts.of(List.of(key.id()), MARK, session);

    assertThat(session.inventory().find(key.id())).map(ApiKey::disabled).contains(true);
  }

  /** A session that began with the first team, and whose credential was swapped since. */
  private TeamSession speakingBy(ManagementKey now) throws HoneycombException {
    Honeycomb client = honeycomb.client(now);
    var inventory = new Inventory(CLOCK, Duration.ofMinutes(2));
    return new TeamSession(
        client,
        Endpoint.US,
        now,
        honeycomb.client(credential).identity(),
        inventory,
        new Census(inventory, "prod", CLOCK::instant, Duration.ofMinutes(2)),
        List.of(),
        CLOCK);
  }
}

package dev.honeycomboperator.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.decision.Brake;
import dev.honeycomboperator.decision.Mark;
import dev.honeycomboperator.honeycomb.Honeycomb;
import dev.honeycomboperator.honeycomb.HoneycombException;
import dev.honeycomboperator.honeycomb.Inventory;
import dev.honeycomboperator.honeycomb.KeyType;
import dev.honeycomboperator.honeycomb.fake.FakeHoneycomb;
import dev.honeycomboperator.honeycomb.fake.FakeTeam;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which keys a process can account for. */
final class CensusTest {

  private static final Duration SETTLING = Duration.ofMinutes(2);
  private static final Mark MARK = Mark.of("prod", "telemetry", "collectors");
  private static final Mark OTHER_MARK = Mark.of("prod", "telemetry", "refinery");

  private Instant now = Instant.parse("2026-11-01T12:00:00Z");
  private final FakeHoneycomb honeycomb = new FakeHoneycomb(() -> now);
  private final FakeTeam team = honeycomb.team("acme");
  private final String environment = team.environment("production").id();
  private final Honeycomb client = honeycomb.client(team.managementKey());
  private final Inventory inventory = new Inventory(() -> now, SETTLING);
  private final Instant baselineEnd = now.plus(SETTLING);
  private final Census census = newCensus();

  private Census newCensus() {
    return new Census(inventory, "prod", () -> baselineEnd, SETTLING);
  }

  @BeforeEach
  void list() throws HoneycombException {
    inventory.refresh(client, now);
  }

  @Test
  void what_the_first_list_shows_is_known() throws HoneycombException {
    key(MARK);
    listLater(Duration.ofMinutes(1));

    assertThat(brake()).isEmpty();
  }

  @Test
  void what_a_process_before_us_made_just_before_it_ended_is_known() throws HoneycombException {
    later(SETTLING);
    key(MARK);
    listLater(Duration.ofHours(1));

    assertThat(brake()).isEmpty();
  }

  @Test
  void a_key_that_turns_up_by_itself_is_of_another_writer() throws HoneycombException {
    later(Duration.ofHours(1));
    var id = key(MARK);
    listLater(Duration.ofHours(1));

    assertThat(brake()).contains(new Brake.AnotherWriter(List.of(id), "team"));
  }

  @Test
  void a_key_of_another_installation_is_no_business_of_ours() throws HoneycombException {
    later(Duration.ofHours(1));
    key(Mark.of("test", "telemetry", "collectors"));
    listLater(Duration.ofHours(1));

    assertThat(brake()).isEmpty();
  }

  @Test
  void a_key_that_we_made_is_known() throws HoneycombException {
    later(Duration.ofHours(1));
    census.posting(MARK);
    census.posted(MARK, key(MARK));
    listLater(Duration.ofHours(1));

    assertThat(brake()).isEmpty();
  }

  @Test
  void while_a_post_is_under_way_its_key_is_not_judged() throws HoneycombException {
    later(Duration.ofHours(1));
    census.posting(MARK);
    var id = key(MARK);
    listLater(Duration.ofSeconds(1));
    var meanwhile = brake();

    census.posted(MARK, id);

    assertThat(meanwhile).isEmpty();
    assertThat(brake()).isEmpty();
  }

  @Test
  void a_key_is_judged_once_a_post_turns_out_to_have_made_another() throws HoneycombException {
    later(Duration.ofHours(1));
    census.posting(MARK);
    var theirs = key(MARK);
    listLater(Duration.ofSeconds(1));

    census.posted(MARK, "hcaik_ours");

    assertThat(brake()).contains(new Brake.AnotherWriter(List.of(theirs), "team"));
  }

  @Test
  void a_post_whose_reply_was_lost_accounts_for_one_key() throws HoneycombException {
    later(Duration.ofHours(1));
    census.posting(MARK);
    census.postLost(MARK, now);
    key(MARK);
    listLater(Duration.ofMinutes(1));
    var afterOne = brake();

    key(MARK);
    listLater(Duration.ofMinutes(1));

    assertThat(afterOne).isEmpty();
    assertThat(brake()).isPresent();
  }

  @Test
  void a_post_whose_reply_was_lost_accounts_for_no_key_of_another_resource()
      throws HoneycombException {
    later(Duration.ofHours(1));
    census.posting(MARK);
    census.postLost(MARK, now);
    key(OTHER_MARK);
    listLater(Duration.ofMinutes(1));

    assertThat(brake()).isPresent();
  }

  @Test
  void a_post_that_had_made_nothing_when_things_had_settled_accounts_for_nothing()
      throws HoneycombException {
    later(Duration.ofHours(1));
    census.posting(MARK);
    census.postLost(MARK, now);
    listLater(SETTLING);
    brake();

    key(MARK);
    listLater(Duration.ofHours(1));

    assertThat(brake()).isPresent();
  }

  @Test
  void a_key_that_was_listed_without_its_mark_is_known_when_it_gets_it_back()
      throws HoneycombException {
    later(Duration.ofHours(1));
    var id = team.createInUi(KeyType.INGEST, "no mark", environment).key().id();
    listLater(Duration.ofHours(1));
    brake();

    team.renameInUi(id, MARK.nameFor("collectors"));
    listLater(Duration.ofHours(1));

    assertThat(brake()).isEmpty();
  }

  @Test
  void honeycombs_clock_may_be_ahead_of_ours() throws HoneycombException {
    later(SETTLING.plusMinutes(3));
    key(MARK);
    listLater(Duration.ofHours(1));

    assertThat(census.brake(Duration.ofMinutes(3), "team")).isEmpty();
  }

  @Test
  void what_is_confirmed_is_known_from_then_on() throws HoneycombException {
    later(Duration.ofHours(1));
    key(MARK);
    listLater(Duration.ofHours(1));

    var confirmed = census.confirm(brake().orElseThrow().token(), Duration.ZERO);

    assertThat(confirmed).isTrue();
    listLater(Duration.ofHours(1));
    assertThat(brake()).isEmpty();
  }

  @Test
  void another_token_confirms_nothing() throws HoneycombException {
    later(Duration.ofHours(1));
    key(MARK);
    listLater(Duration.ofHours(1));

    var confirmed = census.confirm("another", Duration.ZERO);

    assertThat(confirmed).isFalse();
    assertThat(brake()).isPresent();
  }

  @Test
  void another_writer_is_remembered_by_the_next_process_until_it_is_confirmed() {
    var next = newCensus();

    next.recall(List.of("hcaik_theirs"));

    var brake = next.brake(Duration.ZERO, "team");
    assertThat(brake).contains(new Brake.AnotherWriter(List.of("hcaik_theirs"), "team"));
    next.confirm(brake.orElseThrow().token(), Duration.ZERO);
    next.recall(List.of("hcaik_theirs"));
    assertThat(next.brake(Duration.ZERO, "team")).isEmpty();
  }

  @Test
  void five_keys_gone_at_once_are_a_mass_loss() throws HoneycombException {
    var held = keys(10);
    held.stream().sorted().limit(5).forEach(team::deleteInUi);
    listLater(Duration.ofHours(1));

    census.count(() -> held);

    assertThat(brake())
        .contains(new Brake.MassLoss(held.stream().sorted().limit(5).toList(), 10, "team"));
  }

  @Test
  void one_key_gone_is_not() throws HoneycombException {
    var held = keys(10);
    team.deleteInUi(held.iterator().next());
    listLater(Duration.ofHours(1));

    census.count(() -> held);

    assertThat(brake()).isEmpty();
  }

  @Test
  void keys_that_we_deleted_are_no_loss() throws HoneycombException {
    var held = keys(10);
    held.forEach(
        id -> {
          team.deleteInUi(id);
          census.revoked(id);
        });
    listLater(Duration.ofHours(1));

    census.count(() -> held);

    assertThat(brake()).isEmpty();
  }

  @Test
  void a_key_that_a_list_left_out_and_that_is_found_by_its_id_is_no_loss()
      throws HoneycombException {
    var held = keys(5);
    census.count(() -> held);
    var there = inventory.snapshot().keys();

    there.forEach(inventory::put);

    assertThat(brake()).isEmpty();
  }

  @Test
  void an_accepted_loss_brakes_no_more_while_its_keys_are_issued_anew() throws HoneycombException {
    var held = keys(10);
    held.forEach(team::deleteInUi);
    listLater(Duration.ofHours(1));
    census.count(() -> held);
    census.confirm(brake().orElseThrow().token(), Duration.ZERO);

    listLater(Duration.ofHours(1));
    census.count(() -> held.stream().sorted().skip(3).collect(Collectors.toSet()));

    assertThat(brake()).isEmpty();
  }

  private Optional<Brake> brake() {
    return census.brake(Duration.ZERO, "team");
  }

  private String key(Mark mark) {
    return team.createInUi(KeyType.INGEST, mark.nameFor("collectors"), environment).key().id();
  }

  private Set<String> keys(int count) throws HoneycombException {
    var ids =
        IntStream.range(0, count)
            .mapToObj(i -> key(Mark.of("prod", "telemetry", "key-" + i)))
            .collect(Collectors.toSet());
    listLater(Duration.ofSeconds(1));
    return ids;
  }

  private void later(Duration passed) {
    now = now.plus(passed);
  }

  private void listLater(Duration passed) throws HoneycombException {
    later(passed);
    inventory.refresh(client, now);
  }
}

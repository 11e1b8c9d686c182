package dev.honeycomboperator.honeycomb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys from creation to deletion. */
@ParameterizedClass
@EnumSource(Contract.Door.class)
final class KeysContractTest extends Contract {

  KeysContractTest(Door door) {
    super(door);
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
                START,
                START));
    assertThat(team.keys()).containsExactly(issued.key());
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
  void what_an_ingest_key_may_do_cannot_be_changed() {
    var made = team.createInUi(KeyType.INGEST, "k", production.id());

    var problem =
        problem(
            () ->
                honeycomb()
                    .update(
                        made.key().id(),
                        KeyChange.NONE.withPermissions(Set.of(Permission.CREATE_DATASETS))));

    assertThat(problem).isInstanceOf(Problem.Rejected.class);
    assertThat(team.key(made.key().id())).contains(made.key());
  }
}

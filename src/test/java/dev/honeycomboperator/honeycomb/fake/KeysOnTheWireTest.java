package dev.honeycomboperator.honeycomb.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.honeycomb.KeyType;
import dev.honeycomboperator.honeycomb.Permission;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fake's replies about keys, byte by byte where the API promises bytes. */
final class KeysOnTheWireTest extends Wire {

  private static final String KEYS = "/2/teams/acme/api-keys";

  @Test
  void a_created_key_shows_its_secret_once() throws Exception {
    var created =
        post(KEYS, creation("{\"key_type\":\"ingest\",\"name\":\"k\",\"time_to_live\":\"x\"}"));

    var data = json(created).get("data");
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(header(created, "Content-Type")).isEqualTo("application/vnd.api+json");
    assertThat(data.get("id").textValue()).matches("hcaik_[0-9a-z]{26}");
    assertThat(data.at("/attributes/secret").textValue()).matches("[a-z0-9]{32}");
    assertThat(data.at("/attributes/permissions"))
        .isEqualTo(MAPPER.readTree("{\"create_datasets\":false}"));
    assertThat(data.at("/attributes/timestamps/created").textValue())
        .isEqualTo("2026-11-01T12:00:00Z");
    assertThat(data.at("/relationships/environment/data/id").textValue())
        .isEqualTo(production.id());
    assertThat(data.at("/relationships/creator").isNull()).isTrue();
    var self = data.at("/links/self").textValue();
    assertThat(get(self).body()).doesNotContain("secret");
    assertThat(get(KEYS).body()).doesNotContain("secret");
  }

  @Test
  void every_permission_of_a_configuration_key_is_shown() throws Exception {
    var created =
        post(
            KEYS,
            creation(
                "{\"key_type\":\"configuration\",\"name\":\"k\",\"permissions\":{\"manage_privateBoards\":true,\"manage_queries\":true}}"));

    var flags = json(created).at("/data/attributes/permissions");
    assertThat(flags).hasSize(13);
    assertThat(flags.get("manage_privateBoards").booleanValue()).isTrue();
    assertThat(flags.get("send_events").booleanValue()).isFalse();
    assertThat(json(created).at("/data/attributes/secret").textValue()).hasSize(22);
  }

  @Test
  void ids_carry_the_letter_of_the_region() throws Exception {
    fake.switches().region('b');

    var created = post(KEYS, creation("{\"key_type\":\"configuration\",\"name\":\"k\"}"));

    assertThat(json(created).at("/data/id").textValue()).startsWith("hcblk_");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"key_type\":\"ingest\"}                                                        | /data/attributes/name",
        "{\"key_type\":\"ingest\",\"name\":\"\"}                                          | /data/attributes/name",
        "{\"key_type\":\"management\",\"name\":\"k\"}                                     | /data/attributes/key_type",
        "{\"name\":\"k\"}                                                                 | /data/attributes/key_type",
        "{\"key_type\":\"ingest\",\"name\":\"k\",\"permissions\":{\"run_queries\":false}} | /data/attributes/permissions/run_queries"
      })
  void a_bad_attribute_is_refused_by_its_pointer(String attributes, String pointer)
      throws Exception {
    var refused = post(KEYS, creation(attributes));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(header(refused, "Content-Type")).isEqualTo("application/vnd.api+json");
    assertThat(json(refused).at("/errors/0/status").textValue()).isEqualTo("422");
    assertThat(json(refused).at("/errors/0/source/pointer").textValue()).isEqualTo(pointer);
    assertThat(team.keys()).isEmpty();
  }

  @Test
  void a_change_under_the_outdated_name_is_ignored() throws Exception {
    var key = team.createInUi(KeyType.INGEST, "k", production.id()).key();

    var changed = patch(KEYS + "/" + key.id(), change(key.id(), "{\"enabled\":false}"));

    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(json(changed).at("/data/attributes/disabled").booleanValue()).isFalse();
  }

  @Test
  void a_change_merges_permissions_and_moves_the_update_time() throws Exception {
    var key =
        team.createInUi(KeyType.CONFIGURATION, "k", production.id(), Permission.SEND_EVENTS).key();
    clock.advance(Duration.ofHours(1));

    var changed =
        patch(KEYS + "/" + key.id(), change(key.id(), "{\"permissions\":{\"run_queries\":true}}"));

    var attributes = json(changed).at("/data/attributes");
    assertThat(attributes.at("/permissions/run_queries").booleanValue()).isTrue();
    assertThat(attributes.at("/permissions/send_events").booleanValue()).isTrue();
    assertThat(attributes.at("/timestamps/updated").textValue()).isEqualTo("2026-11-01T13:00:00Z");
    assertThat(attributes.at("/timestamps/created").textValue()).isEqualTo("2026-11-01T12:00:00Z");
  }

  @Test
  void a_deleted_key_is_answered_with_nothing_and_then_unknown() throws Exception {
    var key = team.createInUi(KeyType.INGEST, "k", production.id()).key();

    var deleted = delete(KEYS + "/" + key.id());

    assertThat(deleted.statusCode()).isEqualTo(204);
    assertThat(deleted.body()).isEmpty();
    assertThat(get(KEYS + "/" + key.id()).statusCode()).isEqualTo(404);
    assertThat(delete(KEYS + "/" + key.id()).statusCode()).isEqualTo(404);
  }

  @Test
  void a_list_has_twenty_a_page_and_a_relative_next_link() throws Exception {
    IntStream.range(0, 30).forEach(i -> team.createInUi(KeyType.INGEST, "k" + i, production.id()));

    var first = get(KEYS);

    assertThat(json(first).get("data")).hasSize(20);
    var next = json(first).at("/links/next").textValue();
    assertThat(next).matches("/2/teams/acme/api-keys\\?page\\[after]=[0-9a-f]+");
    assertThat(json(get(next)).get("data")).hasSize(10);
    assertThat(json(get(next)).at("/links/next").isNull()).isTrue();
  }

  @Test
  void the_next_page_keeps_size_and_filter() throws Exception {
    IntStream.range(0, 3)
        .forEach(i -> team.createInUi(KeyType.CONFIGURATION, "k" + i, production.id()));
    team.createInUi(KeyType.INGEST, "other", production.id());

    var first = get(KEYS + "?page%5Bsize%5D=2&filter[type]=configuration");

    assertThat(json(first).get("data")).hasSize(2);
    var second = get(json(first).at("/links/next").textValue());
    assertThat(json(second).get("data")).hasSize(1);
    assertThat(json(second).at("/data/0/attributes/name").textValue()).isNotEqualTo("other");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "page[size]=0",
        "page[size]=101",
        "page[size]=x",
        "page[after]=zz",
        "filter[type]=x"
      })
  void a_list_that_cannot_be_is_refused(String query) throws Exception {
    var refused = get(KEYS + "?" + query);

    assertThat(refused.statusCode()).isEqualTo(422);
  }

  @Test
  void keys_can_be_listed_newest_first() throws Exception {
    fake.switches().sortOrder(Switches.SortOrder.NEWEST_FIRST);
    team.createInUi(KeyType.INGEST, "old", production.id());
    clock.advance(Duration.ofSeconds(1));
    team.createInUi(KeyType.INGEST, "new", production.id());

    var first = get(KEYS + "?page[size]=1");

    assertThat(json(first).at("/data/0/attributes/name").textValue()).isEqualTo("new");
    assertThat(
            json(get(json(first).at("/links/next").textValue()))
                .at("/data/0/attributes/name")
                .textValue())
        .isEqualTo("old");
  }

  private static String change(String id, String attributes) {
    return "{\"data\":{\"type\":\"api-keys\",\"id\":\"%s\",\"attributes\":%s,\"relationships\":{\"environment\":{\"data\":null}}}}"
        .formatted(id, attributes);
  }
}

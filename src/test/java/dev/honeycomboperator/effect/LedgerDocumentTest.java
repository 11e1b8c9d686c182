package dev.honeycomboperator.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.decision.Ledger;
import dev.honeycomboperator.honeycomb.KeyType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ledger's annotation is a wire format: what was released once is read for ever. */
final class LedgerDocumentTest {

  private static final String RELEASED =
      """
      {"v":1,"key":"hcaik_2","type":"ingest","environment":"slug:production",\
      "environmentId":"hcaen_1","team":"hcate_1","previous":["hcaik_0","hcaik_1"],\
      "disabled":true,"proven":true,"rotation":"2026-11","entry":"api-key","salt":"c0ffee",\
      "sha256":"abcd","labels":["team"],"annotations":["note"],"data":["api-key","HEADERS"]}""";

  private static final String SMALLEST =
      """
      {"v":1,"key":"hcalk_1","type":"configuration","environment":"id:hcaen_1",\
      "environmentId":"hcaen_1","team":"hcate_1","disabled":false,"proven":false}""";

  @Test
  void the_released_form_is_read() {
    var ledger = LedgerDocument.parse(RELEASED).flatMap(LedgerDocument::ledger);

    assertThat(ledger)
        .contains(
            new Ledger(
                "hcaik_2",
                KeyType.INGEST,
                "slug:production",
                "hcaen_1",
                "hcate_1",
                List.of("hcaik_0", "hcaik_1"),
                true,
                true,
                new Ledger.Served(Optional.of("2026-11"), Optional.empty()),
                Ledger.Leaving.NONE));
  }

  @Test
  void what_we_set_on_the_secret_is_read() {
    var document = LedgerDocument.parse(RELEASED).orElseThrow();

    assertThat(document)
        .returns("api-key", LedgerDocument::entry)
        .returns("c0ffee", LedgerDocument::salt)
        .returns("abcd", LedgerDocument::sha256)
        .returns(List.of("team"), LedgerDocument::labels)
        .returns(List.of("note"), LedgerDocument::annotations)
        .returns(List.of("api-key", "HEADERS"), LedgerDocument::data);
  }

  @Test
  void the_released_form_is_written_as_it_was_read() {
    var text = LedgerDocument.parse(RELEASED).orElseThrow().text();

    assertThat(text).isEqualTo(RELEASED);
  }

  @Test
  void what_is_empty_is_left_out() {
    var text = LedgerDocument.parse(SMALLEST).orElseThrow().text();

    assertThat(text).isEqualTo(SMALLEST);
  }

  @Test
  void what_is_left_out_is_empty() {
    var ledger = LedgerDocument.parse(SMALLEST).flatMap(LedgerDocument::ledger);

    assertThat(ledger)
        .contains(
            new Ledger(
                "hcalk_1",
                KeyType.CONFIGURATION,
                "id:hcaen_1",
                "hcaen_1",
                "hcate_1",
                List.of(),
                false,
                false,
                new Ledger.Served(Optional.empty(), Optional.empty()),
                Ledger.Leaving.NONE));
  }

  @Test
  void what_a_later_release_adds_is_passed_over() {
    var text = RELEASED.replace("{\"v\":1,", "{\"v\":1,\"added\":{\"later\":[1]},");
    var document = LedgerDocument.parse(text);

    assertThat(document).isEqualTo(LedgerDocument.parse(RELEASED)).isPresent();
  }

  @Test
  void a_newer_form_is_known_for_one() {
    var document = LedgerDocument.parse("{\"v\":2,\"keys\":[\"hcaik_1\"]}").orElseThrow();

    assertThat(document.isNewer()).isTrue();
  }

  @Test
  void our_own_form_is_not_newer() {
    var document = LedgerDocument.parse(RELEASED).orElseThrow();

    assertThat(document.isNewer()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "nonsense", "{\"v\":", "[]", "{\"v\":\"one\"}"})
  void what_is_no_ledger_is_damage(String text) {
    var document = LedgerDocument.parse(text);

    assertThat(document).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"key", "type", "environment", "environmentId", "team"})
  void a_ledger_that_lacks_what_every_one_has_is_none(String field) {
    var text = RELEASED.replace("\"" + field + "\":", "\"_" + field + "\":");
    var ledger = LedgerDocument.parse(text).flatMap(LedgerDocument::ledger);

    assertThat(ledger).isEmpty();
  }

  @Test
  void a_type_that_this_release_does_not_know_makes_no_ledger() {
    var text = RELEASED.replace("\"ingest\"", "\"usage\"");
    var ledger = LedgerDocument.parse(text).flatMap(LedgerDocument::ledger);

    assertThat(ledger).isEmpty();
  }

  @Test
  void a_null_among_the_previous_keys_is_passed_over() {
    var text = RELEASED.replace("\"hcaik_0\",", "null,");
    var ledger = LedgerDocument.parse(text).flatMap(LedgerDocument::ledger).orElseThrow();

    assertThat(ledger.previous()).containsExactly("hcaik_1");
  }
}

package dev.honeycomboperator.honeycomb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.honeycomboperator.honeycomb.fake.LoopbackServer.Request;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire, to the letter. */
final class SentRequestsTest {

  private final ScriptedHoneycomb honeycomb =
      ScriptedHoneycomb.saying(400, "application/vnd.api+json", "{}");

  @AfterEach
  void close() {
    honeycomb.close();
  }

  @Test
  void a_list_asks_for_the_largest_pages() {
    var request = sent(() -> honeycomb.client().keys());

    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.target()).isEqualTo("/2/teams/acme/api-keys?page%5Bsize%5D=100");
    assertThat(request.header("Authorization"))
        .isEqualTo("Bearer hcamk_01j1824es7n4evcmv81cn392jb:m4nag3m3nts3cr3tm4nag3m3nts3cr3t");
    assertThat(request.header("User-Agent")).isEqualTo("test/1");
  }

  @Test
  void a_creation_of_an_ingest_key_names_the_one_permission_it_can_have() throws Exception {
    var request =
        sent(
            () ->
                honeycomb
                    .client()
                    .create(new NewKey(KeyType.INGEST, "a \"b\"", "hcaen_1", Set.of(), false)));

    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.target()).isEqualTo("/2/teams/acme/api-keys");
    assertThat(request.header("Content-Type")).isEqualTo("application/vnd.api+json");
    assertJson(
        request,
        """
        {"data":{"type":"api-keys",
          "attributes":{"key_type":"ingest","name":"a \\"b\\"","disabled":false,
            "permissions":{"create_datasets":false}},
          "relationships":{"environment":{"data":{"type":"environments","id":"hcaen_1"}}}}}""");
  }

  @Test
  void a_creation_of_a_configuration_key_says_every_permission() throws Exception {
    var request =
        sent(
            () ->
                honeycomb
                    .client()
                    .create(
                        new NewKey(
                            KeyType.CONFIGURATION,
                            "c",
                            "hcaen_1",
                            EnumSet.of(Permission.MANAGE_PRIVATE_BOARDS),
                            true)));

    assertJson(
        request,
        """
        {"data":{"type":"api-keys",
          "attributes":{"key_type":"configuration","name":"c","disabled":true,
            "permissions":{"create_datasets":false,"send_events":false,"manage_markers":false,
              "manage_triggers":false,"manage_boards":false,"run_queries":false,
              "manage_columns":false,"manage_slos":false,"manage_recipients":false,
              "manage_signals":false,"manage_privateBoards":true,"read_service_maps":false,
              "visible_team_members":false}},
          "relationships":{"environment":{"data":{"type":"environments","id":"hcaen_1"}}}}}""");
  }

  @Test
  void a_change_says_disabled_and_nothing_that_was_not_asked_for() throws Exception {
    var request =
        sent(() -> honeycomb.client().update("hcaik_1", KeyChange.NONE.withDisabled(true)));

    assertThat(request.method()).isEqualTo("PATCH");
    assertThat(request.target()).isEqualTo("/2/teams/acme/api-keys/hcaik_1");
    assertThat(request.header("Content-Type")).isEqualTo("application/vnd.api+json");
    assertJson(
        request,
        """
        {"data":{"type":"api-keys","id":"hcaik_1","attributes":{"disabled":true}}}""");
  }

  @Test
  void a_change_of_permissions_says_every_permission() throws Exception {
    var request =
        sent(
            () ->
                honeycomb
                    .client()
                    .update(
                        "hcalk_1",
                        KeyChange.NONE.withPermissions(EnumSet.of(Permission.RUN_QUERIES))));

    var flags = new ObjectMapper().readTree(request.body()).at("/data/attributes/permissions");
    assertThat(flags).hasSize(13);
    assertThat(flags.get("run_queries").booleanValue()).isTrue();
    assertThat(flags.valueStream().filter(flag -> flag.booleanValue())).hasSize(1);
  }

  @Test
  void an_introspection_carries_the_value_and_not_the_management_key() {
    var request = sent(() -> honeycomb.client().introspect(Sensitive.of("v4lu3")));

    assertThat(request.target()).isEqualTo("/1/auth");
    assertThat(request.header("X-Honeycomb-Team")).isEqualTo("v4lu3");
    assertThat(request.headers()).doesNotContainKey("Authorization");
  }

  @Test
  void environments_are_asked_for_in_the_largest_pages() {
    var request = sent(() -> honeycomb.client().environments());

    assertThat(request.target()).isEqualTo("/2/teams/acme/environments?page%5Bsize%5D=100");
  }

  private Request sent(Failing call) {
    Failing.problem(call);
    return honeycomb.requests().getFirst();
  }

  private static void assertJson(Request request, String expected) throws Exception {
    var mapper = new ObjectMapper();
    assertThat(mapper.readTree(request.body())).isEqualTo(mapper.readTree(expected));
  }
}

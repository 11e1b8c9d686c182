package dev.honeycomboperator.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.crd.HoneycombApiKeySpec;
import dev.honeycomboperator.decision.Outcome;
import dev.honeycomboperator.decision.Reason;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an API server may answer to a list of ids. */
@EnableKubernetesMockClient
@Timeout(60)
class KeyIdListsTest {

  private static final String LISTS = "/api/v1/namespaces/telemetry/configmaps";
  private static final String LIST = LISTS + "/ids";

  @SuppressWarnings("NullAway.Init") // set by the extension
  private KubernetesMockServer server;

  @SuppressWarnings("NullAway.Init")
  private KubernetesClient client;

  private final TurnAge age = TurnAge.startingNow(Duration.ofSeconds(30), InstantSource.system());

  @Test
  void a_list_that_would_be_refused_is_noticed_before_a_key_is_made() {
    server.expect().get().withPath(LIST).andReturn(404, "").always();
    server.expect().post().withPath(LISTS + "?dryRun=All").andReturn(403, status(403)).once();

    var tried = lists().tryOut(resource());

    assertThat(tried)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo(Reason.KEY_IDS_NOT_WRITABLE));
  }

  @Test
  void a_list_that_another_resource_writes_meanwhile_is_written_on_top() throws Exception {
    server.expect().get().withPath(LIST).andReturn(404, "").once();
    server.expect().post().withPath(LISTS).andReturn(409, status(409)).once();
    var theirs =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName("ids")
            .withNamespace("telemetry")
            .withResourceVersion("1")
            .addToLabels(Names.KEY_IDS, "true")
            .endMetadata()
            .addToData("other.ids", "hcaik_1\n")
            .build();
    server.expect().get().withPath(LIST).andReturn(200, theirs).always();
    server.expect().put().withPath(LIST).andReturn(200, theirs).once();

    var outcome = lists().publish(resource(), List.of("hcaik_2"), age);

    assertThat(outcome).isEqualTo(new Outcome.Done());
    assertThat(server.getLastRequest().getBody().readUtf8()).contains("hcaik_1", "hcaik_2");
  }

  @Test
  void a_config_map_of_somebody_else_is_not_written_even_if_it_came_a_moment_ago()
      throws Exception {
    var theirs =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName("ids")
            .withNamespace("telemetry")
            .withResourceVersion("1")
            .endMetadata()
            .build();
    server.expect().get().withPath(LIST).andReturn(200, theirs).always();

    var outcome = lists().publish(resource(), List.of("hcaik_2"), age);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo(Reason.KEY_IDS_NOT_WRITABLE));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  private KeyIdLists lists() {
    return new KeyIdLists(client, time -> {}, true);
  }

  private static HoneycombApiKey resource() {
    var resource = new HoneycombApiKey();
    resource.setMetadata(
        new ObjectMetaBuilder().withName("collectors").withNamespace("telemetry").build());
    resource.setSpec(
        Serialization.unmarshal(
            "environment: {slug: production}\nkeyIds: {configMap: ids}",
            HoneycombApiKeySpec.class));
    return resource;
  }

  private static Object status(int code) {
    return new StatusBuilder().withCode(code).withMessage("no").build();
  }
}

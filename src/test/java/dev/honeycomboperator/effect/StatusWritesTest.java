package dev.honeycomboperator.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.crd.HoneycombApiKeySpec;
import dev.honeycomboperator.crd.HoneycombApiKeyStatus;
import dev.honeycomboperator.crd.PreviousKey;
import dev.honeycomboperator.decision.Outcome;
import dev.honeycomboperator.kube.TestCluster;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("operator")
@Timeout(60)
class StatusWritesTest {

  private final TestCluster cluster = TestCluster.open();
  private final KubernetesClient client = cluster.client();
  private final String namespace = cluster.freshNamespace("status-test");
  private final StatusWrites statuses = new StatusWrites(client, wait -> {});
  private final TurnAge age = TurnAge.startingNow(Duration.ofSeconds(30), InstantSource.system());

  @BeforeEach
  void create() {
    var resource = new HoneycombApiKey();
    resource.setMetadata(
        new ObjectMetaBuilder().withName("collectors").withNamespace(namespace).build());
    resource.setSpec(
        Serialization.unmarshal("environment: {slug: production}", HoneycombApiKeySpec.class));
    client.resource(resource).create();
  }

  @AfterEach
  void close() {
    client.namespaces().withName(namespace).delete();
    cluster.close();
  }

  @Test
  void a_process_that_was_paused_cannot_write_over_what_others_wrote() {
    var looked = stored().require();
    statuses.write(stored().require(), naming("hcaik_new", "hcaik_old"));

    var written = statuses.write(looked, naming("hcaik_old"));

    assertThat(written).isFalse();
    assertThat(stored().require().lastStatus().recordedIds())
        .containsExactly("hcaik_old", "hcaik_new");
  }

  @Test
  void a_note_passes_for_nobodys_successor() throws InterruptedException {
    statuses.write(stored().require(), naming("hcaik_held"));

    var noted = statuses.note(stored().require(), "hcaik_new", List.of("hcaik_old"), age);

    assertThat(noted).isEqualTo(new Outcome.Done());
    assertThat(stored().require().lastStatus().recordedIds())
        .containsExactly("hcaik_new", "hcaik_old", "hcaik_held");
  }

  @Test
  void a_note_is_repeated_on_whatever_else_others_wrote() throws InterruptedException {
    var looked = stored().require();
    stored().edit(current -> labelled(current));

    var noted = statuses.note(looked, "hcaik_new", List.of(), age);

    assertThat(noted).isEqualTo(new Outcome.Done());
    assertThat(stored().require().lastStatus().recordedIds()).containsExactly("hcaik_new");
  }

  @Test
  void nothing_is_noted_beside_a_key_that_another_process_noted() throws InterruptedException {
    var looked = stored().require();
    statuses.note(stored().require(), "hcaik_other", List.of(), age);

    var noted = statuses.note(looked, "hcaik_new", List.of(), age);

    assertThat(noted).isEqualTo(new Outcome.Dropped());
    assertThat(stored().require().lastStatus().recordedIds()).containsExactly("hcaik_other");
  }

  @Test
  void a_note_whose_reply_is_lost_is_made_certain() throws InterruptedException {
    assumeTrue(cluster.embedded().isPresent(), "only the embedded API loses answers on demand");
    cluster.embedded().orElseThrow().loseAnswers("honeycombapikeys/status", 1);

    var noted = statuses.note(stored().require(), "hcaik_new", List.of(), age);

    assertThat(noted).isEqualTo(new Outcome.Done());
    assertThat(stored().require().lastStatus().recordedIds()).containsExactly("hcaik_new");
  }

  @Test
  void nothing_is_noted_on_a_resource_that_took_the_name_of_a_deleted_one()
      throws InterruptedException {
    var looked = stored().require();
    stored().delete();
    create();

    var noted = statuses.note(looked, "hcaik_new", List.of(), age);

    assertThat(noted).isEqualTo(new Outcome.Dropped());
    assertThat(stored().require().lastStatus().recordedIds()).isEmpty();
  }

  private Resource<HoneycombApiKey> stored() {
    return client.resources(HoneycombApiKey.class).inNamespace(namespace).withName("collectors");
  }

  private static HoneycombApiKey labelled(HoneycombApiKey resource) {
    resource.getMetadata().setLabels(Map.of("team", "telemetry"));
    return resource;
  }

  private static HoneycombApiKeyStatus naming(String keyId, String... previous) {
    return new HoneycombApiKeyStatus(
        null,
        null,
        keyId,
        Stream.of(previous).map(PreviousKey::of).toList(),
        null,
        null,
        null,
        null,
        null);
  }
}

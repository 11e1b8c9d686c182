package dev.honeycomboperator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.effect.Names;
import dev.honeycomboperator.kube.ApiCall;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A receiver that accepts listed keys only knows each key from before it is used. */
@Tag("operator")
@Timeout(60)
class KeyIdsTest {

  private static final String LISTED = "environment: {slug: production}, keyIds: {configMap: ids}";

  private final World world =
      new World().set("overlap", "PT1H").set("publish-key-ids", "true").withTeam();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_key_is_listed_as_refinery_takes_it() {
    world.started();

    var id = ready("collectors");

    assertThat(forRefinery()).isEqualTo("AccessKeys:\n  ReceiveKeyIDs:\n    - " + id + "\n");
  }

  @Test
  void both_keys_are_listed_through_an_overlap() {
    world.started();
    var old = ready("collectors");

    world.annotate("collectors", Names.ROTATE, "now");

    world.expect(() -> assertThat(idOf("collectors")).isNotEqualTo(old));
    world.expect(() -> assertThat(entry("collectors.ids")).contains(old, idOf("collectors")));
  }

  @Test
  void a_key_is_listed_before_its_value_is_in_the_secret() {
    var api = world.cluster().embedded();
    Assumptions.assumeTrue(api.isPresent(), "only the embedded API keeps a journal");
    world.forgetWrites();
    world.started();

    ready("collectors");

    assertThat(api.orElseThrow().journal().writes())
        .filteredOn(call -> world.namespace.equals(call.namespace()))
        .filteredOn(call -> call.verb().equals("create"))
        .extracting(ApiCall::resource)
        .containsSubsequence("configmaps", "secrets");
  }

  @Test
  void several_resources_share_one_list() {
    world.started();

    var one = ready("one");
    var other = ready("other");

    world.expect(() -> assertThat(forRefinery()).contains("- " + one).contains("- " + other));
    assertThat(map().getMetadata().getOwnerReferences())
        .extracting(OwnerReference::getName)
        .containsExactlyInAnyOrder("one", "other");
  }

  @Test
  void many_that_share_one_list_and_come_at_once_cost_no_key() {
    world.started();
    var names = IntStream.range(0, 12).mapToObj(i -> "sender-" + i).toList();

    names.forEach(name -> world.key(name, LISTED));

    names.forEach(world::expectReady);
    assertThat(world.posts()).isEqualTo(names.size());
    names.forEach(name -> assertThat(forRefinery()).contains(idOf(name)));
  }

  @Test
  void a_list_outlives_a_resource_that_leaves_its_key_to_its_users() {
    world.started();
    var id = ready("collectors");
    world.kubernetes.resource(world.retaining(world.resource("collectors").require())).update();

    world.resource("collectors").delete();

    world.expectGone("collectors");
    assertThat(map().getMetadata().getOwnerReferences()).isEmpty();
    assertThat(forRefinery()).contains(id);
  }

  @Test
  void what_refinery_reads_is_put_right_as_well() {
    world.set("sweep-interval", "PT0.5S").started();
    var id = ready("collectors");

    configMap()
        .edit(
            found ->
                new ConfigMapBuilder(found)
                    .addToData("access-keys.yaml", "AccessKeys: {}")
                    .build());

    world.expect(() -> assertThat(forRefinery()).contains(id));
  }

  @Test
  void a_resource_that_goes_takes_its_keys_off_the_list() {
    world.started();
    var one = ready("one");
    ready("other");

    world.resource("other").delete();

    world.expectGone("other");
    assertThat(forRefinery()).isEqualTo("AccessKeys:\n  ReceiveKeyIDs:\n    - " + one + "\n");
  }

  @Test
  void a_list_that_somebody_altered_is_put_right() {
    world.set("sweep-interval", "PT0.5S").started();
    var id = ready("collectors");

    configMap().edit(found -> new ConfigMapBuilder(found).withData(Map.of()).build());

    world.expect(() -> assertThat(entry("collectors.ids")).contains(id));
  }

  @Test
  void a_config_map_of_somebody_else_is_never_written() {
    var theirs =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName("ids")
            .withNamespace(world.namespace)
            .endMetadata()
            .withData(Map.of("theirs", "data"))
            .build();
    world.kubernetes.resource(theirs).create();
    world.started();

    world.key("collectors", LISTED);

    world.expectNotReady("collectors", Reason.KEY_IDS_NOT_WRITABLE);
    assertThat(map().getData()).isEqualTo(Map.of("theirs", "data"));
    assertThat(world.posts()).isZero();
  }

  @Test
  void an_operator_that_may_not_write_config_maps_says_so_before_it_makes_a_key() {
    world.set("publish-key-ids", "false").started();

    world.key("collectors", LISTED);

    var ready = world.expectNotReady("collectors", Reason.KEY_IDS_NOT_WRITABLE);
    assertThat(ready.getMessage()).contains("spec.keyIds", "publishKeyIds");
    assertThat(world.posts()).isZero();
  }

  private String ready(String name) {
    world.key(name, LISTED);
    world.expectReady(name);
    return idOf(name);
  }

  private String idOf(String name) {
    return Objects.requireNonNull(world.status(name).keyId());
  }

  private Resource<ConfigMap> configMap() {
    return world.kubernetes.configMaps().inNamespace(world.namespace).withName("ids");
  }

  private ConfigMap map() {
    return configMap().require();
  }

  private String forRefinery() {
    return entry("access-keys.yaml");
  }

  private String entry(String name) {
    return Optional.ofNullable(map().getData()).map(data -> data.get(name)).orElse("");
  }
}

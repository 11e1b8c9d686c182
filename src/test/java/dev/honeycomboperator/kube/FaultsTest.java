package dev.honeycomboperator.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest extends WithEmbeddedKubernetes {
  @BeforeEach
  void forgetTheSetUp() {
    api.journal().clear();
  }

  @Test
  void refused_writes_change_nothing_and_reads_go_on() {
    api.refuseWrites("secrets");

    var refusal = refusalOf(() -> create(secretNamed("s").build()));

    assertThat(refusal.getCode()).isEqualTo(503);
    assertThat(secret("s").get()).isNull();
  }

  @Test
  void a_fault_strikes_as_often_as_asked() {
    api.refuseWrites("secrets", 1);
    refusalOf(() -> create(secretNamed("s").build()));

    create(secretNamed("s").build());

    assertThat(secret("s").get()).isNotNull();
  }

  @Test
  void a_lifted_fault_strikes_no_more() {
    Fault refusal = api.refuseWrites("secrets");

    refusal.lift();

    assertThat(create(secretNamed("s").build())).isNotNull();
  }

  @Test
  void a_fault_of_the_status_spares_the_rest() {
    createWidget("w", Map.of());
    api.refuseWrites("widgets/status");

    var patched =
        widget("w").patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"size\":\"big\"}}");

    assertThat(patched.<String>get("spec", "size")).isEqualTo("big");
  }

  @Test
  void a_write_whose_answer_is_lost_was_carried_out() {
    api.loseAnswers("secrets", 1);

    var failure = refusalOf(() -> create(secretNamed("s").build()));

    assertThat(failure.getStatus()).isNull();
    assertThat(secret("s").get()).isNotNull();
  }

  @Test
  void an_outage_answers_nothing_until_it_is_lifted() {
    Fault outage = api.outage();
    var failure = refusalOf(() -> secret("s").get());

    outage.lift();

    assertThat(failure.getStatus()).isNull();
    assertThat(secret("s").get()).isNull();
  }

  @Test
  void the_journal_tells_reads_dry_runs_and_heartbeats_from_writes() {
    client.resource(secretNamed("s").build()).inNamespace(namespace).dryRun().create();
    secret("s").get();
    client.leases().inNamespace(namespace).resource(lease()).create();

    create(secretNamed("s").build());

    assertThat(api.journal().calls()).hasSize(4);
    assertThat(api.journal().writes())
        .containsExactly(new ApiCall("create", "secrets", namespace, null, false, 201));
  }

  private static Lease lease() {
    return new LeaseBuilder().withNewMetadata().withName("l").endMetadata().build();
  }
}

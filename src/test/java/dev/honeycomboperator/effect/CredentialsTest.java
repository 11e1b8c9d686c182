package dev.honeycomboperator.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.kube.EmbeddedKubernetes;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CredentialsTest {

  @Test
  void a_secret_that_no_team_names_is_let_go_although_somebody_wrote_to_it_meanwhile() {
    try (var api = new EmbeddedKubernetes();
        var client = api.client()) {
      var known =
          client
              .resource(
                  new SecretBuilder()
                      .withNewMetadata()
                      .withName("honeycomb-management-key")
                      .withNamespace("default")
                      .withFinalizers(Names.IN_USE)
                      .endMetadata()
                      .build())
              .create();
      client
          .resource(known)
          .edit(found -> new SecretBuilder(found).addToData("id", "aWQ=").build());

      new Credentials(client, new Finalizers(client)).release(known, List.of());

      assertThat(client.resource(known).get().getFinalizers()).isEmpty();
    }
  }
}

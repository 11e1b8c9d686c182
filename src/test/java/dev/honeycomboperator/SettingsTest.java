package dev.honeycomboperator;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

/** No setting may let two processes act at once, or a list miss a predecessor's last key. */
class SettingsTest {

  private final SmallRyeConfigBuilder settings =
      new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(Settings.class);

  @Test
  void the_defaults_fit_together() {
    assertThatCode(() -> read().check()).doesNotThrowAnyException();
  }

  @Test
  void a_lease_has_time_for_a_look_a_post_all_of_the_patience_one_last_proof_and_the_writes() {
    set("request-timeout", "PT1S");
    set("proof-patience", "PT20S");
    set("write-allowance", "PT5S");

    set("lease-duration", "PT28S");
    assertThatCode(() -> read().check()).doesNotThrowAnyException();

    set("lease-duration", "PT27.999S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read().check())
        .withMessageContaining("HONEYCOMB_OPERATOR_LEASE_DURATION")
        .withMessageContaining("PT28S");
  }

  @Test
  void a_settling_time_outlasts_the_last_request_of_a_leader_that_cannot_renew() {
    set("settling-time", "PT55S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read().check())
        .withMessageContaining("HONEYCOMB_OPERATOR_SETTLING_TIME")
        .withMessageContaining("PT55S");

    set("settling-time", "PT55.001S");
    assertThatCode(() -> read().check()).doesNotThrowAnyException();
  }

  @Test
  void without_an_election_a_settling_time_outlasts_a_request() {
    set("leader-election", "false");

    set("settling-time", "PT15.001S");
    assertThatCode(() -> read().check()).doesNotThrowAnyException();

    set("settling-time", "PT15S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read().check())
        .withMessageContaining("HONEYCOMB_OPERATOR_REQUEST_TIMEOUT");
  }

  @Test
  void orphans_are_revoked_only_by_an_operator_that_sees_every_resource() {
    set("orphans", "Revoke");
    assertThatCode(() -> read().check()).doesNotThrowAnyException();

    set("watch-namespaces", "team-a,team-b");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read().check())
        .withMessageContaining("HONEYCOMB_OPERATOR_ORPHANS")
        .withMessageContaining("HONEYCOMB_OPERATOR_WATCH_NAMESPACES");
  }

  private void set(String name, String value) {
    settings.withDefaultValue("honeycomb-operator." + name, value);
  }

  private Settings read() {
    return settings.build().getConfigMapping(Settings.class);
  }
}

package dev.honeycomboperator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.crd.HoneycombTeam;
import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.honeycomb.Operation;
import dev.honeycomboperator.honeycomb.fake.Fault;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens, no secret is seen outside of the Secrets that are there to hold it. */
@Tag("operator")
@Timeout(60)
class CanaryTest {

  private final World world = new World().set("sweep-interval", "PT0.5S");
  private final Recorder log = new Recorder();
  private final Logger ours = Logger.getLogger("dev.honeycomboperator");
  private final Logger all = Logger.getLogger("");

  @BeforeEach
  void listen() {
    ours.setLevel(Level.FINEST);
    all.addHandler(log);
  }

  @AfterEach
  void close() {
    all.removeHandler(log);
    ours.setLevel(null);
    world.close();
  }

  @Test
  void a_whole_life_with_faults_shows_no_secret() {
    world.withTeam().started();
    world.honeycomb.failNext(Operation.CREATE_KEY, Fault.serverError().afterCommit());
    world.key("ingest");
    world.key(
        "admin",
        "type: configuration",
        "environment: {slug: production}",
        "permissions: {runQueries: true}",
        "secret: {data: {HEADERS: 'x-honeycomb-team={key}'}}");
    world.expectReady("ingest");
    world.expectReady("admin");
    world.honeycomb.failNext(Operation.UPDATE_KEY, Fault.garbled());
    world.team.renameInUi(world.liveKeys().getFirst().id(), "renamed");
    world.secretResource("ingest").delete();
    world.expect(() -> assertThat(world.status("ingest").previousIds()).isNotEmpty());
    world.cluster().embedded().ifPresent(api -> api.loseAnswers("secrets", 2));
    world.annotate("admin", "honeycomb-operator.dev/rotate", "now");
    world.expect(() -> assertThat(world.posts()).isGreaterThanOrEqualTo(5));
    world.team.environment("staging");

    world.resource("admin").delete();

    world.expectGone("admin");
    assertNothingShown(world.honeycomb.allSecretsEverIssued());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "canary\nsecret",
        "canary secret",
        "canarysecrét",
        "canary\rX-Other: 1",
        "canary:secret"
      })
  void a_malformed_credential_is_refused_and_not_quoted(String secret) {
    world.withTeam();
    world.credential("hcamk_canaryid", secret);
    world.started();

    world.key("collectors");

    world.expectTeam("False", Reason.CREDENTIAL_MALFORMED);
    assertNothingShown(List.of(secret, "canary"));
    assertThat(world.honeycomb.journal().calls()).isEmpty();
  }

  @Test
  void a_credential_with_a_newline_at_its_end_is_used_without_it() {
    world.withTeam();
    var good = world.team.managementKey();
    world.credential(good.id() + "\n", good.secret().reveal() + "\n");
    world.started();

    world.key("collectors");

    world.expectReady("collectors");
    assertNothingShown(world.honeycomb.allSecretsEverIssued());
  }

  private void assertNothingShown(Iterable<String> secrets) {
    var shown = new ArrayList<>(log.lines);
    shown.addAll(
        world.kubernetes.v1().events().inNamespace(world.namespace).list().getItems().stream()
            .map(Serialization::asYaml)
            .toList());
    shown.addAll(
        world
            .kubernetes
            .resources(HoneycombApiKey.class)
            .inNamespace(world.namespace)
            .list()
            .getItems()
            .stream()
            .map(Serialization::asYaml)
            .toList());
    shown.addAll(
        world
            .kubernetes
            .resources(HoneycombTeam.class)
            .inNamespace(world.namespace)
            .list()
            .getItems()
            .stream()
            .map(Serialization::asYaml)
            .toList());
    world.metrics.getMeters().forEach(meter -> shown.add(meter.getId().toString()));
    assertThat(shown).isNotEmpty();
    var everything = String.join("\n", shown);
    for (var secret : secrets) {
      assertThat(everything)
          .doesNotContain(secret)
          .doesNotContain(
              Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static final class Recorder extends Handler {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void publish(LogRecord line) {
      lines.add(line.getLoggerName() + " " + line.getMessage());
      if (line.getParameters() != null) {
        for (var parameter : line.getParameters()) {
          lines.add(String.valueOf(parameter));
        }
      }
      for (Throwable thrown = line.getThrown(); thrown != null; thrown = thrown.getCause()) {
        lines.add(String.valueOf(thrown));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}

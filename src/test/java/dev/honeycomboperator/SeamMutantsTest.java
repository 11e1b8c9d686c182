package dev.honeycomboperator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.honeycomboperator.Tripwire.Side;
import dev.honeycomboperator.Tripwire.Trip;
import dev.honeycomboperator.effect.Names;
import dev.honeycomboperator.honeycomb.fake.LoopbackServer.Ending;
import dev.honeycomboperator.honeycomb.fake.LoopbackServer.Handler;
import dev.honeycomboperator.honeycomb.fake.LoopbackServer.Request;
import dev.honeycomboperator.kube.ApiCall;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The laws bite on the real operator too: each care of it that lies outside the decision is taken
 * away where its requests go out and replies come in. The fence before an orphan is revoked takes
 * two processes at once: {@code model.MutantsTest}.
 */
@Timeout(60)
final class SeamMutantsTest {

  private static final Logger LOG = Logger.getLogger("dev.honeycomboperator");

  @BeforeAll
  static void keepQuiet() {
    LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void speak() {
    LOG.setLevel(null);
  }

  /** A mutation of what Honeycomb says. */
  private interface Told extends Mutation {
    String told(Request request, String body);

    @Override
    default Ending honeycomb(Request request, Handler honeycomb) {
      return honeycomb.handle(request) instanceof Ending.Reply reply
          ? new Ending.Reply(reply.status(), reply.headers(), told(request, reply.body()))
          : new Ending.Reset();
    }
  }

  private static Mutation told(UnaryOperator<String> body) {
    return (Told) (_, text) -> body.apply(text);
  }

  @Test
  void a_post_must_not_be_retried_after_a_time_out() {
    var mutant =
        new Mutation() {
          @Override
          public Optional<Ending> unheard(Request request, Handler honeycomb) {
            return request.method().equals("POST")
                ? Optional.of(honeycomb.handle(request))
                : Optional.empty();
          }
        };

    assertThat(lawBrokenBy(mutant, Scenario.CREATE, Side.AFTER))
        .isEqualTo(HistoryLaws.NOTHING_ELSE);
  }

  @Test
  void absence_from_one_page_must_not_be_taken_for_deletion() {
    assertThat(lawBrokenBy(new FirstPage(), Scenario.SECOND_PAGE)).isEqualTo(HistoryLaws.POSTS);
  }

  @Test
  void a_secret_must_not_be_overwritten_without_its_owner_being_checked() {
    var mutant =
        new Mutation() {
          @Override
          public JsonNode kubernetes(ApiCall call, JsonNode reply) {
            if (!call.resource().equals("secrets") || !SimulatedWorld.KEY.equals(call.name())) {
              return reply;
            }
            var owned = reply.deepCopy();
            ((ObjectNode) owned.path("metadata"))
                .putObject("labels")
                .put(Names.MANAGED_BY, Names.OPERATOR)
                .put(Names.OWNER, SimulatedWorld.MARK.resource());
            return owned;
          }
        };

    assertThat(lawBrokenBy(mutant, Scenario.FOREIGN_SECRET)).isEqualTo(HistoryLaws.FOREIGN_SECRET);
  }

  @Test
  void a_finalizer_must_not_be_dropped_on_401() {
    var mutant =
        new Mutation() {
          @Override
          public Ending honeycomb(Request request, Handler honeycomb) {
            var ending = honeycomb.handle(request);
            return request.method().equals("DELETE")
                    && ending instanceof Ending.Reply reply
                    && reply.status() == 401
                ? new Ending.Reply(204, reply.headers(), "")
                : ending;
          }
        };

    assertThat(lawBrokenBy(mutant, Deletions.UNAUTHORIZED)).isEqualTo(HistoryLaws.DELETION);
  }

  @Test
  void a_finalizer_must_not_be_dropped_on_404_of_a_wrong_team() {
    var mutant =
        new Mutation() {
          @Override
          public Ending honeycomb(Request request, Handler honeycomb) {
            var ending = honeycomb.handle(request);
            return request.method().equals("DELETE")
                    && ending instanceof Ending.Reply reply
                    && reply.status() == 404
                ? new Ending.Reply(204, reply.headers(), "")
                : ending;
          }
        };

    assertThat(lawBrokenBy(mutant, Deletions.MISROUTED)).isEqualTo(HistoryLaws.DELETION);
  }

  @Test
  void an_id_from_an_annotation_must_not_be_trusted_without_the_mark() {
    var mutant =
        told(body -> body.replace("somebody's", SimulatedWorld.MARK.nameFor("somebody's")));

    assertThat(lawBrokenBy(mutant, Scenario.FORGED_LEDGER)).isEqualTo(HistoryLaws.MARK);
  }

  @Test
  void orphans_must_be_looked_for_before_a_key_is_issued() {
    var mutant = told(body -> body.replace(SimulatedWorld.MARK.nameFor("lost"), "lost"));

    assertThat(lawBrokenBy(mutant, Scenario.CREATE_AFTER_A_LOSS))
        .isEqualTo(HistoryLaws.NOTHING_ELSE);
  }

  @Test
  void a_previous_key_must_not_be_revoked_before_its_time() {
    assertThat(lawBrokenBy(earlier("created"), Scenario.REPLACE)).isEqualTo(HistoryLaws.HANDED_OUT);
  }

  @Test
  void a_previous_key_must_not_be_deleted_as_soon_as_it_is_disabled() {
    assertThat(lawBrokenBy(earlier("updated"), Rotations.ROTATE))
        .isEqualTo(HistoryLaws.DISABLED_FIRST);
  }

  private static Mutation earlier(String timestamp) {
    var pattern = Pattern.compile("(\"" + timestamp + "\": ?\")([^\"]+)");
    return told(
        body ->
            pattern
                .matcher(body)
                .replaceAll(
                    found ->
                        found.group(1)
                            + Instant.parse(found.group(2)).minus(SimulatedWorld.OVERLAP)));
  }

  @Test
  void a_handed_out_key_must_not_be_revoked_when_its_secret_is_deleted() {
    var mutant =
        new Mutation() {
          @Override
          public JsonNode kubernetes(ApiCall call, JsonNode reply) {
            var forgetful = reply.deepCopy();
            if (forgetful.path("status") instanceof ObjectNode status) {
              status.remove("keyId");
              status.remove("previous");
            }
            return forgetful;
          }
        };

    assertThat(lawBrokenBy(mutant, Scenario.SECRET_DELETED)).isEqualTo(HistoryLaws.HANDED_OUT);
  }

  private static String lawBrokenBy(Mutation mutant, Scenario scenario) {
    return broken(() -> History.of(scenario, mutant)).orElse("none");
  }

  /** Where it takes a reply that is lost. */
  private static String lawBrokenBy(Mutation mutant, Scenario scenario, Side side) {
    var more = new boolean[] {true};
    var law = Optional.<String>empty();
    for (int effect = 1; more[0] && law.isEmpty(); effect++) {
      var trip = Trip.unheard(effect, side);
      law = broken(() -> more[0] = History.of(scenario, mutant, trip));
    }
    return law.orElse("none");
  }

  private static Optional<String> broken(Runnable history) {
    try {
      history.run();
      return Optional.empty();
    } catch (BrokenLaw broken) {
      return Optional.of(broken.law());
    }
  }
}

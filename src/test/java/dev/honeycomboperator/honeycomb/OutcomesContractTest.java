package dev.honeycomboperator.honeycomb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.honeycomb.fake.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is known when a call fails. */
@ParameterizedClass
@EnumSource(Contract.Door.class)
final class OutcomesContractTest extends Contract {

  OutcomesContractTest(Door door) {
    super(door);
  }

  @Test
  void a_server_error_leaves_the_outcome_unknown_and_the_key_made_or_not() throws Exception {
    var honeycomb = honeycomb();
    fake.failNext(Operation.CREATE_KEY, Fault.serverError());
    fake.failNext(Operation.CREATE_KEY, Fault.serverError().afterCommit());

    var before = problem(() -> honeycomb.create(ingest("before")));
    var after = problem(() -> honeycomb.create(ingest("after")));

    assertThat(before).isInstanceOf(Problem.ServerError.class).isEqualTo(after);
    assertThat(before.outcomeUnknown()).isTrue();
    assertThat(team.keys()).extracting(ApiKey::name).containsExactly("after");
  }

  @Test
  void a_page_of_a_gateway_is_a_server_error() {
    fake.failEvery(Operation.CREATE_KEY, Fault.badGateway().afterCommit());

    var problem = problem(() -> honeycomb().create(ingest("k")));

    assertThat(problem).isInstanceOf(Problem.ServerError.class);
    assertThat(fake.calls(Operation.CREATE_KEY)).isEqualTo(1);
  }

  @Test
  void a_page_in_place_of_a_document_is_unintelligible() {
    fake.failNext(Operation.CREATE_KEY, Fault.garbled().afterCommit());

    var problem = problem(() -> honeycomb().create(ingest("k")));

    assertThat(problem).isInstanceOf(Problem.Unintelligible.class);
    assertThat(problem.outcomeUnknown()).isTrue();
  }

  @Test
  void a_lost_reply_leaves_the_outcome_unknown() {
    fake.failEvery(Operation.CREATE_KEY, Fault.reset().afterCommit());

    var problem = problem(() -> honeycomb().create(ingest("k")));

    assertThat(problem).isInstanceOf(Problem.NoReply.class);
    assertThat(problem.outcomeUnknown()).isTrue();
    assertThat(team.keys()).hasSize(1);
  }

  @Test
  void silence_ends_as_no_reply_and_the_key_may_come_late() {
    fake.failNext(Operation.CREATE_KEY, Fault.silence().lateCommit());
    var problem = problem(() -> impatientClient().create(ingest("k")));
    assertThat(team.keys()).isEmpty();

    fake.commitLate();

    assertThat(problem).isInstanceOf(Problem.NoReply.class);
    assertThat(team.keys()).hasSize(1);
  }

  @Test
  void a_slow_reply_is_a_reply() throws Exception {
    fake.failNext(Operation.CREATE_KEY, Fault.slow(Duration.ofMillis(50)));

    var issued = honeycomb().create(ingest("k"));

    assertThat(team.keys()).containsExactly(issued.key());
  }

  @Test
  void a_refused_connection_leaves_nothing_in_doubt() {
    var honeycomb = honeycomb();
    fake.outage(Fault.refused());

    var problem = problem(() -> honeycomb.create(ingest("k")));

    assertThat(problem).isInstanceOf(Problem.Refused.class);
    assertThat(problem.outcomeUnknown()).isFalse();
  }

  @Test
  void after_an_outage_everything_works_again() throws Exception {
    var honeycomb = honeycomb();
    fake.outage(Fault.refused());
    assertThat(problem(honeycomb::keys)).isInstanceOf(Problem.Refused.class);
    fake.heal();

    var keys = honeycomb.keys();

    assertThat(keys).isEmpty();
  }
}

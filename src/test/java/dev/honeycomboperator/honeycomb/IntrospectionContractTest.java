package dev.honeycomboperator.honeycomb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Values of keys, and who lets them in. */
@ParameterizedClass
@EnumSource(Contract.Door.class)
final class IntrospectionContractTest extends Contract {

  IntrospectionContractTest(Door door) {
    super(door);
  }

  @Test
  void the_value_of_an_ingest_key_is_its_id_followed_by_the_secret() throws Exception {
    var issued = honeycomb().create(ingest("collectors"));

    assertThat(issued.value().reveal()).matches(issued.key().id() + "[a-z0-9]{32}").hasSize(64);
    assertThat(fake.accepts(issued.value())).isTrue();
  }

  @Test
  void the_value_of_a_configuration_key_is_the_secret_alone() throws Exception {
    var issued = honeycomb().create(configuration("boards", Permission.MANAGE_BOARDS));

    assertThat(issued.value().reveal()).matches("[A-Za-z0-9]{22}");
    assertThat(fake.accepts(issued.value())).isTrue();
  }

  @Test
  void disabling_ends_a_key_and_enabling_revives_it() throws Exception {
    var made = team.createInUi(KeyType.INGEST, "k", production.id());
    honeycomb().update(made.key().id(), KeyChange.NONE.withDisabled(true));
    assertThat(fake.accepts(made.value())).isFalse();

    honeycomb().update(made.key().id(), KeyChange.NONE.withDisabled(false));

    assertThat(fake.accepts(made.value())).isTrue();
  }

  @Test
  void the_value_of_an_ingest_key_tells_its_id_and_environment() throws Exception {
    var made = team.createInUi(KeyType.INGEST, "k", production.id());

    var identity = honeycomb().introspect(made.value());

    assertThat(identity).isEqualTo(new KeyIdentity(made.key().id(), "production", "acme"));
  }

  @Test
  void the_value_of_a_configuration_key_may_tell_another_id() throws Exception {
    var made = team.createInUi(KeyType.CONFIGURATION, "k", production.id());

    var identity = honeycomb().introspect(made.value());

    assertThat(identity.id()).isNotEqualTo(made.key().id());
    assertThat(identity.environmentSlug()).isEqualTo("production");
  }

  @Test
  void a_value_that_is_not_let_in_is_unauthorized() {
    var made = team.createInUi(KeyType.INGEST, "k", production.id());
    team.disableInUi(made.key().id());

    var problem = problem(() -> honeycomb().introspect(made.value()));

    assertThat(problem).isInstanceOf(Problem.Unauthorized.class);
  }

  @Test
  void a_new_key_may_take_a_while_to_be_let_in() throws Exception {
    fake.switches().acceptedAfter(Duration.ofSeconds(5));
    var honeycomb = honeycomb();
    var issued = honeycomb.create(ingest("k"));
    assertThat(problem(() -> honeycomb.introspect(issued.value())))
        .isInstanceOf(Problem.Unauthorized.class);
    clock.advance(Duration.ofSeconds(5));

    var identity = honeycomb.introspect(issued.value());

    assertThat(identity.id()).isEqualTo(issued.key().id());
  }
}

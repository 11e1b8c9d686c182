package dev.honeycomboperator.decision;

import static dev.honeycomboperator.decision.Given.nothingYet;
import static dev.honeycomboperator.decision.Given.settled;
import static dev.honeycomboperator.decision.Samples.REMEDY;
import static dev.honeycomboperator.decision.Samples.ledger;

import dev.honeycomboperator.decision.EnvironmentSelector.By;
import dev.honeycomboperator.honeycomb.KeyType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What keeps a resource from its key, and what goes on all the same. */
final class RefusalsTest {

  private static final String NAMESPACE_NOT_ALLOWED =
      "The team does not allow this namespace; see spec.allowedNamespaces of the team.";

  @Test
  void a_paused_resource_is_left_alone() {
    var decided = nothingYet().paused().decided();

    decided.isBlocked(
        Reason.PAUSED, "Paused by annotation; nothing is changed until it is removed.");
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "TEAM_NOT_FOUND",
        "TEAM_NOT_READY",
        "CREDENTIAL_NOT_FOUND",
        "CREDENTIAL_MALFORMED",
        "CREDENTIAL_REFUSED",
        "CREDENTIAL_OF_ANOTHER_TEAM",
        "MISSING_SCOPE",
        "ENDPOINT_NOT_ALLOWED"
      })
  void a_team_that_is_not_ready_says_why(Reason reason) {
    var decided = nothingYet().teamNotReady(reason, false).decided();

    decided.isBlocked(reason, "The team is not ready.");
  }

  @Test
  void a_secret_of_somebody_else_is_left_alone_and_the_way_on_is_said() {
    var decided = settled().secretOfSomebodyElse().decided();

    decided.isBlocked(Reason.SECRET_CONFLICT, REMEDY);
  }

  @Test
  void a_namespace_that_is_not_allowed_gets_no_key() {
    var decided = nothingYet().namespaceNotAllowed().decided();

    decided.isBlocked(Reason.NAMESPACE_NOT_ALLOWED, NAMESPACE_NOT_ALLOWED);
  }

  @Test
  void a_key_type_that_is_not_allowed_gets_no_key() {
    var decided = nothingYet().teamAllows(KeyType.CONFIGURATION).decided();

    decided.isBlocked(
        Reason.KEY_TYPE_NOT_ALLOWED,
        "The team does not allow keys of spec.type ingest; see spec.allowedKeyTypes of the team.");
  }

  @Test
  void a_team_that_is_being_deleted_takes_no_new_keys() {
    var decided = nothingYet().teamTerminating().decided();

    decided.isBlocked(
        Reason.TEAM_TERMINATING,
        "The team is being deleted and takes no new keys; name another team.");
  }

  @Test
  void a_team_that_is_being_deleted_serves_the_keys_it_has() {
    var decided = settled().teamTerminating().decided();

    decided.isToSettle();
  }

  @Test
  void a_key_stays_as_it_is_when_its_namespace_is_not_allowed_any_more() {
    var decided = settled().wantsName("another").namespaceNotAllowed().decided();

    decided.isBlocked(Reason.NAMESPACE_NOT_ALLOWED, NAMESPACE_NOT_ALLOWED);
  }

  @Test
  void a_key_is_not_replaced_when_its_namespace_is_not_allowed_any_more() {
    var decided = settled().wantsEnvironment("staging").namespaceNotAllowed().decided();

    decided.isBlocked(Reason.NAMESPACE_NOT_ALLOWED, NAMESPACE_NOT_ALLOWED);
  }

  @Test
  void the_secret_is_kept_up_when_its_namespace_is_not_allowed_any_more() {
    var decided = settled().secretDiffers().namespaceNotAllowed().decided();

    decided.isToRewrite(ledger("key-1"));
  }

  @Test
  void an_unknown_environment_is_answered_with_what_may_have_been_meant() {
    var decided = nothingYet().wants(new EnvironmentSelector(By.ID, "env-3")).decided();

    decided.isBlocked(
        Reason.ENVIRONMENT_NOT_FOUND,
        "Team acme has no environment with spec.environment.id 'env-3' (it has env-1, env-2);"
            + " create it in Honeycomb or correct the spec.");
  }

  @Test
  void a_team_without_environments_suggests_none() {
    var decided = nothingYet().teamWithoutEnvironments().decided();

    decided.isBlocked(
        Reason.ENVIRONMENT_NOT_FOUND,
        "Team acme has no environment with spec.environment.slug 'production'; create it in"
            + " Honeycomb or correct the spec.");
  }
}

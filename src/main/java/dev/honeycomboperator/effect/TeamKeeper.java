package dev.honeycomboperator.effect;

import dev.honeycomboperator.crd.CredentialRef;
import dev.honeycomboperator.crd.HoneycombApiKeySpec.KeyKind;
import dev.honeycomboperator.crd.HoneycombTeamSpec.Region;
import dev.honeycomboperator.crd.Team;
import dev.honeycomboperator.crd.TeamSettings;
import dev.honeycomboperator.decision.Outcome;
import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.effect.Teams.Standing;
import dev.honeycomboperator.honeycomb.Endpoint;
import dev.honeycomboperator.honeycomb.HoneycombException;
import dev.honeycomboperator.honeycomb.ManagementKey;
import dev.honeycomboperator.honeycomb.TeamIdentity;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a team resource is good for. Costs Honeycomb one call each for team and
 * environments, and a list of keys where the last one is older than a sweep.
 */
public final class TeamKeeper {

  private final KubernetesClient kubernetes;
  private final Connections connections;
  private final Duration sweepInterval;
  private final InstantSource clock;

  public TeamKeeper(
      KubernetesClient kubernetes,
      Connections connections,
      Duration sweepInterval,
      InstantSource clock) {
    this.kubernetes = kubernetes;
    this.connections = connections;
    this.sweepInterval = sweepInterval;
    this.clock = clock;
  }

  /** What a look at a team came to. */
  public sealed interface Finding {

    /** What the team's keys can go by. */
    Standing standing();

    record Fine(Standing.Open standing) implements Finding {}

    /** What will pass need not close the team. */
    record Troubled(Standing standing, Outcome.Failed trouble) implements Finding {}
  }

  /**
   * @param known what the last look found; an open session is kept until the next sweep, unless the
   *     credential changed, and beyond it while Honeycomb cannot be asked
   */
  public Finding look(Team<?> team, Optional<Standing> known) {
    var settings = team.settings();
    var endpoint = endpoint(settings);
    if (endpoint.isEmpty()) {
      return closed(
          Reason.ENDPOINT_NOT_ALLOWED,
          "spec.endpoint is not among the operator's allowed endpoints; name a region, or have it allowed"
              + " (HONEYCOMB_OPERATOR_ALLOWED_ENDPOINTS).");
    }
    var ref = settings.credential();
    var secret = credentialSecret(ref);
    if (secret.isEmpty()) {
      return closed(
          Reason.CREDENTIAL_NOT_FOUND,
          "Secret %s/%s does not exist; create it with a management key, or correct spec.managementKey.secretRef."
              .formatted(ref.namespace(), ref.name()));
    }
    var id = entry(secret.get(), entryName(ref.idKey(), "id"));
    var value = entry(secret.get(), entryName(ref.secretKey(), "secret"));
    if (id.isEmpty() || value.isEmpty()) {
      return closed(
          Reason.CREDENTIAL_NOT_FOUND,
          "Secret %s/%s has no entry %s; put the management key's id into the entry %s and its secret into %s."
              .formatted(
                  ref.namespace(),
                  ref.name(),
                  id.isEmpty()
                      ? entryName(ref.idKey(), "id")
                      : entryName(ref.secretKey(), "secret"),
                  entryName(ref.idKey(), "id"),
                  entryName(ref.secretKey(), "secret")));
    }
    return ManagementKey.parse(id.get(), value.get())
        .map(credential -> look(team, settings, endpoint.get(), credential, known))
        .orElseGet(
            () ->
                closed(
                    Reason.CREDENTIAL_MALFORMED,
                    "Secret %s/%s does not hold a management key: id and secret have only letters, digits and underscores."
                        .formatted(ref.namespace(), ref.name())));
  }

  private Finding look(
      Team<?> team,
      TeamSettings settings,
      Endpoint endpoint,
      ManagementKey credential,
      Optional<Standing> known) {
    var session = known.flatMap(Standing::openSession).filter(s -> s.isOf(endpoint, credential));
    if (session.filter(s -> !s.isOlderThan(sweepInterval)).isPresent()) {
      return new Finding.Fine(standing(session.get(), settings, team));
    }
    try {
      return open(team, settings, endpoint, credential);
    } catch (HoneycombException e) {
      var failed = Outcome.of(e.problem());
      return session
          .filter(s -> e.problem().isTransient())
          .<Finding>map(s -> new Finding.Troubled(standing(s, settings, team), failed))
          .orElseGet(() -> closed(failed, failed.reason() == Reason.CREDENTIAL_REFUSED));
    }
  }

  private static Standing.Open standing(TeamSession session, TeamSettings settings, Team<?> team) {
    return new Standing.Open(session, rules(settings), team.isMarkedForDeletion());
  }

  private Finding open(
      Team<?> team, TeamSettings settings, Endpoint endpoint, ManagementKey credential)
      throws HoneycombException {
    var connection = connections.connect(endpoint, credential);
    var identity = connection.identity();
    var pinned = Optional.ofNullable(team.lastStatus().id());
    if (pinned.filter(id -> !id.equals(identity.teamId())).isPresent()) {
      return closed(
          Reason.CREDENTIAL_OF_ANOTHER_TEAM,
          "The management key belongs to team %s, not to the one that this resource was made for; use another"
                  .formatted(identity.teamSlug())
              + " resource for another team.");
    }
    var missing = missingScope(identity);
    if (missing.isPresent()) {
      return closed(
          Reason.MISSING_SCOPE,
          "The management key lacks the scope %s, and scopes cannot be added; create another management key."
              .formatted(missing.get()));
    }
    connection.inventory().refresh(connection.honeycomb(), clock.instant().minus(sweepInterval));
    var session =
        new TeamSession(
            connection.honeycomb(),
            endpoint,
            credential,
            identity,
            connection.inventory(),
            connection.census(),
            connection.honeycomb().environments(),
            clock);
    return new Finding.Fine(standing(session, settings, team));
  }

  private static Optional<String> missingScope(TeamIdentity identity) {
    if (!identity.mayWrite("api-keys")) {
      return Optional.of("api-keys:write");
    }
    return identity.mayRead("environments") ? Optional.empty() : Optional.of("environments:read");
  }

  private Optional<Endpoint> endpoint(TeamSettings settings) {
    if (settings.endpoint() != null) {
      return connections.endpoint(settings.endpoint());
    }
    return Optional.of(settings.region() == Region.EU ? Endpoint.EU : Endpoint.US);
  }

  private static Teams.Rules rules(TeamSettings settings) {
    var types =
        Optional.ofNullable(settings.allowedKeyTypes()).orElse(List.of(KeyKind.INGEST)).stream()
            .map(Wishes::typeOf)
            .toList();
    return new Teams.Rules(
        types.isEmpty() ? Set.of() : EnumSet.copyOf(types),
        Optional.ofNullable(settings.allowedNamespaces()));
  }

  private Optional<Secret> credentialSecret(CredentialRef.InNamespace ref) {
    return Optional.ofNullable(
        kubernetes.secrets().inNamespace(ref.namespace()).withName(ref.name()).get());
  }

  private static Optional<String> entry(Secret secret, String name) {
    try {
      return Optional.ofNullable(secret.getData())
          .map(data -> data.get(name))
          .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8))
          .filter(text -> !text.isBlank());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String entryName(@Nullable String given, String otherwise) {
    return given == null ? otherwise : given;
  }

  private static Finding closed(Reason reason, String message) {
    return closed(Outcome.failed(reason, message), reason.stalled());
  }

  private static Finding closed(Outcome.Failed failed, boolean dead) {
    return new Finding.Troubled(
        new Standing.Closed(failed.reason(), failed.message(), dead), failed);
  }
}

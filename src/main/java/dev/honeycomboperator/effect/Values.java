package dev.honeycomboperator.effect;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.decision.Desired;
import dev.honeycomboperator.decision.Ledger;
import dev.honeycomboperator.decision.Target;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.HoneycombException;
import dev.honeycomboperator.honeycomb.KeyIdentity;
import dev.honeycomboperator.honeycomb.Problem;
import dev.honeycomboperator.honeycomb.Sensitive;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the Secret's value is worth. One that was not written with its ledger is no proof of loss:
 * Honeycomb is asked whose value it is before a working key is given up.
 */
final class Values {

  private static final Logger LOG = LoggerFactory.getLogger(Values.class);

  private final Cluster cluster;

  Values(Cluster cluster) {
    this.cluster = cluster;
  }

  /** As far as can be told without asking Honeycomb. */
  Target target(KeySecret secret, HoneycombApiKey resource, Desired desired) {
    return switch (secret) {
      case KeySecret.Foreign foreign -> new Target.Foreign(foreign.remedy());
      case KeySecret.Absent absent ->
          olderClaim(resource)
              .<Target>map(
                  older ->
                      new Target.Foreign(
                          "HoneycombApiKey %s, which is older, names Secret %s as well; delete one of the two."
                              .formatted(older, resource.secretName())))
              .orElseGet(Target.Absent::new);
      case KeySecret.Ours ours when ours.unaltered() && ours.ledger().isPresent() ->
          new Target.Holding(
              ours.ledger().get(), isAsWanted(ours, resource, desired), ours.revoking());
      case KeySecret.Ours ours -> new Target.Emptied(ours.ledger(), ours.revoking());
    };
  }

  Target recognized(
      KeySecret secret,
      HoneycombApiKey resource,
      Desired desired,
      TeamSession team,
      ResourceMemory memory)
      throws HoneycombException {
    var target = target(secret, resource, desired);
    if (!(secret instanceof KeySecret.Ours ours) || ours.value().isEmpty()) {
      return target;
    }
    return switch (target) {
      case Target.Holding holding -> {
        prove(holding.ledger(), ours.value().get(), team, memory);
        yield holding;
      }
      case Target.Emptied emptied ->
          owner(ours.value().get(), desired, team)
              .<Target>map(
                  key -> {
                    memory.proved(key.id());
                    return new Target.Holding(
                        ledgerFor(key, emptied.knownLedger(), desired, team),
                        false,
                        ours.revoking());
                  })
              .orElse(emptied);
      case Target.Absent absent -> absent;
      case Target.Foreign foreign -> foreign;
    };
  }

  /**
   * A key that was handed out unproven, because the proof could not be had then, is proven as soon
   * as it can be; until then it is as good as it was.
   */
  private static void prove(
      Ledger ledger, Sensitive value, TeamSession team, ResourceMemory memory) {
    if (ledger.proven() || ledger.disabled() || memory.isProven(ledger.keyId())) {
      return;
    }
    var key = team.inventory().find(ledger.keyId());
    try {
      if (key.isPresent() && Proof.fits(team.honeycomb().introspect(value), key.get(), team)) {
        memory.proved(ledger.keyId());
      }
    } catch (HoneycombException e) {
      LOG.debug("Key {} cannot be proven yet: {}", ledger.keyId(), e.problem().message());
    }
  }

  private static Optional<ApiKey> owner(Sensitive value, Desired desired, TeamSession team)
      throws HoneycombException {
    return identify(value, team)
        .flatMap(
            identity ->
                team.inventory().withBracket(desired.mark().toString()).stream()
                    .filter(key -> key.id().equals(identity.id()))
                    .findFirst());
  }

  private static Optional<KeyIdentity> identify(Sensitive value, TeamSession team)
      throws HoneycombException {
    try {
      return Optional.of(team.honeycomb().introspect(value));
    } catch (HoneycombException e) {
      return switch (e.problem()) {
        case Problem.Unauthorized refused -> Optional.empty();
        case Problem.Rejected malformed -> Optional.empty();
        default -> throw e;
      };
    }
  }

  private static Ledger ledgerFor(
      ApiKey key, Optional<Ledger> damaged, Desired desired, TeamSession team) {
    var others =
        damaged.stream()
            .flatMap(ledger -> Stream.concat(ledger.previous().stream(), Stream.of(ledger.keyId())))
            .filter(id -> !id.equals(key.id()))
            .toList();
    var environment = key.environmentId().orElse("");
    return new Ledger(
        key.id(),
        key.type(),
        "id:" + environment,
        environment,
        team.identity().teamId(),
        others,
        damaged.map(Ledger::disabled).orElse(false),
        true,
        damaged.map(Ledger::served).orElseGet(desired.rotation()::served),
        damaged.map(Ledger::leaving).map(Ledger.Leaving::forSuccessor).orElse(Ledger.Leaving.NONE));
  }

  private static boolean isAsWanted(
      KeySecret.Ours ours, HoneycombApiKey resource, Desired desired) {
    var written =
        new SecretDraft(ours, resource, desired.mark())
            .holding(ours.ledger().orElseThrow(), ours.value().orElseThrow(), ours.revoking());
    var meta = ours.secret().getMetadata();
    return written.getData().equals(ours.secret().getData())
        && written.getMetadata().getLabels().equals(meta.getLabels())
        && withoutLedger(written.getMetadata()).equals(withoutLedger(meta))
        && ledgerText(written.getMetadata()).flatMap(LedgerDocument::parse).equals(ours.document())
        && uids(written.getMetadata().getOwnerReferences()).equals(uids(meta.getOwnerReferences()));
  }

  private static Optional<String> ledgerText(ObjectMeta meta) {
    return Optional.ofNullable(KeySecret.annotations(meta).get(Names.LEDGER));
  }

  /** A ledger is compared by what it says, and never rewritten for its form. */
  private static Map<String, String> withoutLedger(ObjectMeta meta) {
    var annotations = new HashMap<>(KeySecret.annotations(meta));
    annotations.remove(Names.LEDGER);
    return annotations;
  }

  private static List<String> uids(List<OwnerReference> owners) {
    return owners.stream().map(OwnerReference::getUid).toList();
  }

  /** Age decides between two resources that name one Secret, as long as neither has made it. */
  private Optional<String> olderClaim(HoneycombApiKey resource) {
    var secret = resource.secretName();
    return cluster.resourcesIn(resource.getMetadata().getNamespace()).stream()
        .filter(other -> !other.getMetadata().getUid().equals(resource.getMetadata().getUid()))
        .filter(other -> other.secretName().equals(secret))
        .filter(other -> age(other).compareTo(age(resource)) < 0)
        .map(other -> other.getMetadata().getName())
        .findFirst();
  }

  private static String age(HoneycombApiKey resource) {
    return resource.getMetadata().getCreationTimestamp() + " " + resource.getMetadata().getUid();
  }
}

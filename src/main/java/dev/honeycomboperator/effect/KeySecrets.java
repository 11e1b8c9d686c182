package dev.honeycomboperator.effect;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.crd.SecretTarget;
import dev.honeycomboperator.decision.Ledger;
import dev.honeycomboperator.decision.Mark;
import dev.honeycomboperator.honeycomb.Sensitive;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and shapes the Secrets that hand keys out; it does not talk to the API server. */
final class KeySecrets {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(key|keyId)}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private KeySecrets() {}

  private static String entryFor(HoneycombApiKey resource) {
    var target = resource.getSpec().secret();
    return target == null || target.key() == null ? "api-key" : target.key();
  }

  static KeySecret read(Optional<Secret> found, HoneycombApiKey resource, Mark mark) {
    return found.map(secret -> read(secret, resource, mark)).orElseGet(KeySecret.Absent::new);
  }

  private static KeySecret read(Secret secret, HoneycombApiKey resource, Mark mark) {
    var meta = secret.getMetadata();
    if (!mark.resource().equals(labels(meta).get(Names.OWNER))
        || !Names.OPERATOR.equals(labels(meta).get(Names.MANAGED_BY))
        || owners(meta).stream().anyMatch(owner -> isAnotherController(owner, resource))) {
      return new KeySecret.Foreign(foreign(meta));
    }
    var document =
        Optional.ofNullable(annotations(meta).get(Names.LEDGER)).flatMap(LedgerDocument::parse);
    if (document.filter(LedgerDocument::isNewer).isPresent()) {
      return new KeySecret.Foreign(
          "Secret %s was written by a newer release of the operator; upgrade this one."
              .formatted(meta.getName()));
    }
    var entry = document.map(LedgerDocument::entry).orElseGet(() -> entryFor(resource));
    var value = decoded(secret, entry);
    return new KeySecret.Ours(
        secret,
        document,
        value,
        document
            .filter(known -> value.filter(text -> isValueOf(known, text)).isPresent())
            .isPresent(),
        Optional.ofNullable(annotations(meta).get(Names.REVOKING)));
  }

  private static boolean isValueOf(LedgerDocument document, Sensitive value) {
    return document.salt() != null && value.digest(document.salt()).equals(document.sha256());
  }

  private static Optional<Sensitive> decoded(Secret secret, String entry) {
    try {
      return Optional.ofNullable(secret.getData())
          .map(data -> data.get(entry))
          .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8))
          .filter(text -> !text.isEmpty())
          .map(Sensitive::of);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isAnotherController(OwnerReference owner, HoneycombApiKey resource) {
    // A resource that was restored has another uid, but is still the owner by name.
    return Boolean.TRUE.equals(owner.getController())
        && !(owner.getKind().equals(resource.getKind())
            && owner.getName().equals(resource.getMetadata().getName()));
  }

  private static String foreign(ObjectMeta meta) {
    var owner =
        owners(meta).stream()
            .filter(found -> Boolean.TRUE.equals(found.getController()))
            .findFirst();
    return owner
        .map(
            found ->
                "Secret %s belongs to %s %s; choose another spec.secret.name in a new resource, or delete"
                        .formatted(meta.getName(), found.getKind(), found.getName())
                    + " that owner first.")
        .orElseGet(
            () ->
                "Secret %s was not made for this resource and is left alone. If nothing needs it, delete it;"
                        .formatted(meta.getName())
                    + " otherwise choose another spec.secret.name in a new resource.");
  }

  /**
   * The Secret without a value: all that is needed to announce a revocation, or to try whether it
   * can be written.
   */
  static Secret announcing(
      KeySecret found, HoneycombApiKey resource, Mark mark, Optional<String> revoking) {
    return shape(found, resource, mark, Optional.empty(), Optional.empty(), revoking);
  }

  static Secret holding(
      KeySecret found,
      HoneycombApiKey resource,
      Mark mark,
      Ledger ledger,
      Sensitive value,
      Optional<String> revoking) {
    return shape(found, resource, mark, Optional.of(ledger), Optional.of(value), revoking);
  }

  private static Secret shape(
      KeySecret found,
      HoneycombApiKey resource,
      Mark mark,
      Optional<Ledger> ledger,
      Optional<Sensitive> value,
      Optional<String> revoking) {
    var target = Optional.ofNullable(resource.getSpec().secret());
    var before =
        found instanceof KeySecret.Ours ours ? Optional.of(ours) : Optional.<KeySecret.Ours>empty();
    var meta =
        before
            .map(ours -> new SecretBuilder(ours.secret()).build().getMetadata())
            .orElseGet(ObjectMeta::new);
    meta.setName(resource.secretName());
    meta.setNamespace(resource.getMetadata().getNamespace());
    var data = new TreeMap<>(before.map(ours -> ours.secret().getData()).orElseGet(Map::of));
    var labels = new TreeMap<>(labels(meta));
    var annotations = new TreeMap<>(annotations(meta));

    var previously = before.flatMap(KeySecret.Ours::document);
    previously.ifPresent(
        document -> {
          labels.keySet().removeAll(LedgerDocument.listOf(document.labels()));
          annotations.keySet().removeAll(LedgerDocument.listOf(document.annotations()));
        });
    var wantedLabels = target.map(SecretTarget::labels).orElse(Map.of());
    var wantedAnnotations = target.map(SecretTarget::annotations).orElse(Map.of());
    labels.putAll(wantedLabels);
    labels.put(Names.MANAGED_BY, Names.OPERATOR);
    labels.put(Names.OWNER, mark.resource());
    annotations.putAll(wantedAnnotations);
    revoking.ifPresentOrElse(
        id -> annotations.put(Names.REVOKING, id), () -> annotations.remove(Names.REVOKING));

    if (ledger.isPresent() && value.isPresent()) {
      previously.ifPresent(
          document -> data.keySet().removeAll(LedgerDocument.listOf(document.data())));
      var entries = entries(resource, target, ledger.get().keyId(), value.get());
      data.putAll(entries);
      annotations.put(
          Names.LEDGER,
          document(
                  ledger.get(),
                  entryFor(resource),
                  value.get(),
                  before
                      .filter(ours -> ours.value().equals(value))
                      .flatMap(KeySecret.Ours::document),
                  wantedLabels,
                  wantedAnnotations,
                  entries)
              .text());
    }
    meta.setLabels(labels);
    meta.setAnnotations(annotations);
    meta.setOwnerReferences(ownersWith(meta, resource));
    return new SecretBuilder(before.map(KeySecret.Ours::secret).orElseGet(Secret::new))
        .withMetadata(meta)
        .withType("Opaque")
        .withData(data)
        .build();
  }

  private static Map<String, String> entries(
      HoneycombApiKey resource, Optional<SecretTarget> target, String keyId, Sensitive value) {
    var entries = new TreeMap<String, String>();
    target
        .map(SecretTarget::data)
        .orElse(Map.of())
        .forEach((entry, template) -> entries.put(entry, encoded(filled(template, keyId, value))));
    entries.put(entryFor(resource), encoded(value));
    return entries;
  }

  /** In one pass, so that nothing in the value is taken for a placeholder. */
  private static Sensitive filled(String template, String keyId, Sensitive value) {
    return Sensitive.of(
        PLACEHOLDER
            .matcher(template)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        found.group(1).equals("key") ? value.reveal() : keyId)));
  }

  private static String encoded(Sensitive value) {
    return Base64.getEncoder().encodeToString(value.reveal().getBytes(StandardCharsets.UTF_8));
  }

  private static LedgerDocument document(
      Ledger ledger,
      String entry,
      Sensitive value,
      Optional<LedgerDocument> ofSameValue,
      Map<String, String> labels,
      Map<String, String> annotations,
      Map<String, String> data) {
    var salt = ofSameValue.map(LedgerDocument::salt).orElseGet(KeySecrets::newSalt);
    return new LedgerDocument(
        LedgerDocument.VERSION,
        ledger.keyId(),
        ledger.type().wireName(),
        ledger.environment(),
        ledger.environmentId(),
        ledger.teamId(),
        ledger.previous(),
        ledger.disabled(),
        ledger.proven(),
        ledger.rotationServed().orElse(null),
        entry,
        salt,
        value.digest(salt),
        sorted(labels),
        sorted(annotations),
        sorted(data));
  }

  private static String newSalt() {
    var salt = new byte[8];
    RANDOM.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }

  private static List<String> sorted(Map<String, String> map) {
    return map.keySet().stream().sorted().toList();
  }

  /**
   * The Secret as its users' own: nothing on it makes it ours, and no garbage collection takes it.
   */
  static Secret relinquished(KeySecret.Ours ours) {
    var secret = new SecretBuilder(ours.secret()).build();
    var meta = secret.getMetadata();
    var labels = new HashMap<>(labels(meta));
    labels.keySet().removeAll(List.of(Names.OWNER, Names.MANAGED_BY));
    meta.setLabels(labels);
    var annotations = new HashMap<>(annotations(meta));
    annotations.keySet().removeAll(List.of(Names.LEDGER, Names.REVOKING));
    meta.setAnnotations(annotations);
    meta.setOwnerReferences(
        owners(meta).stream()
            .filter(owner -> !Boolean.TRUE.equals(owner.getController()))
            .toList());
    return secret;
  }

  private static List<OwnerReference> ownersWith(ObjectMeta meta, HoneycombApiKey resource) {
    var owners = new ArrayList<>(owners(meta));
    owners.removeIf(owner -> Boolean.TRUE.equals(owner.getController()));
    owners.add(
        new OwnerReferenceBuilder()
            .withApiVersion(resource.getApiVersion())
            .withKind(resource.getKind())
            .withName(resource.getMetadata().getName())
            .withUid(resource.getMetadata().getUid())
            .withController(true)
            .withBlockOwnerDeletion(false)
            .build());
    return owners;
  }

  private static List<OwnerReference> owners(ObjectMeta meta) {
    return meta.getOwnerReferences();
  }

  private static Map<String, String> labels(ObjectMeta meta) {
    return orEmpty(meta.getLabels());
  }

  private static Map<String, String> annotations(ObjectMeta meta) {
    return orEmpty(meta.getAnnotations());
  }

  private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : map;
  }
}

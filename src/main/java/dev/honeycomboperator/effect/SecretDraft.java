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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Secret as it is to be written over what was found. What we set earlier and do not want any
 * more goes, what others added stays.
 */
record SecretDraft(KeySecret found, HoneycombApiKey resource, Mark mark) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(key|keyId)}");
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * Without touching a value: all that is needed to announce a revocation, or to try whether the
   * Secret can be written.
   */
  Secret announcing(Optional<String> revoking) {
    return builder(revoking).build();
  }

  Secret holding(Ledger ledger, Sensitive value, Optional<String> revoking) {
    var data = new TreeMap<>(before().map(ours -> ours.secret().getData()).orElseGet(Map::of));
    written()
        .ifPresent(document -> data.keySet().removeAll(LedgerDocument.listOf(document.data())));
    var entries = entries(ledger.keyId(), value);
    data.putAll(entries);
    return builder(revoking)
        .withData(data)
        .editMetadata()
        .addToAnnotations(Names.LEDGER, document(ledger, value, names(entries)).text())
        .endMetadata()
        .build();
  }

  private SecretBuilder builder(Optional<String> revoking) {
    var secret = new SecretBuilder(before().map(KeySecret.Ours::secret).orElseGet(Secret::new));
    var meta = Optional.ofNullable(secret.buildMetadata()).orElseGet(ObjectMeta::new);
    var labels = new TreeMap<>(KeySecret.labels(meta));
    var annotations = new TreeMap<>(KeySecret.annotations(meta));
    written()
        .ifPresent(
            document -> {
              labels.keySet().removeAll(LedgerDocument.listOf(document.labels()));
              annotations.keySet().removeAll(LedgerDocument.listOf(document.annotations()));
            });
    labels.putAll(wantedLabels());
    labels.put(Names.MANAGED_BY, Names.OPERATOR);
    labels.put(Names.OWNER, mark.resource());
    annotations.putAll(wantedAnnotations());
    revoking.ifPresentOrElse(
        id -> annotations.put(Names.REVOKING, id), () -> annotations.remove(Names.REVOKING));
    return secret
        .withType("Opaque")
        .withNewMetadataLike(meta)
        .withName(resource.secretName())
        .withNamespace(resource.getMetadata().getNamespace())
        .withLabels(labels)
        .withAnnotations(annotations)
        .withOwnerReferences(owners(meta))
        .endMetadata();
  }

  private Optional<KeySecret.Ours> before() {
    return found instanceof KeySecret.Ours ours ? Optional.of(ours) : Optional.empty();
  }

  private Optional<LedgerDocument> written() {
    return before().flatMap(KeySecret.Ours::document);
  }

  private Optional<SecretTarget> target() {
    return Optional.ofNullable(resource.getSpec().secret());
  }

  private Map<String, String> wantedLabels() {
    return target().map(SecretTarget::labels).orElse(Map.of());
  }

  private Map<String, String> wantedAnnotations() {
    return target().map(SecretTarget::annotations).orElse(Map.of());
  }

  private Map<String, String> entries(String keyId, Sensitive value) {
    var entries = new TreeMap<String, String>();
    target()
        .map(SecretTarget::data)
        .orElse(Map.of())
        .forEach((entry, template) -> entries.put(entry, encoded(filled(template, keyId, value))));
    entries.put(resource.secretEntry(), encoded(value));
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

  private LedgerDocument document(Ledger ledger, Sensitive value, List<String> entries) {
    // The same value keeps its salt, or the same Secret would look different each time.
    var salt =
        before()
            .filter(ours -> ours.value().equals(Optional.of(value)))
            .flatMap(KeySecret.Ours::document)
            .map(LedgerDocument::salt)
            .orElseGet(SecretDraft::newSalt);
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
        ledger.served().rotation().orElse(null),
        ledger.served().revocation().orElse(null),
        sorted(ledger.leaving().leaked()),
        sorted(ledger.leaving().disabled()),
        ledger.leaving().swapped().map(Instant::toString).orElse(null),
        ledger.leaving().successor() ? true : null,
        sorted(ledger.leaving().restarted()),
        resource.secretEntry(),
        salt,
        value.digest(salt),
        names(wantedLabels()),
        names(wantedAnnotations()),
        entries);
  }

  private static String newSalt() {
    var salt = new byte[8];
    RANDOM.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }

  private static List<String> names(Map<String, String> map) {
    return sorted(map.keySet());
  }

  private static List<String> sorted(Set<String> texts) {
    return texts.stream().sorted().toList();
  }

  private List<OwnerReference> owners(ObjectMeta meta) {
    var owners = new ArrayList<>(meta.getOwnerReferences());
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
}

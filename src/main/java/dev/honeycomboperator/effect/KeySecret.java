package dev.honeycomboperator.effect;

import dev.honeycomboperator.crd.Api;
import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.decision.Ledger;
import dev.honeycomboperator.decision.Mark;
import dev.honeycomboperator.honeycomb.Sensitive;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Secret that a resource names, read as ours or not. */
sealed interface KeySecret {

  record Absent() implements KeySecret {}

  /**
   * @param remedy what a person can do about it
   */
  record Foreign(String remedy) implements KeySecret {}

  /**
   * @param value in the entry that the ledger names, if there is anything
   * @param unaltered whether the value is the one that was written with the ledger
   */
  record Ours(
      Secret secret,
      Optional<LedgerDocument> document,
      Optional<Sensitive> value,
      boolean unaltered,
      Optional<String> revoking)
      implements KeySecret {

    Optional<Ledger> ledger() {
      return document.flatMap(LedgerDocument::ledger);
    }

    /** Without the Secret, which prints its data. */
    @Override
    public String toString() {
      return "Ours[" + secret.getMetadata().getName() + ", unaltered=" + unaltered + "]";
    }

    /** As its users' own: nothing on it makes it ours, and no garbage collection takes it. */
    Secret relinquished() {
      return new SecretBuilder(secret)
          .editMetadata()
          .removeFromLabels(Names.OWNER)
          .removeFromLabels(Names.MANAGED_BY)
          .removeFromAnnotations(Names.LEDGER)
          .removeFromAnnotations(Names.REVOKING)
          .removeMatchingFromOwnerReferences(owner -> Boolean.TRUE.equals(owner.getController()))
          .endMetadata()
          .build();
    }
  }

  static KeySecret read(Optional<Secret> found, HoneycombApiKey resource, Mark mark) {
    return found.map(secret -> read(secret, resource, mark)).orElseGet(Absent::new);
  }

  private static KeySecret read(Secret secret, HoneycombApiKey resource, Mark mark) {
    var meta = secret.getMetadata();
    var document =
        Optional.ofNullable(annotations(meta).get(Names.LEDGER)).flatMap(LedgerDocument::parse);
    var controller =
        meta.getOwnerReferences().stream()
            .filter(owner -> Boolean.TRUE.equals(owner.getController()))
            .findFirst();
    var another = controller.filter(owner -> !is(resource, owner));
    if (another.isPresent()) {
      return new Foreign(belongsTo(another.get(), meta));
    }
    // Labels are what we find a Secret by, and what is lost first.
    if (!isLabelled(meta, mark) && (controller.isEmpty() || document.isEmpty())) {
      return new Foreign(
          controller.isPresent() || document.isPresent() ? unlabelled(meta, mark) : foreign(meta));
    }
    if (document.filter(LedgerDocument::isNewer).isPresent()) {
      return new Foreign(
          "Secret %s was written by a newer release of the operator; upgrade this one."
              .formatted(meta.getName()));
    }
    var value =
        decoded(secret, document.map(LedgerDocument::entry).orElseGet(resource::secretEntry));
    return new Ours(
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

  private static boolean isLabelled(ObjectMeta meta, Mark mark) {
    return mark.resource().equals(labels(meta).get(Names.OWNER))
        && Names.OPERATOR.equals(labels(meta).get(Names.MANAGED_BY));
  }

  /** A resource that was restored has another uid, but is still the owner by name. */
  private static boolean is(HoneycombApiKey resource, OwnerReference owner) {
    return owner.getKind().equals(resource.getKind())
        && owner.getApiVersion().startsWith(Api.GROUP + "/")
        && owner.getName().equals(resource.getMetadata().getName());
  }

  private static String belongsTo(OwnerReference owner, ObjectMeta meta) {
    return "Secret %s belongs to %s %s; choose another spec.secret.name in a new resource, or delete that owner first."
        .formatted(meta.getName(), owner.getKind(), owner.getName());
  }

  private static String unlabelled(ObjectMeta meta, Mark mark) {
    return "Secret %s lacks what would show that it was made for this resource. If it was, and was restored without its labels, run: kubectl label --overwrite secret %s %s=%s %s=%s"
        .formatted(
            meta.getName(),
            meta.getName(),
            Names.MANAGED_BY,
            Names.OPERATOR,
            Names.OWNER,
            mark.resource());
  }

  private static String foreign(ObjectMeta meta) {
    return "Secret %s was not made for this resource and is left alone. If nothing needs it, delete it; otherwise choose another spec.secret.name in a new resource."
        .formatted(meta.getName());
  }

  static Map<String, String> labels(ObjectMeta meta) {
    return orEmpty(meta.getLabels());
  }

  static Map<String, String> annotations(ObjectMeta meta) {
    return orEmpty(meta.getAnnotations());
  }

  private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : map;
  }
}

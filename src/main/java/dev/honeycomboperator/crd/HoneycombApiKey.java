package dev.honeycomboperator.crd;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

@JsonClassDescription(
    "Asks for one API key of a Honeycomb team. The operator creates the key, proves that it works,"
        + " hands it out in a Secret of the same namespace, and deletes it with this resource.")
@ValidationRule(
    value =
        "(has(self.spec.secret) && has(self.spec.secret.name) ? self.spec.secret.name :"
            + " self.metadata.name) == (has(oldSelf.spec.secret) && has(oldSelf.spec.secret.name) ?"
            + " oldSelf.spec.secret.name : oldSelf.metadata.name)",
    fieldPath = ".spec.secret.name",
    message =
        "cannot be changed, since collectors may mount the Secret; create another HoneycombApiKey"
            + " with the new name and delete this one when nothing uses it")
@Group(Api.GROUP)
@Version(Api.VERSION)
@ShortNames("hkey")
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Reason",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Environment",
    jsonPath = ".status.environment",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Key",
    jsonPath = ".status.keyId",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Secret",
    jsonPath = ".status.secretName",
    type = AdditionalPrinterColumn.Type.STRING,
    priority = 1)
@AdditionalPrinterColumn(
    name = "Issued",
    jsonPath = ".status.issuedAt",
    type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(
    name = "Next-Rotation",
    jsonPath = ".status.nextRotation",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
public class HoneycombApiKey extends CustomResource<HoneycombApiKeySpec, HoneycombApiKeyStatus>
    implements Namespaced {

  private static final long serialVersionUID = 1L;

  /** What status says; nothing, where it was never written. */
  public HoneycombApiKeyStatus lastStatus() {
    var status = getStatus();
    return status == null ? HoneycombApiKeyStatus.EMPTY : status;
  }

  /** The Secret that receives the key: the resource's own name unless the spec says otherwise. */
  public String secretName() {
    var secret = getSpec().secret();
    return secret == null || secret.name() == null ? getMetadata().getName() : secret.name();
  }

  /** The entry of the Secret that holds the key's value. */
  public String secretEntry() {
    var secret = getSpec().secret();
    return secret == null || secret.key() == null ? "api-key" : secret.key();
  }
}

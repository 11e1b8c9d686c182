package dev.honeycomboperator.crd;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

@JsonClassDescription(
    "A Honeycomb team, reached by a management key, for the HoneycombApiKeys of all namespaces"
        + " that it allows. The one named default serves those that name no team.")
@Group(Api.GROUP)
@Version(Api.VERSION)
@ShortNames("chteam")
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Reason",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Team",
    jsonPath = ".status.slug",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Keys",
    jsonPath = ".status.keys",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
public class ClusterHoneycombTeam extends Team<ClusterHoneycombTeamSpec> {

  private static final long serialVersionUID = 1L;

  @Override
  public TeamSettings settings() {
    var spec = getSpec();
    return new TeamSettings(
        spec.region(),
        spec.endpoint(),
        spec.managementKey().secretRef(),
        spec.allowedKeyTypes(),
        spec.allowedNamespaces());
  }
}

package dev.honeycomboperator.effect;

import dev.honeycomboperator.report.Notice;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes Events. One that is refused, as in a namespace on its way out, is no reason to stop
 * anything.
 */
public final class Events {

  private static final Logger LOG = LoggerFactory.getLogger(Events.class);

  private final KubernetesClient kubernetes;
  private final InstantSource clock;

  public Events(KubernetesClient kubernetes, InstantSource clock) {
    this.kubernetes = kubernetes;
    this.clock = clock;
  }

  public void publish(HasMetadata about, Notice notice) {
    var meta = about.getMetadata();
    // Events on what has no namespace live in the default one, by convention.
    var namespace = meta.getNamespace() == null ? "default" : meta.getNamespace();
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    var event =
        new EventBuilder()
            .withNewMetadata()
            .withGenerateName(meta.getName() + ".")
            .withNamespace(namespace)
            .endMetadata()
            .withNewInvolvedObject()
            .withApiVersion(about.getApiVersion())
            .withKind(about.getKind())
            .withName(meta.getName())
            .withNamespace(meta.getNamespace())
            .withUid(meta.getUid())
            .withResourceVersion(meta.getResourceVersion())
            .endInvolvedObject()
            .withType(notice.warning() ? "Warning" : "Normal")
            .withReason(notice.reason())
            .withMessage(notice.message())
            .withNewSource()
            .withComponent(Names.OPERATOR)
            .endSource()
            .withReportingComponent(Names.OPERATOR)
            .withFirstTimestamp(now)
            .withLastTimestamp(now)
            .withCount(1)
            .build();
    try {
      kubernetes.resource(event).create();
    } catch (KubernetesClientException e) {
      LOG.debug(
          "Event {} on {} refused with HTTP {}", notice.reason(), meta.getName(), e.getCode());
    }
  }
}

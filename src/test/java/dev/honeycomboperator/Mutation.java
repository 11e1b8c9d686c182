package dev.honeycomboperator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.honeycomboperator.honeycomb.fake.LoopbackServer.Ending;
import dev.honeycomboperator.honeycomb.fake.LoopbackServer.Handler;
import dev.honeycomboperator.honeycomb.fake.LoopbackServer.Request;
import dev.honeycomboperator.kube.ApiCall;
import java.util.Optional;

/**
 * A care that the operator leaves out. It is put in where its requests go out and replies come in:
 * the operator is told what it would have believed without that care.
 */
interface Mutation {

  Mutation NONE = new Mutation() {};

  default Ending honeycomb(Request request, Handler honeycomb) {
    return honeycomb.handle(request);
  }

  /** What the transport makes of a reply that never arrived; empty if it says so. */
  default Optional<Ending> unheard(Request request, Handler honeycomb) {
    return Optional.empty();
  }

  default JsonNode kubernetes(ApiCall call, JsonNode reply) {
    return reply;
  }
}

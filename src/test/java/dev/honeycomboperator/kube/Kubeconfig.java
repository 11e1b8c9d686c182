package dev.honeycomboperator.kube;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * A way into a cluster.
 *
 * @param caPem the certificate that the server's is checked against; empty for plain HTTP
 * @param token empty where the server asks for none
 */
record Kubeconfig(String server, String caPem, String token, String namespace) {
  private static final String NAME = "honeycomb-operator-test";

  static Kubeconfig open(String server) {
    return new Kubeconfig(server, "", "", "default");
  }

  Kubeconfig withToken(String other) {
    return new Kubeconfig(server, caPem, other, namespace);
  }

  Config config() {
    return Config.fromKubeconfig(json());
  }

  /** Writes it where kubectl and the operator can read it; JSON is YAML. */
  Path writeTo(Path file) {
    try {
      return Files.writeString(file, json());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String json() {
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    config.put("apiVersion", "v1").put("kind", "Config").put("current-context", NAME);
    ObjectNode cluster = entry(config, "cluster").put("server", server);
    if (!caPem.isEmpty()) {
      cluster.put(
          "certificate-authority-data",
          Base64.getEncoder().encodeToString(caPem.getBytes(US_ASCII)));
    }
    ObjectNode user = entry(config, "user");
    if (!token.isEmpty()) {
      user.put("token", token);
    }
    entry(config, "context").put("cluster", NAME).put("user", NAME).put("namespace", namespace);
    return config.toPrettyString();
  }

  private static ObjectNode entry(ObjectNode config, String kind) {
    return config.putArray(kind + "s").addObject().put("name", NAME).putObject(kind);
  }

  /** Never the token. */
  @Override
  public String toString() {
    return "Kubeconfig[" + server + "]";
  }
}

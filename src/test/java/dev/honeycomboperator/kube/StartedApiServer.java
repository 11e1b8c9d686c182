package dev.honeycomboperator.kube;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * etcd and kube-apiserver on loopback, with RBAC and without any controller: nothing collects
 * garbage and no namespace under deletion ever goes.
 */
final class StartedApiServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path folder = privateFolder();
  private final List<Process> processes = new ArrayList<>();
  private final String token = UUID.randomUUID().toString();
  private final int port = freePort();

  /**
   * Starts both and waits until they are ready.
   *
   * @param assets the folder with the two programs
   */
  StartedApiServer(Path assets) {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(this::close));
      int etcd = freePort();
      startEtcd(assets, etcd);
      startApiServer(assets, etcd);
      awaitReady();
    } catch (IOException | NoSuchAlgorithmException e) {
      close();
      throw new IllegalStateException("can't start the API server of " + assets, e);
    }
  }

  Kubeconfig kubeconfig() {
    try {
      String certificate = Files.readString(folder.resolve("apiserver.crt"));
      return new Kubeconfig("https://127.0.0.1:" + port, certificate, token, "default");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void startEtcd(Path assets, int port) throws IOException {
    String clients = "http://127.0.0.1:" + port;
    // Demanded by etcd; by variable, since small stand-ins for etcd don't know the flag.
    start(
        Map.of("ETCD_ADVERTISE_CLIENT_URLS", clients),
        assets.resolve("etcd").toString(),
        "--data-dir=" + folder.resolve("etcd-data"),
        "--unsafe-no-fsync",
        "--listen-client-urls=" + clients,
        "--listen-peer-urls=http://127.0.0.1:" + freePort());
  }

  private void startApiServer(Path assets, int etcd) throws IOException, NoSuchAlgorithmException {
    Path serviceAccountKey = folder.resolve("service-accounts.pem");
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    String encoded =
        Base64.getMimeEncoder()
            .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
    Files.writeString(
        serviceAccountKey,
        "-----BEGIN PRIVATE KEY-----\n" + encoded + "\n-----END PRIVATE KEY-----\n");
    Path tokens = folder.resolve("tokens.csv");
    Files.writeString(tokens, token + ",admin,admin,system:masters\n");
    start(
        Map.of(),
        assets.resolve("kube-apiserver").toString(),
        "--etcd-servers=http://127.0.0.1:" + etcd,
        "--bind-address=127.0.0.1",
        "--secure-port=" + port,
        "--cert-dir=" + folder,
        "--token-auth-file=" + tokens,
        "--authorization-mode=RBAC",
        "--service-account-issuer=https://kubernetes.default.svc",
        "--service-account-key-file=" + serviceAccountKey,
        "--service-account-signing-key-file=" + serviceAccountKey,
        "--service-cluster-ip-range=10.0.0.0/24",
        "--endpoint-reconciler-type=none",
        "--disable-admission-plugins=ServiceAccount");
  }

  private void start(Map<String, String> environment, String... command) throws IOException {
    Path log = folder.resolve(Path.of(command[0]).getFileName() + ".log");
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    processes.add(builder.redirectOutput(log.toFile()).start());
  }

  private void awaitReady() {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(250)).until(this::ready);
  }

  private boolean ready() {
    if (processes.stream().anyMatch(process -> !process.isAlive())) {
      throw new IllegalStateException("ended at once, saying last: " + lastWords());
    }
    if (!Files.exists(folder.resolve("apiserver.crt"))) {
      return false;
    }
    try (KubernetesClient client =
        new KubernetesClientBuilder().withConfig(kubeconfig().config()).build()) {
      return "ok".equals(client.raw("/readyz"));
    } catch (KubernetesClientException _) {
      return false;
    }
  }

  private String lastWords() {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".log"))
          .map(StartedApiServer::lastLine)
          .collect(Collectors.joining("; "));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String lastLine(Path log) {
    try (var lines = Files.lines(log)) {
      return lines.reduce("", (_, line) -> line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path privateFolder() {
    try {
      return Files.createTempDirectory("kube-apiserver-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops both and removes their data. */
  @Override
  public void close() {
    if (!Files.exists(folder)) {
      return;
    }
    for (Process process : processes.reversed()) {
      process.destroy();
      process
          .onExit()
          .orTimeout(10, TimeUnit.SECONDS)
          .exceptionally(_ -> process.destroyForcibly())
          .join();
    }
    processes.clear();
    removeFolder();
  }

  private void removeFolder() {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

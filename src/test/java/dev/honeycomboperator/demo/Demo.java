package dev.honeycomboperator.demo;

import dev.honeycomboperator.packaged.Curtain;
import dev.honeycomboperator.packaged.Deadline;
import dev.honeycomboperator.packaged.Quiet;
import dev.honeycomboperator.packaged.Unseen;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the packaged operator as a process of its own against a Kubernetes API and a simulated
 * Honeycomb, both on loopback, and tells what can be seen of it. With {@code CI=true} it also
 * meddles, deletes, and ends: with 0 if all of it was seen, 1 otherwise.
 */
public final class Demo {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Demo() {}

  static void main() throws InterruptedException {
    Quiet.libraries();
    boolean unattended = "true".equals(System.getenv("CI"));
    Narrator narrator = new Narrator(System.out);
    Curtain curtain = new Curtain();
    Runtime.getRuntime().addShutdownHook(new Thread(curtain::fall));
    try {
      Stage stage = Stage.set(curtain, new Deadline(PATIENCE), narrator);
      play(new Story(stage, narrator), unattended);
      if (!unattended) {
        narrator.yourTurn(stage);
        curtain.onFall(new Ticker(stage.honeycomb().journal(), narrator)::close);
        new CountDownLatch(1).await();
      }
      narrator.headline("Everything was seen to happen.");
    } catch (Unseen e) {
      narrator.failure(String.valueOf(e.getMessage()), OperatorLog.tail());
      System.exit(1);
    }
    System.exit(0);
  }

  private static void play(Story story, boolean unattended) {
    story.applyExamples();
    story.keysAreMinted();
    if (unattended) {
      story.renamedByHand();
      story.rotated();
      story.secretDeleted();
      story.resourcesDeleted();
    }
  }
}

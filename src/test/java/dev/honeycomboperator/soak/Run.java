package dev.honeycomboperator.soak;

import static org.awaitility.Awaitility.await;

import dev.honeycomboperator.honeycomb.Operation;
import dev.honeycomboperator.packaged.Curtain;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/**
 * One run from the first process to the last law.
 *
 * @param luck what is left of the seed for the end
 */
record Run(
    Ground ground,
    Timings timings,
    Schedule schedule,
    Replicas replicas,
    Users users,
    Chaos chaos,
    Administrators administrators,
    Collectors collectors,
    Laws laws,
    Figures figures,
    History history,
    Luck luck) {

  static Run prepare(Terms terms, Curtain curtain) {
    Timings timings = terms.timings();
    Luck luck = new Luck(terms.seed());
    History history = History.begin();
    curtain.onFall(history::close);
    Ground ground = Ground.lay(curtain, timings);
    Strangers strangers = Strangers.settle(ground);
    Figures figures = new Figures();
    Deeds deeds = new Deeds();
    Credentials credentials = new Credentials(ground, figures, history);
    Users users = new Users(ground, credentials, deeds, figures, history);
    users.open(Ground.PLATFORM);
    Ground.NAMESPACES.forEach(users::open);
    Replicas replicas = new Replicas(ground, ground.settings(timings), history);
    curtain.onFall(replicas::close);
    Collectors collectors = new Collectors(ground, deeds, timings.overlap(), history);
    curtain.onFall(collectors::close);
    Chaos chaos = new Chaos(ground, replicas, timings, figures, history);
    Administrators administrators = new Administrators(ground, deeds, figures, history);
    Meddlers meddlers = new Meddlers(ground, collectors, deeds, figures, history);
    Schedule schedule = new Schedule(luck.fork(), terms.time(), history);
    schedule
        .every(timings.scaled(Duration.ofSeconds(40)), chaos::killOne)
        .every(timings.scaled(Duration.ofMinutes(10)), chaos::stopOne)
        .every(timings.scaled(Duration.ofMinutes(10)), chaos::pauseLeader, chaos::resumeAll)
        .every(
            timings.scaled(Duration.ofMinutes(10)), chaos::kubernetesOutage, chaos::kubernetesHeals)
        .every(timings.scaled(Duration.ofMinutes(2)), chaos::kubernetesHiccup)
        .every(
            timings.scaled(Duration.ofMinutes(10)), chaos::honeycombOutage, chaos::honeycombHeals)
        .every(timings.scaled(Duration.ofMinutes(15)), chaos::storm, chaos::honeycombHeals)
        .every(timings.scaled(Duration.ofMinutes(2)), chaos::honeycombHiccup)
        .every(timings.scaled(Duration.ofSeconds(20)), _ -> administrators.lookAfterTeams())
        .every(timings.scaled(Duration.ofSeconds(20)), users::create)
        .every(timings.scaled(Duration.ofSeconds(25)), users::change)
        .every(timings.scaled(Duration.ofMinutes(1)), users::delete)
        .every(timings.scaled(Duration.ofMinutes(10)), users::deleteNamespace)
        .every(timings.scaled(Duration.ofMinutes(3)), users::openNamespace)
        .every(timings.scaled(Duration.ofMinutes(1)), meddlers::secret)
        .every(timings.scaled(Duration.ofMinutes(3)), meddlers::inUi)
        .every(timings.scaled(Duration.ofMinutes(7)), credentials::rotate);
    return new Run(
        ground,
        timings,
        schedule,
        replicas,
        users,
        chaos,
        administrators,
        collectors,
        new Laws(ground, strangers),
        figures,
        history,
        luck);
  }

  /** What was broken; empty if nothing was. */
  List<String> toTheEnd() {
    await().atMost(timings.patience()).until(() -> replicas.leader().isPresent());
    schedule.play();
    chaos.end();
    history.tell("nothing disturbs any more");
    List<String> unsettled = settled(laws::broken);
    history.tell("settled, but for %s", unsettled);
    List<String> left = List.of();
    if (unsettled.isEmpty()) {
      users.deleteNamespaces(luck);
      settled(laws::resourcesLeft);
      users.deletePlatform();
      left = settled(laws::leftBehind);
      history.tell("all deleted, but for %s", left);
    }
    replicas.close();
    return Stream.of(
            collectors.lost(),
            administrators.wronged(),
            unsettled,
            left,
            Secrecy.broken(ground.honeycomb().allSecretsEverIssued()))
        .flatMap(List::stream)
        .toList();
  }

  /** Gives the operator time to put things right. */
  private List<String> settled(Supplier<List<String>> law) {
    try {
      return await()
          .pollInSameThread()
          .pollInterval(Duration.ofMillis(500))
          .atMost(timings.patience())
          .until(
              () -> {
                administrators.lookAfterTeams();
                return law.get();
              },
              List::isEmpty);
    } catch (ConditionTimeoutException _) {
      return law.get();
    }
  }

  int posts() {
    return ground.honeycomb().calls(Operation.CREATE_KEY);
  }
}

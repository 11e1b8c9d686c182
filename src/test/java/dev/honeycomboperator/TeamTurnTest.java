package dev.honeycomboperator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.honeycomboperator.effect.Connections;
import dev.honeycomboperator.effect.Credentials;
import dev.honeycomboperator.effect.Finalizers;
import dev.honeycomboperator.effect.Names;
import dev.honeycomboperator.effect.TeamKeeper;
import dev.honeycomboperator.effect.Teams;
import dev.honeycomboperator.honeycomb.AllowedEndpoints;
import dev.honeycomboperator.honeycomb.HttpSettings;
import dev.honeycomboperator.honeycomb.HttpTransport;
import dev.honeycomboperator.honeycomb.Pause;
import dev.honeycomboperator.report.Pace;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A turn of a process whose caches hold nothing yet. */
@Tag("operator")
@Timeout(60)
class TeamTurnTest {

  private final World world = new World();

  @BeforeEach
  void deleting() {
    world.withTeam();
    var team = world.teamResource().require();
    new Finalizers(world.kubernetes).add(team, Names.IN_USE);
    world.teamResource().delete();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_team_stays_for_a_resource_that_only_the_api_server_knows() {
    world.key("collectors");

    turn().take(world.teamResource().require());

    assertThat(world.teamResource().get()).isNotNull();
  }

  @Test
  void a_team_goes_that_no_resource_names() {
    turn().take(world.teamResource().require());

    assertThat(world.teamResource().get()).isNull();
  }

  private TeamTurn turn() {
    var clock = InstantSource.system();
    var settings = world.settings();
    var http =
        new HttpSettings(
            settings.connectTimeout(), settings.requestTimeout(), Duration.ofSeconds(5), "test");
    var transport =
        new HttpTransport(http, new Telemetry(new SimpleMeterRegistry()), Pause.SLEEP, clock);
    var connections =
        new Connections(transport, AllowedEndpoints.NONE, clock, settings.settlingTime());
    var finalizers = new Finalizers(world.kubernetes);
    var cluster = new CachedCluster();
    var teams = new Teams();
    return new TeamTurn(
        new TeamKeeper(world.kubernetes, connections, settings.sweepInterval(), clock),
        teams,
        new Credentials(world.kubernetes, finalizers),
        finalizers,
        cluster,
        new Triggers(cluster, teams, settings.retryMax()),
        new Pace(settings.retryMin(), settings.retryMax()),
        settings,
        "test",
        clock);
  }
}

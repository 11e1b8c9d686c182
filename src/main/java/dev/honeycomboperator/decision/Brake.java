package dev.honeycomboperator.decision;

import java.util.List;

/**
 * What keeps a whole team from being acted upon until a person has looked. The person lets go of it
 * by repeating its token in an annotation of the team; a brake of other keys has another token.
 */
public sealed interface Brake {

  /**
   * More keys are gone at once than people delete by hand: a clean-up that went too far, or an
   * answer that is not to be believed. What is missing is not made anew.
   *
   * @param missing ids that Secrets hold and the last list does not show
   * @param held how many keys Secrets hold
   * @param team as kubectl takes it, {@code honeycombteam acme -n telemetry}
   */
  record MassLoss(List<String> missing, int held, String team) implements Brake {

    private static final int LEAST = 5;
    private static final int LEAST_PERCENT = 20;

    public MassLoss {
      missing = missing.stream().sorted().toList();
    }

    /** Whether it is so many, and so large a share, that it is no accident of one key. */
    public static boolean isMass(int missing, int held) {
      return missing >= LEAST && missing * 100L >= (long) held * LEAST_PERCENT;
    }

    @Override
    public List<String> ids() {
      return missing;
    }

    @Override
    public boolean holds(Move move) {
      return move instanceof Move.Issue issue
          && switch (issue.cause()) {
            case LOST, DELETED_IN_HONEYCOMB -> true;
            case FIRST,
                OUTDATED,
                ENVIRONMENT_CHANGED,
                TYPE_CHANGED,
                PERMISSIONS_CHANGED,
                ROTATION_REQUESTED,
                ROTATION_DUE,
                LEAKED ->
                false;
          };
    }

    @Override
    public Reason reason() {
      return Reason.MASS_LOSS;
    }

    @Override
    public String message() {
      return "%d of the %d keys that Secrets hold are missing at Honeycomb at once (%s); none is issued anew. See Honeycomb's audit log for who deleted them. To have them issued anew: %s"
          .formatted(missing.size(), held, Ids.shown(missing), confirmation());
    }
  }

  /**
   * Keys that bear this installation's mark came into being by another hand: that of an operator
   * with the same installation, as in a cluster that was cloned. Whatever one of the two does
   * undoes what the other did.
   *
   * @param unknown ids of these keys
   * @param team as in {@link MassLoss}
   */
  record AnotherWriter(List<String> unknown, String team) implements Brake {

    public AnotherWriter {
      unknown = unknown.stream().sorted().toList();
    }

    @Override
    public List<String> ids() {
      return unknown;
    }

    @Override
    public boolean holds(Move move) {
      return switch (move) {
        case Move.Issue issue -> true;
        case Move.Amend amend -> true;
        case Move.Revoke revoke -> true;
        // Half of a revocation.
        case Move.Rewrite rewrite -> rewrite.revoking().isPresent();
        case Move.Publish publish -> false;
        case Move.Restart restart -> false;
        case Move.Settled settled -> false;
        case Move.Blocked blocked -> false;
        case Move.Guard guard -> false;
        case Move.Relinquish relinquish -> false;
        case Move.Release release -> false;
      };
    }

    @Override
    public Reason reason() {
      return Reason.ANOTHER_WRITER;
    }

    @Override
    public String message() {
      return "Keys with this installation's mark were created by somebody else (%s); nothing is created, changed or deleted at Honeycomb. See whether a copy of this cluster runs an operator of the same installation: stop one of the two. If none does, let this one take charge of these keys, and delete those that nobody holds: %s"
          .formatted(Ids.shown(unknown), confirmation());
    }
  }

  /** Ids of the keys that it is about, sorted. */
  List<String> ids();

  /** The resource of the team, as kubectl takes it. */
  String team();

  boolean holds(Move move);

  Reason reason();

  /** What was seen, what to look at, and the command that lets go. */
  String message();

  /** What the annotation has to repeat; the same for the same keys, in every process. */
  default String token() {
    return Mark.digest(reason().text() + " " + String.join(" ", ids()), 5);
  }

  default String confirmation() {
    return "kubectl annotate %s --overwrite honeycomb-operator.dev/confirm=%s"
        .formatted(team(), token());
  }
}

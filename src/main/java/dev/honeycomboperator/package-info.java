/**
 * An operator that hands out API keys of Honeycomb: a {@code HoneycombApiKey} says which key is
 * wanted and into which Secret it goes.
 *
 * <h2>The sentence</h2>
 *
 * Honeycomb shows the secret half of a key once, in one reply, and offers no idempotency key, no
 * unique name and no label by which a request could be repeated or its result be found. Everything
 * hard follows from that.
 *
 * <h2>The law</h2>
 *
 * The Secret is the ledger: what was handed out is written on it in the same request as the value.
 * Whose a key is, its name at Honeycomb says, and nothing else. {@link
 * dev.honeycomboperator.decision.Decision} makes of what is seen and what is wanted one {@link
 * dev.honeycomboperator.decision.Move}; after it the world is looked at again. No plan is carried
 * over, so a crash is merely an early next turn.
 *
 * <h2>The words</h2>
 *
 * <dl>
 *   <dt>team
 *   <dd>a Honeycomb team, reached by one management key
 *   <dt>mark
 *   <dd>the end of a remote key's name: which installation and which resource own it
 *   <dt>held
 *   <dd>the key that the Secret holds
 *   <dt>previous
 *   <dd>a key that was handed out before; it works for the overlap and is then <i>retired</i>:
 *       disabled for a while, and deleted
 *   <dt>departure
 *   <dd>how far a previous key is on its way out
 *   <dt>opening
 *   <dd>the minute in which a key that is old enough may be replaced by schedule; each has its own
 *   <dt>evidence
 *   <dd>that no pod uses a previous key any more
 *   <dt>orphan
 *   <dd>a key of ours that was never handed out; nobody can miss it
 *   <dt>inventory
 *   <dd>a team's remote keys: one list, renewed by each <i>sweep</i>, kept current by our own
 *       writes
 *   <dt>fresh
 *   <dd>of a list: begun late enough to show every key that a request could still have made
 *   <dt>fence
 *   <dd>a write of the Secret that makes every write based on an older version fail
 *   <dt>note
 *   <dd>a key's id in status, before its value is in the Secret: one of the two is always there
 *   <dt>brake
 *   <dd>what holds a whole team until a person has looked: many keys lost at once, or another
 *       writer
 *   <dt>proof
 *   <dd>Honeycomb, asked with the new key itself, answers as expected
 *   <dt>turn
 *   <dd>one reconcile: observe, decide, act, report, pace
 * </dl>
 *
 * <h2>The way through</h2>
 *
 * {@code Decision} and {@code Move}, then the parts of the decision that it names: issuing,
 * replacing, retiring, letting go; {@link dev.honeycomboperator.Turn}, which takes one; {@link
 * dev.honeycomboperator.effect.Actor} and {@code Issuance}, which change the world; {@link
 * dev.honeycomboperator.OperatorAssembly}, which puts it all together. This package alone knows the
 * framework: reconcilers, leader election, settings, metrics.
 */
@NullMarked
package dev.honeycomboperator;

import org.jspecify.annotations.NullMarked;

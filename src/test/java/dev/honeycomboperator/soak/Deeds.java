package dev.honeycomboperator.soak;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What people did that lets a key die, each noted before it is done: whoever finds a dead key finds
 * its reason here, or there is none.
 */
final class Deeds {
  private final Set<String> meddledKeys = ConcurrentHashMap.newKeySet();
  private final Set<String> madeInUi = ConcurrentHashMap.newKeySet();
  private final Set<String> deletedResources = ConcurrentHashMap.newKeySet();
  private final Set<String> disabledResources = ConcurrentHashMap.newKeySet();

  /** Somebody deletes or disables the key in Honeycomb's UI. */
  void meddling(String keyId) {
    meddledKeys.add(keyId);
  }

  /** Somebody made a key with our mark. */
  void made(String keyId) {
    madeInUi.add(keyId);
  }

  Set<String> madeInUi() {
    return madeInUi;
  }

  void deleting(String resourceUid) {
    deletedResources.add(resourceUid);
  }

  /** {@code spec.disabled} was true, if only for a while. */
  void disabling(String resourceUid) {
    disabledResources.add(resourceUid);
  }

  boolean excuseDeath(HandedOut key) {
    return meddledKeys.contains(key.id()) || deletedResources.contains(key.resourceUid());
  }

  boolean excuseDisabling(HandedOut key) {
    return disabledResources.contains(key.resourceUid());
  }
}

package dev.honeycomboperator.architecture.plants;

final class Prints {
  void print() {
    System.out.println("printed");
  }
}

.DEFAULT_GOAL := help
SHELL := /bin/sh

IMAGE ?= honeycomb-operator:dev
IMAGE_ARGS ?=

# The first JDK 25 among the usual places; a machine's default java is often older.
override export JAVA_HOME := $(shell \
	is25() { [ -x "$$1/bin/javac" ] && grep -q '^JAVA_VERSION="25[."]' "$$1/release" 2>/dev/null; }; \
	for home in "$(JAVA_HOME)" /usr/lib/jvm/* "$$HOME"/.sdkman/candidates/java/* /opt/* \
	    /Library/Java/JavaVirtualMachines/*/Contents/Home; do \
	  if is25 "$$home"; then echo "$$home"; exit; fi; \
	done; \
	home=$$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'); \
	if is25 "$$home"; then echo "$$home"; fi)
# Netty still asks for memory by a way that the JDK announces the end of.
JAVA = "$(JAVA_HOME)/bin/java" --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED

# Silent but for errors, for warnings of javac (which are errors), and for what the tests report.
LOG = -Dorg.slf4j.simpleLogger.log.org.apache.maven.plugin
MVN = ./mvnw -B -ntp -q $(LOG).compiler=warn
REPORTING = $(LOG).surefire=info

.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "%-14s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

.PHONY: test
test: jdk ## Run every test and every checker
	$(MVN) $(REPORTING) verify

.PHONY: test-cluster
test-cluster: jdk ## Run the operator's tests against the cluster TEST_KUBECONFIG names
	@test -n "$$TEST_KUBECONFIG" || { echo "Set TEST_KUBECONFIG to the kubeconfig of a cluster to test in." >&2; exit 1; }
	$(MVN) $(REPORTING) test '-Dgroups=cluster | operator' -DexcludedGroups= -DfailIfNoTests=true

.PHONY: mutation
mutation: jdk ## Change the decision in every small way and list what its tests do not notice
	$(MVN) -Pmutation test-compile org.pitest:pitest-maven:mutationCoverage
	@echo "Report: target/pit-reports/index.html"

.PHONY: demo
demo: jdk ## Watch a key being minted, proven, stored and deleted; needs no cluster and no account
	@echo "Building the operator ..."
	@$(MVN) package -DskipTests dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/test.classpath
	@$(JAVA) --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
	    -cp "target/test-classes:target/classes:$$(cat target/test.classpath)" dev.honeycomboperator.demo.Demo

.PHONY: soak
soak: jdk ## Kill, pause and cut off the packaged operator for a while; SEED, SOAK_TIME and SOAK_SCALE say how
	@echo "Building the operator ..."
	@$(MVN) package -DskipTests dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/test.classpath
	@$(JAVA) -cp "target/test-classes:target/classes:$$(cat target/test.classpath)" dev.honeycomboperator.soak.Soak

.PHONY: run
run: jdk ## Run the operator against the cluster of the current kubeconfig
	@$(MVN) package -Dmaven.test.skip=true
	@QUARKUS_LOG_CONSOLE_JSON_ENABLED=false $(JAVA) -jar target/quarkus-app/quarkus-run.jar

.PHONY: fmt
fmt: jdk ## Format the sources
	$(MVN) spotless:apply

.PHONY: crds
crds: jdk ## Write deploy/crds from the classes, and the chart's copy
	$(MVN) test -Dcrds.write=true -Dtest=CrdFilesTest
	rm -f deploy/helm/honeycomb-operator/crds/*.yaml
	cp deploy/crds/*.yaml deploy/helm/honeycomb-operator/crds/

.PHONY: image
image: ## Build the container image IMAGE with docker or buildah; IMAGE_ARGS are passed on
	@if docker info >/dev/null 2>&1; then set -x; docker build $(IMAGE_ARGS) -t $(IMAGE) .; \
	elif command -v buildah >/dev/null; then set -x; buildah bud $(IMAGE_ARGS) -t $(IMAGE) .; \
	else echo "Neither a running docker nor buildah found: install one of them." >&2; exit 1; fi

.PHONY: clean
clean: ## Remove what builds leave behind
	rm -rf target

.PHONY: jdk
jdk:
	@test -n "$$JAVA_HOME" || { echo "No JDK 25 found: install one (https://adoptium.net/temurin/releases/?version=25) or set JAVA_HOME to it." >&2; exit 1; }

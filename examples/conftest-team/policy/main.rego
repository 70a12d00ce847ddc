# METADATA
# title: Rules for workloads of the shop team
package main

import data.registries

workload if input.kind in {"Deployment", "StatefulSet"}

containers contains container if {
	workload
	some container in input.spec.template.spec.containers
}

# METADATA
# title: Containers do not run as root
# description: A container says runAsNonRoot, so that a broken image cannot do harm as root.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   severity: critical
deny_run_as_root contains msg if {
	some container in containers
	not container.securityContext.runAsNonRoot
	msg := sprintf("container %s may run as root", [container.name])
}

# METADATA
# title: Images come from our registry
deny_registry contains {"msg": msg, "image": container.image} if {
	some container in containers
	not known_registry(container.image)
	msg := sprintf("container %s has an image from elsewhere", [container.name])
}

known_registry(image) if {
	some registry in registries
	startswith(image, concat("", [registry, "/"]))
}

warn_replicas contains msg if {
	workload
	object.get(input.spec, "replicas", 1) < 2
	msg := sprintf("%s has one replica", [input.metadata.name])
}

# METADATA
# description: The legacy importer writes to a root-owned volume until it is replaced.
exception contains rules if {
	input.metadata.name == "legacy-importer"
	rules := ["run_as_root"]
}

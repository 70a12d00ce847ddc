package main

import data.lib.kubernetes

# Kinds that end by themselves need no probes.
serving_kinds := {"Deployment", "StatefulSet", "DaemonSet"}

required_probes := {"livenessProbe", "readinessProbe"}

# METADATA
# title: Containers that serve say whether they live and whether they are ready
# custom:
#   id: probes
deny contains msg if {
	input.kind in serving_kinds
	some container in kubernetes.containers
	missing := required_probes - object.keys(container)
	count(missing) > 0
	msg := sprintf("%s: container %s has no %s", [kubernetes.name, container.name, concat(", ", sort(missing))])
}

package main

import data.lib.kubernetes

# A pod may burst to this many times the memory that it asks for.
memory_ratio_max := 2

# METADATA
# title: Every container asks for CPU and memory and has a bound for both
# custom:
#   id: resources
deny contains msg if {
	kubernetes.is_workload
	some container in kubernetes.all_containers
	missing := [sprintf("%s.%s", [section, resource]) |
		some section in ["requests", "limits"]
		some resource in ["cpu", "memory"]
		not container.resources[section][resource]
	]
	count(missing) > 0
	msg := sprintf("%s: container %s has no %s", [kubernetes.name, container.name, concat(", ", missing)])
}

# METADATA
# title: The memory limit stays near the request, so that nodes are not overcommitted
# custom:
#   id: memory-ratio
deny contains msg if {
	kubernetes.is_workload
	some container in kubernetes.containers
	asked := container.resources.requests.memory
	allowed := container.resources.limits.memory
	units.parse_bytes(allowed) > units.parse_bytes(asked) * memory_ratio_max
	msg := sprintf("%s: container %s asks for %s of memory and may use %s, more than %d times as much", [
		kubernetes.name,
		container.name,
		asked,
		allowed,
		memory_ratio_max,
	])
}

package main

import data.lib.kubernetes

allowed_capabilities := {"NET_BIND_SERVICE", "CHOWN"}

# Folders of the node that agents may read.
allowed_host_paths := ["/var/log/", "/etc/ssl/certs/"]

host_namespaces := {"hostNetwork", "hostPID", "hostIPC"}

# METADATA
# title: No container is privileged
# custom:
#   id: privileged
deny contains msg if {
	kubernetes.is_workload
	some container in kubernetes.all_containers
	container.securityContext.privileged == true
	msg := sprintf("%s: container %s is privileged", [kubernetes.name, container.name])
}

# METADATA
# title: No volume reaches into the node, but for folders on the list
# custom:
#   id: host-path
deny contains msg if {
	kubernetes.is_workload
	some volume in kubernetes.volumes
	path := volume.hostPath.path
	not allowed_host_path(path)
	msg := sprintf("%s: volume %s mounts %q of the node", [kubernetes.name, volume.name, path])
}

allowed_host_path(path) if {
	not contains(path, "..")
	some prefix in allowed_host_paths
	startswith(path, prefix)
}

# METADATA
# title: No pod shares a namespace of its node
# custom:
#   id: host-namespaces
deny contains msg if {
	kubernetes.is_workload
	some field in host_namespaces
	kubernetes.pod.spec[field] == true
	msg := sprintf("%s: %s must not be set", [kubernetes.name, field])
}

# METADATA
# title: Containers run as somebody else than root
# custom:
#   id: non-root
deny contains msg if {
	kubernetes.is_workload
	some container in kubernetes.all_containers
	not runs_as_somebody(kubernetes.security(container))
	msg := sprintf("%s: container %s may run as root", [kubernetes.name, container.name])
}

runs_as_somebody(context) if {
	context.runAsNonRoot == true
	not context.runAsUser == 0
}

runs_as_somebody(context) if context.runAsUser > 0

# METADATA
# title: Containers drop all capabilities and add back only those on the list
# custom:
#   id: capabilities
deny contains msg if {
	kubernetes.is_workload
	some container in kubernetes.all_containers
	some problem in capability_problems(object.get(container, ["securityContext", "capabilities"], {}))
	msg := sprintf("%s: container %s %s", [kubernetes.name, container.name, problem])
}

capability_problems(capabilities) := drops | adds if {
	drops := {"does not drop ALL" | not "ALL" in object.get(capabilities, "drop", [])}
	adds := {sprintf("adds %s", [capability]) |
		some capability in object.get(capabilities, "add", [])
		not capability in allowed_capabilities
	}
}

# METADATA
# title: The root file system of a container is read-only
# custom:
#   id: read-only-root
warn contains msg if {
	kubernetes.is_workload
	writable := [container.name |
		some container in kubernetes.containers
		not container.securityContext.readOnlyRootFilesystem
	]
	count(writable) > 0
	msg := sprintf("%s: writable root file system in: %s", [kubernetes.name, concat(", ", writable)])
}

# What the rules need to know of Kubernetes: where a workload keeps its pod, and who is in it.
package lib.kubernetes

kinds := {"Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job", "CronJob", "Pod"}

is_workload if input.kind in kinds

# The pod, wherever the kind keeps it.
pod := input if {
	input.kind == "Pod"
} else := input.spec.jobTemplate.spec.template if {
	input.kind == "CronJob"
} else := input.spec.template if {
	is_workload
}

# Containers that run for as long as the pod does.
containers := object.get(pod, ["spec", "containers"], [])

init_containers := object.get(pod, ["spec", "initContainers"], [])

all_containers := array.concat(containers, init_containers)

volumes := object.get(pod, ["spec", "volumes"], [])

labels := object.get(input, ["metadata", "labels"], {})

# How messages name the object: Deployment/shop/checkout.
name := sprintf("%s/%s/%s", [
	input.kind,
	object.get(input, ["metadata", "namespace"], "default"),
	object.get(input, ["metadata", "name"], "(without a name)"),
])

# The security context that counts for a container: its own settings, then those of the pod.
security(container) := object.union(
	object.get(pod, ["spec", "securityContext"], {}),
	object.get(container, "securityContext", {}),
)

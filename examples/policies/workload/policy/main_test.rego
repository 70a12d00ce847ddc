package main_test

import data.main

test_the_good_deployment_passes if {
	count(main.deny) == 0 with input as good
	count(main.warn) == 0 with input as good
}

test_other_kinds_are_left_alone if {
	service := {"kind": "Service", "metadata": {"name": "checkout"}, "spec": {"type": "ClusterIP"}}
	count(main.deny) == 0 with input as service
	count(main.warn) == 0 with input as service
}

test_missing_resources_are_named_together if {
	wanted := {"Deployment/shop/checkout: container checkout has no requests.cpu, limits.memory"}
	bare := json.patch(good, [
		{"op": "remove", "path": concat("", [container_path, "/resources/requests/cpu"])},
		{"op": "remove", "path": concat("", [container_path, "/resources/limits/memory"])},
	])
	main.deny == wanted with input as bare
}

test_memory_limit_far_above_the_request if {
	denied_with("asks for 256Mi of memory and may use 1Gi", container_with("/resources/limits/memory", "1Gi"))
}

test_both_probes_missing if {
	bare := json.patch(good, [
		{"op": "remove", "path": concat("", [container_path, "/livenessProbe"])},
		{"op": "remove", "path": concat("", [container_path, "/readinessProbe"])},
	])
	denied_with("has no livenessProbe, readinessProbe", bare)
}

test_jobs_need_no_probes if {
	job := json.patch(container_without("/livenessProbe"), [{"op": "replace", "path": "/kind", "value": "Job"}])
	count(main.deny) == 0 with input as job
}

test_privileged if denied_with("is privileged", container_with("/securityContext/privileged", true))

test_host_paths if {
	every path in ["/var/run/docker.sock", "/var/logs", "/var/log/../../etc"] {
		denied_with(sprintf("volume logs mounts %q of the node", [path]), pod_with("/volumes/0/hostPath/path", path))
	}
}

test_every_host_namespace if {
	every field in ["hostNetwork", "hostPID", "hostIPC"] {
		denied_with(concat(" ", [field, "must not be set"]), pod_with(concat("", ["/", field]), true))
	}
}

test_root if {
	every context in [{}, {"runAsNonRoot": false}, {"runAsUser": 0}, {"runAsNonRoot": true, "runAsUser": 0}] {
		denied_with("may run as root", pod_with("/securityContext", context))
	}
}

test_the_container_overrides_the_pod if {
	denied_with("may run as root", container_with("/securityContext/runAsNonRoot", false))
	not denied_with("may run as root", container_with("/securityContext/runAsUser", 1000))
}

test_capabilities if {
	denied_with("does not drop ALL", container_without("/securityContext/capabilities/drop"))
	denied_with("adds SYS_ADMIN", container_with("/securityContext/capabilities/add/0", "SYS_ADMIN"))
}

test_moving_tags if {
	moving := {
		"checkout": "latest",
		"checkout:latest": "latest",
		"registry.example.com:5000/shop/checkout": "latest",
		"registry.example.com/shop/checkout:main": "main",
	}
	every image, tag in moving {
		denied_with(sprintf("uses the moving tag %q", [tag]), container_with("/image", image))
	}
}

test_fixed_images if {
	digest := "checkout@sha256:0000000000000000000000000000000000000000000000000000000000000000"
	every image in ["checkout:1.0", "registry.example.com:5000/checkout:v2", digest] {
		count(main.deny) == 0 with input as container_with("/image", image)
	}
}

test_labels if {
	denied_with("label example.com/owner is \"me\"", changed("replace", "/metadata/labels/example.com~1owner", "me"))
	denied_with("label app.kubernetes.io/name is missing", changed("replace", "/metadata/labels", {}))
}

test_init_containers_count if {
	privileged := json.patch(container, [{"op": "add", "path": "/securityContext/privileged", "value": true}])
	denied_with("is privileged", pod_with("/initContainers", [privileged]))
}

test_the_pod_of_a_cron_job if {
	job := {
		"kind": "CronJob",
		"metadata": good.metadata,
		"spec": {"jobTemplate": {"spec": {"template": {"spec": {"hostPID": true, "containers": [container]}}}}},
	}
	denied_with("CronJob/shop/checkout: hostPID must not be set", job)
}

test_a_single_replica_that_is_not_spread if {
	alone := json.patch(good, [
		{"op": "remove", "path": "/spec/replicas"},
		{"op": "remove", "path": concat("", [pod_path, "/topologySpreadConstraints"])},
	])
	main.warn == {"Deployment/shop/checkout: has 1 replica and is not spread over nodes"} with input as alone
}

test_constraints_that_do_not_hold_do_not_count if {
	every change in [{"whenUnsatisfiable": "ScheduleAnyway"}, {"maxSkew": 3}] {
		soft := object.union({"maxSkew": 1, "whenUnsatisfiable": "DoNotSchedule"}, change)
		manifest := pod_with("/topologySpreadConstraints/0", soft)
		warned_with("is not spread over nodes", manifest)
	}
}

test_staging_may_be_small if {
	count(main.warn) == 0 with input as json.patch(good, [
		{"op": "add", "path": "/metadata/labels/environment", "value": "Staging"},
		{"op": "replace", "path": "/spec/replicas", "value": 1},
	])
}

test_a_writable_root_is_a_warning if {
	manifest := container_without("/securityContext/readOnlyRootFilesystem")
	main.warn == {"Deployment/shop/checkout: writable root file system in: checkout"} with input as manifest
}

denied_with(text, manifest) if {
	some msg in main.deny with input as manifest
	contains(msg, text)
}

warned_with(text, manifest) if {
	some msg in main.warn with input as manifest
	contains(msg, text)
}

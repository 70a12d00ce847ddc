package main

import data.lib.kubernetes

required_labels := {
	"app.kubernetes.io/name": `^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$`,
	"app.kubernetes.io/part-of": `^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$`,
	"example.com/owner": `^team-[a-z0-9-]+$`,
}

# METADATA
# title: Workloads say what they are, what they belong to and whose they are
# custom:
#   id: labels
deny contains msg if {
	kubernetes.is_workload
	some label, pattern in required_labels
	problem := label_problem(label, pattern)
	msg := sprintf("%s: label %s %s", [kubernetes.name, label, problem])
}

label_problem(label, _) := "is missing" if {
	not kubernetes.labels[label]
}

label_problem(label, pattern) := sprintf("is %q, which does not match %s", [value, pattern]) if {
	value := kubernetes.labels[label]
	not regex.match(pattern, value)
}

replicas := object.get(input, ["spec", "replicas"], 1)

spread if {
	constraints := kubernetes.pod.spec.topologySpreadConstraints
	every constraint in constraints {
		constraint.whenUnsatisfiable == "DoNotSchedule"
		constraint.maxSkew <= 1
	}
	count(constraints) > 0
}

spread if kubernetes.pod.spec.affinity.podAntiAffinity

# METADATA
# title: A service in production survives the loss of one node
# custom:
#   id: availability
warn contains msg if {
	input.kind in {"Deployment", "StatefulSet"}
	lower(object.get(kubernetes.labels, "environment", "production")) == "production"
	problems := array.concat(
		[sprintf("has %d replica", [replicas]) | replicas < 2],
		["is not spread over nodes" | not spread],
	)
	count(problems) > 0
	msg := sprintf("%s: %s", [kubernetes.name, concat(" and ", problems)])
}

package main_test

# A Deployment that no rule objects to; the tests change one thing at a time.
good := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": {
		"name": "checkout",
		"namespace": "shop",
		"labels": {
			"app.kubernetes.io/name": "checkout",
			"app.kubernetes.io/part-of": "shop",
			"example.com/owner": "team-payments",
		},
	},
	"spec": {
		"replicas": 2,
		"template": {"spec": {
			"securityContext": {"runAsNonRoot": true},
			"topologySpreadConstraints": [{"maxSkew": 1, "whenUnsatisfiable": "DoNotSchedule"}],
			"containers": [container],
			"volumes": [{"name": "logs", "hostPath": {"path": "/var/log/checkout"}}],
		}},
	},
}

container := {
	"name": "checkout",
	"image": "registry.example.com:5000/shop/checkout:1.4.2",
	"resources": {
		"requests": {"cpu": "250m", "memory": "256Mi"},
		"limits": {"cpu": "1", "memory": "512Mi"},
	},
	"livenessProbe": {"httpGet": {"path": "/live", "port": 8080}},
	"readinessProbe": {"httpGet": {"path": "/ready", "port": 8080}},
	"securityContext": {
		"readOnlyRootFilesystem": true,
		"capabilities": {"drop": ["ALL"], "add": ["NET_BIND_SERVICE"]},
	},
}

pod_path := "/spec/template/spec"

container_path := concat("", [pod_path, "/containers/0"])

# The good Deployment after one change of its first container, its pod, or anything.
container_with(path, value) := changed("add", concat("", [container_path, path]), value)

container_without(path) := json.patch(good, [{"op": "remove", "path": concat("", [container_path, path])}])

pod_with(path, value) := changed("add", concat("", [pod_path, path]), value)

changed(op, path, value) := json.patch(good, [{"op": op, "path": path, "value": value}])

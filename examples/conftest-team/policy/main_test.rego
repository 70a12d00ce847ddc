package main

importer := {
	"kind": "Deployment",
	"metadata": {"name": "legacy-importer"},
	"spec": {"template": {"spec": {"containers": [{"name": "importer", "image": "registry.example.com/importer:1"}]}}},
}

test_root_is_denied if {
	count(deny_run_as_root) == 1 with input as importer
}

test_importer_is_excepted if {
	exception[["run_as_root"]] with input as importer
}

test_our_registry_is_known if {
	count(deny_registry) == 0 with input as importer with data.registries as ["registry.example.com"]
}

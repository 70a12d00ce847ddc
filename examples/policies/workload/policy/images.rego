package main

import data.lib.kubernetes

moving_tags := {"latest", "main", "master", "stable"}

# METADATA
# title: Images are named by a digest or by a tag that does not move
# custom:
#   id: image-tag
deny contains msg if {
	kubernetes.is_workload
	some container in kubernetes.all_containers
	not by_digest(container.image)
	tag := image_tag(container.image)
	tag in moving_tags
	msg := sprintf("%s: container %s uses the moving tag %q of %s", [
		kubernetes.name,
		container.name,
		tag,
		trim_suffix(container.image, concat("", [":", tag])),
	])
}

by_digest(image) if regex.match(`@sha256:[0-9a-f]{64}$`, image)

# The tag: what stands after a colon in the last part of the path (a colon before it belongs to a port).
image_tag(image) := tag if {
	parts := split(image, "/")
	[_, tag] := split(parts[count(parts) - 1], ":")
} else := "latest"

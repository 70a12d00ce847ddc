package network

import data.ports

violation_port contains {"msg": msg, "port": port.port} if {
	input.kind == "Service"
	some port in input.spec.ports
	not port.port in ports
	msg := sprintf("port %d is not allowed", [port.port])
}

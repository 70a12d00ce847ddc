a = <<EOT
x
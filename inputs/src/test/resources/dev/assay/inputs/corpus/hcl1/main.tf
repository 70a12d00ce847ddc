# c
variable "x" { default = "y" }
resource "aws_instance" "web" {
  ami = "${lookup(var.amis, "x")}-a"
  count = 3
  ratio = 1.5
  on = true
  list = [1, "two", { a = 1 }, ["n"], true,]
  tags { Name = "n" }
  tags { Name = "m" }
  map = { k = "v", j = 2 }
  hex = 0x10
  neg = -5
  exp = 1e3
  doc = <<EOF
line "1"
  two
EOF
  ind = <<-EOF
    a
      b
    EOF
}
resource "aws_instance" "db" { ami = "b" }
resource "aws_s3" "b" {}
dotted.key = "z"
"quoted" = "q\n\"x\""
dup = 1
dup = 2
nested { a "b" { c = 1 } }

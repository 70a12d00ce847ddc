# comment
terraform {
  required_version = ">= 1.0"
  required_providers { aws = { source = "hashicorp/aws", version = "~> 5.0" } }
}
variable "region" {
  type    = string
  default = "eu-west-1" // trailing
  validation {
    condition     = length(var.region) > 3 && can(regex("^[a-z]+", var.region))
    error_message = "Bad region ${var.region}!"
  }
}
locals {
  a = 1
  b = 1.50
  c = -5
  d = !true
  e = null
  f = 1e3
  big = 123456789012345678901234567890
  list = [1, "two", var.three, [4], { five = 6 }, -7,
    local.x ? "y" : "z",
  ]
  map = {
    key        = "v"
    "quoted"   = 1
    (var.dyn)  = 2
    "${var.i}" = 3
    "a-${var.i}" = 4
    a.b        = 5
    colon : 6, comma = 7
    1 = "one"
    true = "t"
    null = "n"
    fn(x) = 8
    nested = { x = { y = "z" } }
  }
  empty_map = {}
  empty_list = []
  empty = ""
  interp = "${var.x}"
  interp_num = "${5}"
  interp_list = "${[1, var.x]}"
  interp_str = "${"inner"}"
  mixed = "a ${var.x} b ${5} c ${true} d ${null} e ${"s"} f ${-5} g ${1.50}"
  cond = var.a ? 1 : 2
  cond_tpl = "x ${var.a ? "b" : var.c} y"
  cond_only = "${var.a ? "b" : var.c}"
  dir = "%{if var.a}yes ${var.b}%{else}no%{endif}"
  dir_one = "%{ if var.a == "x" }yes%{ endif } tail"
  loop = "%{for k, v in var.m}${k}=${v},%{endfor}"
  loop1 = "pre %{ for v in var.l ~}  ${v}  %{ endfor ~}  post"
  trim = "a  ${~ var.x ~}  b"
  escaped = "$${literal} %%{lit} $ % $$ %% \" \\ \n \t \u00e9 \U0001F600 $x %y"
  call = format("%s-%s", var.a, local.b["x"][0].y)
  splat = aws_instance.web.*.id
  splat2 = aws_instance.web[*].id
  idx = var.l[0]
  idx2 = var.l[var.i]
  legacy = var.l.0.id
  forl = [for s in var.list : upper(s) if s != ""]
  form = {for k, v in var.map : k => v...}
  math = (1 + 2) * 3 - var.x / 4 % 2
  logic = !var.a || var.b && !(var.c)
  cmp = var.a >= 1
  neg = -var.x
  paren = (var.x)
  paren_num = (5)
  multi = (
    var.a +
    var.b
  )
  fn_multi = merge(
    { a = 1 },
    var.tags, # comment
  )
  expand = concat(var.lists...)
  ns = provider::aws::arn("x")
  spaced = var . x [ 0 ]
  block_comment = /* in */ 5 /* after */
  heredoc = <<EOT
line 1
  line ${var.x} 2
$${not}
EOT
  flush = <<-EOT
    indented
      more ${var.x}

    end
    EOT
  flush2 = <<-EOT
    ${var.x} first
      second
  EOT
  heredoc_empty = <<EOT
EOT
  heredoc_dir = <<EOT
%{ for x in var.l ~}
item ${x}
%{ endfor ~}
EOT
  heredoc_quote = <<-EOT
  { "a": "b\n" }
  EOT
}
resource "aws_instance" "web" {
  ami = data.aws_ami.x.id
  tags = merge(local.tags, { Name = "web-${count.index}" })
  ebs_block_device {
    size = 1
  }
  ebs_block_device {
    size = 2
  }
  lifecycle { create_before_destroy = true }
  dynamic "setting" {
    for_each = var.settings
    content {
      name = setting.value["name"]
    }
  }
}
resource "aws_instance" "web" { ami = "second" }
resource aws_s3_bucket bare {}
output "x" { value = aws_instance.web }

# SPDX-License-Identifier: Apache-2.0
# Basys 3: Artix-7 35T, 100 MHz on W5, UART through the board's USB bridge.
set_property -dict { PACKAGE_PIN W5 IOSTANDARD LVCMOS33 } [get_ports CLK]
set_property -dict { PACKAGE_PIN B18 IOSTANDARD LVCMOS33 } [get_ports RX]
set_property -dict { PACKAGE_PIN A18 IOSTANDARD LVCMOS33 } [get_ports TX]
set_property -dict { PACKAGE_PIN U16 IOSTANDARD LVCMOS33 } [get_ports BUSY]
set_property -dict { PACKAGE_PIN E19 IOSTANDARD LVCMOS33 } [get_ports READY]
create_clock -name clock_in -period 10.000 [get_ports CLK]
# The serial line is sampled by the design itself, and nobody waits for a lamp.
set_false_path -from [get_ports RX]
set_false_path -to [get_ports {TX BUSY READY}]
set_property CFGBVS VCCO [current_design]
set_property CONFIG_VOLTAGE 3.3 [current_design]

# SPDX-License-Identifier: Apache-2.0
# Cmod A7-35T: Artix-7 35T, 12 MHz on L17, UART through the board's USB bridge.
set_property -dict { PACKAGE_PIN L17 IOSTANDARD LVCMOS33 } [get_ports CLK]
set_property -dict { PACKAGE_PIN J17 IOSTANDARD LVCMOS33 } [get_ports RX]
set_property -dict { PACKAGE_PIN J18 IOSTANDARD LVCMOS33 } [get_ports TX]
set_property -dict { PACKAGE_PIN A17 IOSTANDARD LVCMOS33 } [get_ports BUSY]
set_property -dict { PACKAGE_PIN C16 IOSTANDARD LVCMOS33 } [get_ports READY]
create_clock -name clock_in -period 83.333 [get_ports CLK]
# The serial line is sampled by the design itself, and nobody waits for a lamp.
set_false_path -from [get_ports RX]
set_false_path -to [get_ports {TX BUSY READY}]
set_property CFGBVS VCCO [current_design]
set_property CONFIG_VOLTAGE 3.3 [current_design]

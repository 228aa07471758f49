# SPDX-License-Identifier: Apache-2.0
# Every command of the project. `make` or `make help` lists them.

BOARD ?= icebreaker

.DEFAULT_GOAL := help
.PHONY: help setup build generate lint test demo mnist virtual-board cosim coverage bite clocks mutation bitstream bitstream-test netlist-test soak flash synth features install clean figures rules bench scale experiments brian bench-parts

# Names and words of the lines below that have a "##"; in colour on a terminal only.
help: ## list these targets
	@if [ -t 1 ]; then on=$$(printf '\033[36m'); off=$$(printf '\033[0m'); fi; \
	awk -v on="$$on" -v off="$$off" -F ':.*## ' \
		'/^[a-z-]+:.*## / { printf "  %smake %-14s%s %s\n", on, $$1, off, $$2 }' $(MAKEFILE_LIST)

demo: ## classify handwritten digits on the model and on the virtual board, and compare
	@tools/setup.sh sim
	@tools/demo.sh

mnist: ## get MNIST, train 14 x 14 pixels on it, classify its test images on the emulator and 60 on the virtual board
	@tools/setup.sh sim mnist
	@tools/mnist.sh

setup: ## install the tools that are missing (Debian; elsewhere says which)
	@tools/setup.sh

build: ## build everything that runs on the host
	@tools/setup.sh dotnet
	dotnet build NeuroCore.sln -c Release --nologo -v q

generate: ## write Verilog, C# and documentation from the descriptions in hdl
	@tools/setup.sh dotnet
	@dotnet run --project tools/NeuroCore.Generator

lint: ## check RTL, generated files, licences and code style
	@tools/lint.sh

virtual-board: ## build the virtual board of BOARD, any build by name
	@tools/setup.sh sim
	@sim/verilator/build.sh $(BOARD)

cosim: ## run CASES random cases from SEED on model and RTL, compared at every clock
	@tools/setup.sh sim
	@tests/cosim/cosim.sh lockstep $(if $(CASES),--cases $(CASES)) $(if $(SEED),--seed $(SEED))

coverage: ## run CASES random cases from SEED and tell which lines, branches and bits of the RTL they reach
	@tools/setup.sh sim
	@tests/cosim/cosim.sh coverage $(if $(CASES),--cases $(CASES)) $(if $(SEED),--seed $(SEED))

bite: ## put faults into model and RTL, and show that cosim notices each
	@tools/setup.sh sim
	@tests/cosim/cosim.sh bite

mutation: ## put mutants into the RTL, one at a time, and count those that lockstep notices
	@tests/mutation/mutation.sh

figures: ## draw the figures of the guide from the model
	@tools/setup.sh dotnet
	@dotnet run -c Release --project tools/NeuroCore.Figures

experiments: ## learn on model and RTL, compare, draw; ONLY=<name> for one, ON=model or ON=emulator leaves RTL out
	@tools/setup.sh sim
	@$(if $(filter model emulator,$(ON)),,for build in icebreaker complete complete-fine; do sim/verilator/build.sh $$build || exit 1; done)
	@dotnet run -c Release --project tools/NeuroCore.Experiments -- $(ONLY) --on $(or $(ON),both)

brian: ## compare pair STDP under random spikes with Brian2
	@tools/setup.sh dotnet brian
	@dotnet run -c Release --project tools/NeuroCore.Experiments -- spikes
	@tools/brian/pair_stdp.py build/experiments/spikes/complete-fine build/experiments/spikes/icebreaker

clocks: ## print clocks of a tick and of an event: RTL, model, budget
	@tools/setup.sh sim
	@tests/cosim/cosim.sh clocks

test: ## run every check and test; the last line is their sum
	@tools/test.sh

bitstream: ## make bitstream and report of BOARD, a board or a build (or both: BUILD=<build>), with SEEDS seeds
	@tools/setup.sh synth
	@dotnet run -c Release --project tools/NeuroCore.Synthesis -- $(BOARD) $(BUILD) $(if $(SEEDS),--seeds $(SEEDS))

synth: bitstream

flash: ## load the bitstream of BOARD (and BUILD) into the board
	@tools/setup.sh dotnet
	@dotnet run -c Release --project tools/NeuroCore.Synthesis -- $(BOARD) $(BUILD) --flash

bitstream-test: ## turn the bitstream of BOARD back into a circuit, drive that, and flip bits in it
	@tools/setup.sh sim synth
	@tests/netlist/netlist.sh bitstream $(if $(filter file,$(origin BOARD)),hx8k,$(BOARD)) $(BUILD)

netlist-test: ## drive the synthesised netlist of BOARD, before it is placed, and flip bits in it
	@tools/setup.sh sim synth
	@tests/netlist/netlist.sh netlist $(BOARD) $(BUILD)

soak: ## what takes too long for make test: lockstep for MINUTES, all proofs, a night of the daemon and of the link; flipped bits in a bitstream and in a netlist
	@MINUTES=$(MINUTES) SEED=$(SEED) tests/cosim/soak.sh
	@tests/formal/run.sh --soak
	@tests/NeuroCore.Daemon.Tests/soak.sh
	@tests/NeuroCore.VirtualBoard.Tests/soak.sh
	@tests/netlist/soak.sh

features: ## print what each feature of BOARD costs in cells, RAMs and DSPs
	@tools/setup.sh synth
	@dotnet run -c Release --project tools/NeuroCore.Synthesis -- $(BOARD) $(BUILD) --features

bench: ## run the emulator and Brian2 in turn on five workloads; ratios to build/bench.json
	@tools/setup.sh dotnet
	@tools/bench.sh $(WORKLOADS)

scale: ## speed and memory of the emulator against neurons and synapses, in build/bench/scale.svg
	@tools/setup.sh dotnet
	@dotnet build tools/NeuroCore.Bench -c Release --nologo -v q -clp:NoSummary
	@dotnet tools/NeuroCore.Bench/bin/Release/net10.0/NeuroCore.Bench.dll scale build/bench

bench-parts: ## time the parts of a tick of the emulator: rows, columns, updates
	@tools/setup.sh dotnet
	@dotnet build tools/NeuroCore.Bench -c Release --nologo -v q -clp:NoSummary
	@dotnet tools/NeuroCore.Bench/bin/Release/net10.0/NeuroCore.Bench.dll parts build/bench/parts

install: ## install the command neurocore for this user
	@tools/install.sh

rules: ## write the listings of the learning rules in firmware/ anew
	@tools/setup.sh dotnet
	@tools/listings.sh

clean: ## remove everything that was built
	@rm -rf build
	@find . -name bin -o -name obj | grep -E '^\./(host|sim|tools|tests)/' | xargs rm -rf

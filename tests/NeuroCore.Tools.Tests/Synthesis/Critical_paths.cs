// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using NeuroCore.Synthesis;

namespace NeuroCore.Tools.Tests.Synthesis;

public class Critical_paths
{
    // As nextpnr writes it, with shorter names.
    private const string Report = """
        { "critical_paths": [
          { "from": "<async>", "to": "posedge clk", "path": [
            { "delay": 99, "type": "routing", "from": { "cell": "a", "port": "O" }, "to": { "cell": "b", "port": "I0" } },
            { "delay": 1, "type": "setup", "from": { "cell": "b", "port": "I0" }, "to": { "cell": "b", "port": "I0" } } ] },
          { "from": "posedge clk", "to": "posedge clk", "path": [
            { "delay": 2.1, "type": "clk-to-q", "from": { "cell": "x", "port": "RCLK" }, "to": { "cell": "neurocore.core0.update.residue_ram.memory.0.0_RAM", "port": "RDATA_10" } },
            { "delay": 1.7, "type": "routing", "from": { "cell": "neurocore.core0.update.residue_ram.memory.0.0_RAM", "port": "RDATA_10" }, "to": { "cell": "neurocore.core0.update.decays.lower_q_SB_DFF_Q_6_D_SB_LUT4_O_LC", "port": "I3" } },
            { "delay": 0.3, "type": "logic", "from": { "cell": "neurocore.core0.update.decays.lower_q_SB_DFF_Q_6_D_SB_LUT4_O_LC", "port": "I3" }, "to": { "cell": "neurocore.core0.update.decays.lower_q_SB_DFF_Q_6_D_SB_LUT4_O_LC", "port": "O" } },
            { "delay": 1.3, "type": "routing", "from": { "cell": "neurocore.core0.update.decays.lower_q_SB_DFF_Q_6_D_SB_LUT4_O_LC", "port": "O" }, "to": { "cell": "neurocore.core0.update.decays.sum_SB_CARRY_CI_LC", "port": "I1" } },
            { "delay": 0.2, "type": "logic", "from": { "cell": "neurocore.core0.update.decays.sum_SB_CARRY_CI_LC", "port": "I1" }, "to": { "cell": "neurocore.core0.update.decays.sum_SB_CARRY_CI_LC", "port": "COUT" } },
            { "delay": 0.6, "type": "routing", "from": { "cell": "neurocore.core0.update.decays.sum_SB_CARRY_CI_LC", "port": "COUT" }, "to": { "cell": "neurocore.core0.update.decays.upper_q_SB_DFF_Q_D_SB_LUT4_O_LC", "port": "I3" } },
            { "delay": 0.4, "type": "setup", "from": { "cell": "neurocore.core0.update.decays.upper_q_SB_DFF_Q_D_SB_LUT4_O_LC", "port": "I3" }, "to": { "cell": "neurocore.core0.update.decays.upper_q_SB_DFF_Q_D_SB_LUT4_O_LC", "port": "I3" } } ] }
        ] }
        """;

    [Fact]
    public void The_longest_path_from_clock_to_clock_is_told_in_words_of_the_design()
    {
        using var json = JsonDocument.Parse(Report);
        var path = CriticalPath.Of(json.RootElement)!;
        Assert.Equal(
            "6.6 ns (3.0 in cells, 3.6 on wires) from core0.update.residue_ram (block RAM, RDATA bit 10) through 1 LUTs and 1 carries of core0.update.decays to core0.update.decays.upper_q",
            path.ToString());
        Assert.Equal(
            [new PathStretch("core0.update.residue_ram", 0, 0, 1.7), new PathStretch("core0.update.decays", 1, 1, 2.4)],
            path.Through.ToArray());
    }

    [Fact]
    public void A_report_without_one_has_none()
    {
        using var json = JsonDocument.Parse("""{ "fmax": {} }""");
        Assert.Null(CriticalPath.Of(json.RootElement));
    }
}

// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using NeuroCore.Hardware;

namespace NeuroCore.Tools.Tests.Generator;

/// <summary>The header that the RTL includes against the constants that the host was compiled with.</summary>
public sealed partial class Constants_in_both_languages
{
    private static readonly Dictionary<string, int> Header = Read();

    [Fact]
    public void Banks_agree() => Agree<Bank>("BANK", bank => (int)bank);

    [Fact]
    public void Control_registers_agree() => Agree<ControlRegister>("CONTROL", register => (int)register);

    [Fact]
    public void Identity_words_agree() => Agree<IdentityWord>("IDENTITY", word => (int)word);

    [Fact]
    public void Class_words_agree() => Agree<ClassWord>("CLASS", word => (int)word);

    [Fact]
    public void Further_class_words_agree() => Agree<ClassMoreWord>("CLASS_MORE", word => (int)word);

    [Fact]
    public void Encodings_agree() => Agree<InputEncoding>("ENCODING", encoding => (int)encoding);

    [Fact]
    public void Reset_modes_agree() => Agree<ResetMode>("RESET", mode => (int)mode);

    [Fact]
    public void Opcodes_agree() => Agree<Opcode>("OP", opcode => (int)opcode);

    [Fact]
    public void Replies_agree() => Agree<Reply>("REPLY", reply => (int)reply);

    [Fact]
    public void Marks_agree() => Agree<StreamMark>("MARK", mark => (int)mark);

    [Fact]
    public void Bits_agree()
    {
        Agree("CAPABILITY", Enum.GetValues<Capabilities>().Where(bit => bit != Capabilities.None), bit => BitOperations.Log2((uint)bit));
        Agree("CONDITION", Enum.GetValues<Conditions>().Where(bit => bit != Conditions.None), bit => int.Log2((int)bit));
    }

    [Fact]
    public void Numbers_on_their_own_agree()
    {
        Assert.Equal(Magic.Board, Header["NC_MAGIC_BOARD"]);
        Assert.Equal((Versions.Protocol, Versions.Hardware), (Header["NC_VERSION_PROTOCOL"], Header["NC_VERSION_HARDWARE"]));
        Assert.Equal(ClassParameters.WordsPerBlock, Header["NC_CLASS_WORDS"]);
        Assert.Equal((Fields.KeepULow, Fields.KeepUWidth), (Header["NC_CLASS_KEEP_U_LOW"], Header["NC_CLASS_KEEP_U_WIDTH"]));
        Assert.Equal((Fields.OccupiedLow, Fields.LastBlockLow), (Header["NC_RANGE_OCCUPIED_LOW"], Header["NC_RANGE_LAST_BLOCK_LOW"]));
        Assert.Equal((Fields.DelayLow, Fields.EnableLow), (Header["NC_PROJECTION_DELAY_LOW"], Header["NC_PROJECTION_ENABLE_LOW"]));
        Assert.Equal((Fields.DriveWidth, Fields.EncodingLow), (Header["NC_ENCODER_DRIVE_WIDTH"], Header["NC_ENCODER_ENCODING_LOW"]));
        Assert.Equal(Fields.ProbeBankLow, Header["NC_PROBE_PROBE_BANK_LOW"]);
        Assert.Equal(Fields.SecondShiftLow, Header["NC_CLASS_MORE_SECOND_SHIFT_LOW"]);
        Assert.Equal(WeightCodes.NoSynapse, (sbyte)Header["NC_WEIGHT_NO_SYNAPSE"]);
        Assert.Equal(LinkLimits.ReceiveFrameBytes, Header["NC_LINK_RECEIVE_FRAME_BYTES"]);
        Assert.Equal(LinkLimits.TransmitFrameBytes, Header["NC_LINK_TRANSMIT_FRAME_BYTES"]);
        Assert.Equal(LinkLimits.ReadWords, Header["NC_LINK_READ_WORDS"]);
    }

    private static void Agree<T>(string group, Func<T, int> value) where T : struct, Enum => Agree(group, Enum.GetValues<T>(), value);

    private static void Agree<T>(string group, IEnumerable<T> values, Func<T, int> value) where T : struct, Enum =>
        Assert.All(values, item => Assert.Equal(value(item), Header[$"NC_{group}_{Words().Replace(item.ToString(), "_$1").ToUpperInvariant()}"]));

    private static Dictionary<string, int> Read() =>
        Line().Matches(File.ReadAllText(Path.Combine(Repository.Root, "hdl/registers/neurocore_registers.vh")))
            .ToDictionary(match => match.Groups["name"].Value, match => int.Parse(
                match.Groups["value"].Value,
                match.Groups["base"].Success ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
                CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^localparam (signed )?(\[\d+:0\] )?(?<name>NC_\w+) = (?<base>\d+'s?h)?(?<value>[0-9A-F]+);", RegexOptions.Multiline)]
    private static partial Regex Line();

    // The start of every word but the first: KeepU is KEEP_U.
    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex Words();
}

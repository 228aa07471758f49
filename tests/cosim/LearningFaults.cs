// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Model;

namespace NeuroCore.Cosim;

/// <summary>Faults of learning that the lockstep must notice by what comes of them.</summary>
internal static class LearningFaults
{
    private const int SignBit = 0x80;      // of g and m
    private const int TagBits = 0xF800;    // of a synapse word
    private const int Absent = 0x80;
    private const int NoVector = ((1 << Fields.VectorWidth) - 1) << Fields.VectorLow;    // means nothing: a term of 0

    private static readonly Configuration s_tiny = Configurations.Named("tiny");
    private static readonly Configuration s_tagged = Configurations.Named("odd_four");

    /// <summary>What is wrong, the build that it is tried on, and how a model gets it.</summary>
    public static IReadOnlyList<(string Fault, Configuration Build, Func<LearningFault> Make)> All { get; } =
    [
        ("coefficients that are wrong by one", s_tiny, () => WrongWords.Products(ProductWord.Amount, 1 << Fields.CoefficientLow)),
        ("a product of columns that is left out", s_tiny, () => WrongWords.Product(2, LearningTrigger.Post, 0, ProductWord.Operation, word => word | NoVector)),
        ("a product that is subtracted, not added", s_tiny, () => WrongWords.Product(5, LearningTrigger.Post, 0, ProductWord.Operation, word => word ^ (1 << Fields.SubtractLow))),
        ("trace 2 in the place of trace 1", s_tiny, () => WrongWords.Product(1, LearningTrigger.Pre, 0, ProductWord.Operation, word => word ^ (1 << Fields.VectorLow))),
        ("a product's shift that is wrong by one", s_tiny, () => WrongWords.Product(4, LearningTrigger.Epoch, 0, ProductWord.Operation, word => word ^ (1 << Fields.ProductShiftLow))),
        ("sums that end a product early or late", s_tiny, () => WrongWords.Products(ProductWord.Operation, 1 << Fields.LastLow)),
        ("nearest and stochastic rounding exchanged", s_tiny, () => WrongWords.Products(ProductWord.Operation, 1 << Fields.NearestLow)),
        ("bounds that are wrong by one", s_tiny, () => WrongWords.Products(ProductWord.Amount, 1 << Fields.BoundLow)),
        ("no lower bound where there is one", s_tiny, () => WrongWords.Products(ProductWord.Operation, 1 << Fields.LowerBoundLow)),
        ("tag and weight exchanged", s_tagged, () => WrongWords.Products(ProductWord.Operation, 1 << Fields.TargetLow)),
        ("a third factor g that counts where it should not", s_tiny, () => WrongWords.Products(ProductWord.Operation, 1 << Fields.GatedLow)),
        ("the sign of g turned", s_tiny, () => WrongWords.Register(LearningRegister.ThirdFactor, g => g ^ SignBit)),
        ("g ignored", s_tiny, () => WrongWords.Register(LearningRegister.ThirdFactor, _ => SignBit - 1)),
        ("the sign of m turned", s_tiny, () => WrongWords.Factors(m => m ^ SignBit)),
        ("m ignored", s_tiny, () => WrongWords.Factors(_ => SignBit - 1)),
        ("a gate that is always open", s_tiny, () => WrongWords.Register(LearningRegister.Gate, _ => 1)),
        ("a gate that holds traces too", s_tiny, () => new TracesGated()),
        ("a class that is plastic though it should not be", s_tiny, () => WrongWords.Register(LearningRegister.PlasticClasses, classes => classes | 4)),
        ("the rule beside", s_tiny, () => WrongWords.Projections(1 << Fields.RuleLow)),
        ("epochs that come too often or too rarely", s_tiny, () => WrongWords.Register(LearningRegister.Epoch, k => k ^ 1)),
        ("an epoch before the events of its tick count", s_tiny, () => new EpochFirst()),
        ("a trace that decays too fast by 1/256 of its rate", s_tiny, () => WrongWords.Parameter(Trace.X1, TraceParameter.Mantissa, d => d ^ 1)),
        ("a trace that decays half or twice as fast", s_tiny, () => WrongWords.Parameter(Trace.Y2, TraceParameter.Shift, k => k ^ 1)),
        ("traces of neurons that do not decay", s_tiny, () => new TracesLeft(Phase.Update, Bank.NeuronTrace)),
        ("an impulse that is wrong by one", s_tiny, () => WrongWords.Parameter(Trace.X2, TraceParameter.Impulse, impulse => impulse ^ 1)),
        ("impulses of spikes that are missing", s_tiny, () => new TracesLeft(Phase.Post, Bank.NeuronTrace)),
        ("impulses of events that are missing", s_tiny, () => new TracesLeft(Phase.Pre, Bank.SourceTrace)),
        ("events that count for the spikes of their own tick", s_tiny, () => new PreBeforePost()),
        ("rounding by the noise of another state", s_tiny, () => new OtherNoise()),
        ("a row that changes the neuron beside", s_tiny, () => new RowBeside(0xFF)),
        ("tags that go to the synapse beside", s_tagged, () => new RowBeside(TagBits)),
        ("halves of a column exchanged", s_tiny, () => new ColumnHalves()),
        ("a synapse that grows where there is none", s_tiny, () => new CodeChanged(Phase.Deliver, Absent, 1)),
        ("a weight that wraps from 127 to -127", s_tiny, () => new CodeChanged(Phase.Post, 127, 0x81)),
    ];
}

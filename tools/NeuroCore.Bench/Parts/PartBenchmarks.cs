// SPDX-License-Identifier: Apache-2.0
using BenchmarkDotNet.Attributes;

namespace NeuroCore.Bench.Parts;

/// <summary>The parts of a tick, each in a network that does little else. An operation is a row, a column, or an update of all neurons.</summary>
public class PartBenchmarks
{
    private const int Ticks = 100;
    private const int Inputs = 256;
    private const int Neurons = 1024;
    private const int ManyNeurons = 4096;
    private const int FewNeurons = 256;
    private const int ManyInputs = 1024;
    private const int Rows = Ticks * Inputs;
    private const int Columns = Ticks * FewNeurons;

    private PartNetwork? _network;

    private PartNetwork Network => _network ?? throw new InvalidOperationException("A part runs before its network was made.");

    /// <summary>Before <see cref="DenseRow"/>.</summary>
    [GlobalSetup(Target = nameof(DenseRow))]
    public void MakeDenseRows() => _network = PartNetwork.Of(Inputs, Neurons, "all_to_all", null, fire: false, Ticks, every: 1);

    /// <summary>An event of a source with 1,024 static synapses, to all neurons.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public long DenseRow() => Network.Run();

    /// <summary>Before <see cref="SparseRow"/>.</summary>
    [GlobalSetup(Target = nameof(SparseRow))]
    public void MakeSparseRows() => _network = PartNetwork.Of(Inputs, ManyNeurons, "{ fixed_number_post: { n: 200, seed: 1 } }", null, fire: false, Ticks, every: 1);

    /// <summary>An event of a source with 200 static synapses, to one neuron in twenty.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public long SparseRow() => Network.Run();

    /// <summary>Before <see cref="LearningRow"/>.</summary>
    [GlobalSetup(Target = nameof(LearningRow))]
    public void MakeLearningRows() => _network = PartNetwork.Of(Inputs, Neurons, "all_to_all", "pair_stdp", fire: false, Ticks, every: 1);

    /// <summary>An event of a source with 1,024 synapses that learn by pair STDP.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public long LearningRow() => Network.Run();

    /// <summary>Before <see cref="Column"/>.</summary>
    [GlobalSetup(Target = nameof(Column))]
    public void MakeColumns() => _network = PartNetwork.Of(ManyInputs, FewNeurons, "all_to_all", "pair_stdp", fire: true, Ticks, every: Ticks);

    /// <summary>A spike of a neuron with 1,024 synapses that learn by pair STDP.</summary>
    [Benchmark(OperationsPerInvoke = Columns)]
    public long Column() => Network.Run();

    /// <summary>Before <see cref="NeuronUpdate"/>.</summary>
    [GlobalSetup(Target = nameof(NeuronUpdate))]
    public void MakeNeurons() => _network = PartNetwork.Of(0, ManyNeurons, "", null, fire: false, Ticks, every: 1);

    /// <summary>The update of 4,096 neurons.</summary>
    [Benchmark(OperationsPerInvoke = Ticks)]
    public long NeuronUpdate() => Network.Run();

    /// <summary>Gives memory and code back.</summary>
    [GlobalCleanup]
    public void Drop() => _network?.Dispose();
}

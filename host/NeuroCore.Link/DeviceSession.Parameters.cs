// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Link;

public sealed partial class DeviceSession
{
    /// <summary>Gives neurons another value of a parameter; everything else of them, and all other neurons, stay.</summary>
    /// <param name="population">Name of a population of neurons of the loaded image.</param>
    /// <param name="parameter">What changes.</param>
    /// <param name="values">Indices in the population, and values on the network's scale, rounded as the compiler rounds.</param>
    /// <param name="cancellation">Gives up; the state is in doubt then.</param>
    /// <exception cref="NeuroCoreException">No image is loaded, it has no such neuron, or the board cannot hold a value.</exception>
    public async Task SetParameterAsync(
        string population, NeuronParameter parameter, IEnumerable<(int Index, double Value)> values, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        var rules = new ParameterRules(LoadedImage("a parameter can change"), population, parameter);
        var codes = new SortedDictionary<int, int>();
        foreach (var (index, value) in values)
            codes[rules.Neuron(index)] = rules.Code(index, value);
        if (codes.Count == 0)
            return;
        switch (parameter)
        {
            case NeuronParameter.Silenced:
                await ChangeResiduesAsync(codes, (word, code) => ResidueWord.WithSilence(word, code == 1), cancellation).ConfigureAwait(false);
                break;
            case NeuronParameter.Membrane:
                await WriteEachAsync(Bank.Membrane, codes.Select(entry => (entry.Key, (ushort)(entry.Value >> ResidueWord.FractionBits))), cancellation).ConfigureAwait(false);
                await ChangeResiduesAsync(codes, ResidueWord.WithFraction, cancellation).ConfigureAwait(false);
                break;
            default:
                await WriteEachAsync(BankOf(parameter), codes.Select(entry => (entry.Key, (ushort)entry.Value)), cancellation).ConfigureAwait(false);
                break;
        }
    }

    private static Bank BankOf(NeuronParameter parameter) => parameter switch
    {
        NeuronParameter.Threshold => Bank.Threshold,
        NeuronParameter.Bias => Bank.Bias,
        _ => Bank.Adaptation,
    };

    private async Task ChangeResiduesAsync(SortedDictionary<int, int> codes, Func<ushort, int, ushort> change, CancellationToken cancellation)
    {
        var first = codes.Keys.First();
        var words = await ReadAsync(Bank.Residue, first, codes.Keys.Last() - first + 1, cancellation).ConfigureAwait(false);
        await WriteEachAsync(Bank.Residue, codes.Select(entry => (entry.Key, change(words[entry.Key - first], entry.Value))), cancellation).ConfigureAwait(false);
    }

    // Neighbours are one write.
    private async Task WriteEachAsync(Bank bank, IEnumerable<(int Address, ushort Word)> words, CancellationToken cancellation)
    {
        var run = new List<ushort>();
        var next = 0;
        foreach (var (address, word) in words)
        {
            if (run.Count > 0 && address != next)
            {
                await WriteAsync(bank, next - run.Count, run.ToArray(), cancellation).ConfigureAwait(false);
                run.Clear();
            }

            run.Add(word);
            next = address + 1;
        }

        await WriteAsync(bank, next - run.Count, run.ToArray(), cancellation).ConfigureAwait(false);
    }
}

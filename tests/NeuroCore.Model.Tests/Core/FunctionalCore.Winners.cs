// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model.Tests.Core;

/// <content>Winner-take-all groups.</content>
internal sealed partial class FunctionalCore
{
    // Of each group the spikes of largest excess stay, the others are taken back.
    private void LeaveWinners(int[] signs)
    {
        var group = new List<int>();
        for (var block = 0; block < _net.Classes.Length; block++)
        {
            var c = _net.Classes[block];
            if (!c.Competes)
                continue;
            group.AddRange(Enumerable.Range(block * _build.Lanes, _build.Lanes).Where(neuron => signs[neuron] != 0));
            if (!c.GroupEnd)
                continue;
            var losers = group
                .OrderByDescending(neuron => (signs[neuron] * (long)V[neuron]) - Test(neuron)).ThenBy(neuron => neuron)
                .Skip(Math.Min(c.GroupWinners, _build.Winners));
            foreach (var neuron in losers)
                signs[neuron] = 0;
            group.Clear();
        }
    }
}

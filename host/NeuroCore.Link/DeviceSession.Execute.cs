// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Link;

public sealed partial class DeviceSession
{
    /// <summary>
    /// Executes commands in their order without waiting for one to be done before the next is on its way, so that the wire
    /// need not rest between them.
    /// </summary>
    /// <param name="commands">Asked for one by one, as the board has room: they may be many, and made as they are needed.</param>
    /// <param name="answered">
    /// Told of every data frame in order: one for each read, and those with spikes, ticks and probes of what runs. None
    /// may be waited for: commands are sent on before it comes.
    /// </param>
    /// <param name="cancellation">Gives up; the state is in doubt then.</param>
    public Task ExecuteAsync(
        IEnumerable<LinkCommand> commands, Action<DataFrame> answered, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(commands);
        ArgumentNullException.ThrowIfNull(answered);
        return OperateAsync(
            async () =>
            {
                var before = _stateInDoubt;
                _stateInDoubt = true;
                foreach (var command in commands)
                {
                    while (!_pump.Link.MaySend(command))
                        await StepAsync(answered, cancellation).ConfigureAwait(false);
                    _changed?.Note(command);
                    _pump.Link.Send(command);
                }

                while (!_pump.Link.IsSettled)
                    await StepAsync(answered, cancellation).ConfigureAwait(false);
                _stateInDoubt = before;
            },
            cancellation);
    }

    private async Task StepAsync(Action<DataFrame> answered, CancellationToken cancellation)
    {
        await _pump.StepAsync(cancellation).ConfigureAwait(false);
        while (_pump.Link.TryTakeData(out var frame))
            answered(frame);
    }
}

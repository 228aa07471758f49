// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Threading.Channels;

namespace NeuroCore.Daemon.Jobs;

/// <summary>Hands events to everybody who listens. A listener that is too slow misses old ones, never the newest.</summary>
internal sealed class EventHub
{
    private const int MostWaiting = 256;

    private readonly ConcurrentDictionary<Guid, Channel<JobEvent>> _listeners = new();

    /// <summary>Tells everybody.</summary>
    public void Publish(JobEvent happened)
    {
        foreach (var listener in _listeners.Values)
            listener.Writer.TryWrite(happened);
    }

    /// <summary>Listens from now on, until disposed.</summary>
    public Listening Listen() => new(this);

    /// <summary>One who listens.</summary>
    internal sealed class Listening : IDisposable
    {
        private readonly EventHub _hub;
        private readonly Guid _id = Guid.NewGuid();

        public Listening(EventHub hub)
        {
            _hub = hub;
            var channel = Channel.CreateBounded<JobEvent>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest });
            Events = channel.Reader;
            hub._listeners[_id] = channel;
        }

        /// <summary>What happened since.</summary>
        public ChannelReader<JobEvent> Events { get; }

        public void Dispose() => _hub._listeners.TryRemove(_id, out _);
    }
}

// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;

namespace NeuroCore.Daemon.Api;

/// <summary>
/// What a connection sends. Nothing changes until the server has rejected what came in: its last answer, which has no body,
/// then gets one that says why.
/// </summary>
/// <param name="inner">Takes the bytes.</param>
internal sealed class SentenceWriter(PipeWriter inner) : PipeWriter
{
    private const string NoBody = "Content-Length: 0\r\n";

    private readonly ArrayBufferWriter<byte> _answer = new();
    private string? _sentence;

    /// <inheritdoc/>
    public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

    /// <inheritdoc/>
    public override long UnflushedBytes => inner.UnflushedBytes + _answer.WrittenCount;

    /// <summary>The answer that comes now is the server's own, and the last of this connection.</summary>
    public void Reject(string sentence) => _sentence = sentence;

    /// <inheritdoc/>
    public override void Advance(int bytes)
    {
        if (_sentence is null)
            inner.Advance(bytes);
        else
            _answer.Advance(bytes);
    }

    /// <inheritdoc/>
    public override Memory<byte> GetMemory(int sizeHint = 0) => _sentence is null ? inner.GetMemory(sizeHint) : _answer.GetMemory(sizeHint);

    /// <inheritdoc/>
    public override Span<byte> GetSpan(int sizeHint = 0) => _sentence is null ? inner.GetSpan(sizeHint) : _answer.GetSpan(sizeHint);

    /// <inheritdoc/>
    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        PassAnswer();
        return inner.FlushAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void CancelPendingFlush() => inner.CancelPendingFlush();

    /// <inheritdoc/>
    public override void Complete(Exception? exception = null)
    {
        PassAnswer();
        inner.Complete(exception);
    }

    private void PassAnswer()
    {
        if (_answer.WrittenCount == 0)
            return;
        var head = Encoding.Latin1.GetString(_answer.WrittenSpan);
        _answer.ResetWrittenCount();
        var body = JsonSerializer.SerializeToUtf8Bytes(new ErrorView(_sentence!), ApiJson.Type<ErrorView>());
        var isOwn = head.Contains(NoBody, StringComparison.Ordinal) && head.EndsWith("\r\n\r\n", StringComparison.Ordinal);
        if (isOwn)
            head = head.Replace(NoBody, $"Content-Type: application/json; charset=utf-8\r\nContent-Length: {body.Length}\r\n", StringComparison.Ordinal);
        inner.Write(Encoding.Latin1.GetBytes(head));
        if (isOwn)
            inner.Write(body);
    }
}

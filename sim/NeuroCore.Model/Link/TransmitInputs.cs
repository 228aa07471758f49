// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>Inputs of <see cref="FrameTransmit"/> in one clock.</summary>
/// <param name="PutValid">A byte of the next data frame is put.</param>
/// <param name="PutByte">That byte.</param>
/// <param name="PutDrop">What was put is forgotten.</param>
/// <param name="PutIsRead">What is put is read_data, not event_data.</param>
/// <param name="HandOver">What was put is to be sent; held, with nothing put, until it is handed over.</param>
/// <param name="AcknowledgeValid">A good frame was received.</param>
/// <param name="Acknowledge">Data frame that it expects next.</param>
/// <param name="Resend">It was a resend.</param>
/// <param name="StatusDue">A status is due.</param>
/// <param name="Damaged">A status that says so is due.</param>
/// <param name="Refused">A command of this session was refused.</param>
/// <param name="Stopped">A run was ended.</param>
/// <param name="Expected">Sequence number expected next.</param>
/// <param name="Nonce">Nonce of the session.</param>
/// <param name="Ready">The byte offered is taken.</param>
internal readonly record struct TransmitInputs(
    bool PutValid,
    byte PutByte,
    bool PutDrop,
    bool PutIsRead,
    bool HandOver,
    bool AcknowledgeValid,
    int Acknowledge,
    bool Resend,
    bool StatusDue,
    bool Damaged,
    bool Refused,
    bool Stopped,
    int Expected,
    byte Nonce,
    bool Ready);
